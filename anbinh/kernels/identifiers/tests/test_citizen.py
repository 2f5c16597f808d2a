"""Personal numbers and cards; every number here is of a place that does not exist, or refused."""

from datetime import date

import pytest

from anbinh.kernels.identifiers import (
    NotACard,
    NotACitizenNumber,
    Sex,
    parse_card,
    parse_number,
    reserved_citizen_number,
)

LAN = reserved_citizen_number(7, sex=Sex.FEMALE, birth_year=1990).value
CARD = f"{LAN}|012345678|Nguyễn Thị Lan|06031990|Nữ|Số 5, ngõ 12, Phường Cửa Nam, Hà Nội|20052022"


def test_it_reads_sex_year_and_place() -> None:
    number = parse_number("001 302 000 007")
    assert (number.sex, number.birth_year, number.province, number.province_name) == (Sex.FEMALE, 2002, "001", "Hà Nội")
    assert parse_number("000.085.000.007").birth_year == 1985


def test_it_shows_a_number_to_nobody_by_accident() -> None:
    number = parse_number(LAN)
    assert LAN not in str(number) and LAN not in repr(number)
    assert "Lan" not in repr(parse_card(CARD))


def test_it_accepts_old_numbers() -> None:
    number = parse_number("012345678")
    assert (number.old, number.sex, number.birth_year, number.province) == (True, None, None, "")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("00108500", "citizen_length"),
        ("0010850123456", "citizen_length"),
        ("001x85012345", "citizen_letters"),
        ("", "citizen_letters"),
        ("003085012345", "citizen_province"),
        ("001485012345", "citizen_century"),
    ],
)
def test_it_refuses_what_is_no_number_without_repeating_it(text: str, code: str) -> None:
    with pytest.raises(NotACitizenNumber) as refusal:
        parse_number(text)
    assert refusal.value.code == code
    assert not text or text not in str(refusal.value) + refusal.value.say("en")


def test_it_reads_a_card() -> None:
    card = parse_card(CARD)
    assert (card.number.value, card.old_number, card.full_name) == (LAN, "012345678", "Nguyễn Thị Lan")
    assert (card.born_on, card.sex, card.issued_on) == (date(1990, 3, 6), Sex.FEMALE, date(2022, 5, 20))
    assert card.residence == "Số 5, ngõ 12, Phường Cửa Nam, Hà Nội"
    assert card.mismatches == ()


@pytest.mark.parametrize(
    "typed",
    [
        CARD + "\r\n",
        CARD.upper(),
        "\ufeff\t" + CARD.replace("|", "\r|") + "\n",
        CARD + "||Nguyễn Văn Bình|Trần Thị Cúc|",
        CARD.replace("06031990", "06/03/1990"),
        CARD.replace("Nữ", "NỮ"),
    ],
)
def test_it_bears_what_a_scanner_types(typed: str) -> None:
    card = parse_card(typed)
    assert (card.number.value, card.full_name.casefold(), card.sex) == (LAN, "nguyễn thị lan", Sex.FEMALE)
    assert (card.born_on, card.issued_on, card.mismatches) == (date(1990, 3, 6), date(2022, 5, 20), ())


def test_it_reads_a_card_without_old_number_and_day_of_issue() -> None:
    card = parse_card(f"{LAN}||Nguyễn Thị Lan|1990|Nữ|Hà Nội")
    assert (card.old_number, card.born_on, card.issued_on, card.mismatches) == ("", None, None, ())


def test_it_reports_what_the_card_says_twice_and_differently() -> None:
    card = parse_card(f"{LAN}||Nguyễn Thị Lan|06031991|Nam|Hà Nội|20051980")
    assert [mismatch.about for mismatch in card.mismatches] == ["sex", "birth_year", "issued"]
    assert card.mismatches[1].say() == "Năm sinh trên thẻ (1991) khác với năm sinh trong số định danh (1990)."
    assert card.mismatches[0].say("en") == "The sex on the card differs from the one in the personal number."


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("https://vidu.example/abc", "card_fields"),
        (f"012345678||Nguyễn Thị Lan|06031990|Nữ|Hà Nội|{''}", "card_fields"),
        (f"{LAN}||Nguyễn Thị Lan|31021990|Nữ|Hà Nội|20052022", "card_date"),
        (f"{LAN}||Nguyễn Thị Lan|ngày|Nữ|Hà Nội|20052022", "card_date"),
        (f"{LAN}|| |06031990|Nữ|Hà Nội|20052022", "card_name"),
    ],
)
def test_it_refuses_what_is_no_card(typed: str, code: str) -> None:
    with pytest.raises(NotACard) as refusal:
        parse_card(typed)
    assert refusal.value.code == code
