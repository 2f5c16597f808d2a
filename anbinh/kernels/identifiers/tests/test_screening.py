"""The reporter leaves the text; the suspects stay."""

import unicodedata
from collections.abc import Sequence
from typing import Literal

import pytest

from anbinh.kernels.identifiers import NEUTRAL, extract, reserved_citizen_number, screen
from anbinh.kernels.identifiers.citizen import Sex

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]
LAN = "Nguyễn Thị Hoà Lan"
PHONE = "0912 345 678"
NUMBER = reserved_citizen_number(7, sex=Sex.FEMALE, birth_year=1990).value


def _screened(text: str, *, addresses: Sequence[str] = ()) -> str:
    return screen(
        text,
        names=[LAN],
        phones=[PHONE],
        numbers=[NUMBER],
        emails=["Lan@thu.example"],
        addresses=addresses,
    ).text


@pytest.mark.parametrize(
    "name",
    [
        LAN,
        LAN.upper(),
        "Nguyen Thi Hoa Lan",
        "nguyễn thị hòa lan",
        "NGUYEN THI HOA LAN",
        "Nguyễn  Thị\nHoà Lan",
        "Nguyen Thị Hoa Lan",
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_it_takes_out_the_full_name_in_any_writing(name: str, form: Form) -> None:
    text = unicodedata.normalize(form, f"Người bán lừa {name} 5 triệu.")
    assert _screened(text) == unicodedata.normalize(form, f"Người bán lừa {NEUTRAL} 5 triệu.").replace(
        unicodedata.normalize(form, NEUTRAL), NEUTRAL
    )


@pytest.mark.parametrize(
    "text",
    [
        "Tôi là {}, bị lừa.",
        "tên tôi là {} ạ",
        "Em tên {}, 20 tuổi",
        "con tên là {}",
        "Cháu là {}",
        "Tôi là chị {} ở",
        "Ký tên: {}",
    ],
)
@pytest.mark.parametrize("short", ["Lan", "lan", "Hoà Lan", "hoa lan", "Nguyễn Lan"])
def test_it_takes_out_a_given_name_that_is_introduced(text: str, short: str) -> None:
    assert _screened(text.format(short)) == text.format(NEUTRAL)


def test_it_takes_out_a_signature() -> None:
    assert _screened("Kính mong các anh giúp.\nHoà Lan.") == f"Kính mong các anh giúp.\n{NEUTRAL}."


@pytest.mark.parametrize(
    "text",
    [
        "Chị Lan bán hàng lừa tôi, hoa lan rất đẹp.",
        "Kẻ lừa tên Nguyễn Thị Hoà Lân.",
        "Chủ trang facebook.com/nguyenthihoalan",
        "chị Nguyễn Thị Hoà Lanh",
    ],
)
def test_it_leaves_other_people(text: str) -> None:
    assert _screened(text) == text


@pytest.mark.parametrize(
    "phone",
    [
        "0912345678",
        "0912.345.678",
        "+84 912 345 678",
        "84912345678",
        "(0912) 345 678",
        "09l2 345 678",
        "O912345678",
        "0912_345_678",
    ],
)
@pytest.mark.parametrize("text", ["gọi lại cho tôi {} nhé", "sđt{}", "stk {} MB", "mã số {}."])
def test_it_takes_out_the_phone_in_any_writing(phone: str, text: str) -> None:
    screened = _screened(text.format(phone))
    assert screened in {text.format(NEUTRAL), text.format(f"({NEUTRAL}"), text.format(f"+{NEUTRAL}")}


def test_it_takes_out_numbers_letters_and_addresses_that_were_given() -> None:
    text = f"CCCD {NUMBER[:3]} {NUMBER[3:6]} {NUMBER[6:9]} {NUMBER[9:]}, thư lan@THU.example, nhà ở 5 ngõ 12, Phố Huế."
    assert _screened(text, addresses=["5 ngõ 12 phố Huế"]) == f"CCCD {NEUTRAL}, thư {NEUTRAL}, nhà ở {NEUTRAL}."


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Số điện thoại của tôi là 0987 654 321.", "Số điện thoại của tôi là {}."),
        ("căn cước của em: 001302000007", "căn cước của em: {}"),
        ("email của em là a.b@thu.example", "email của em là {}"),
        ("Tôi ở số 5 ngõ 12 phố Huế, phường Cửa Nam, bị lừa", "Tôi ở {}, bị lừa"),
        ("Địa chỉ nhà tôi: thôn Đoài, xã Kim Nỗ, Đông Anh. Nó tên Bình", "Địa chỉ nhà tôi: {}. Nó tên Bình"),
        ("Em đang ở nhà thì có người gọi", "Em đang ở nhà thì có người gọi"),
        ("Tôi ở cơ quan lúc đó", "Tôi ở cơ quan lúc đó"),
    ],
)
def test_it_takes_out_what_the_text_calls_the_reporters_own(text: str, left: str) -> None:
    assert _screened(text) == left.format(NEUTRAL)


def test_it_leaves_every_identifier_of_the_suspects() -> None:
    text = (
        f"Tôi là {LAN}, {PHONE}. Kẻ xưng công an gọi từ 0987.654.321, bắt chuyển vào stk 0011004123456 Vietcombank, "
        f"trang https://lan-anh.example/nguyen-thi-hoa-lan, fb.com/hoalan.9x, xe 30A-123.45, số 0912 345 679."
    )
    reporter = {mention.identifier for mention in extract(PHONE)}
    before = [mention.identifier for mention in extract(text) if mention.identifier not in reporter]
    assert [mention.identifier for mention in extract(_screened(text))] == before
    assert len(before) == 6


def test_it_says_what_was_taken_and_where_but_not_what_it_was() -> None:
    text = f"Tôi là {LAN}, số {PHONE}."
    screened = screen(text, names=[LAN], phones=[PHONE], numbers=[])
    assert [(removal.kind, text[removal.start : removal.end]) for removal in screened.removed] == [
        ("name", LAN),
        ("phone", PHONE),
    ]
    assert "Lan" not in repr(screened)


def test_it_bears_bad_particulars() -> None:
    assert (
        screen("Không có gì.", names=["", " "], phones=["abc", ""], numbers=["", "12"], emails=[""]).text
        == "Không có gì."
    )
