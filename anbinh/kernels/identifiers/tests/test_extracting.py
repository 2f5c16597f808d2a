"""Identifiers in narratives as citizens write them."""

import unicodedata
from typing import Literal

import pytest

from anbinh.kernels.identifiers import extract

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]
TELEGRAM = """Sáng 06/03/2024 lúc 10:30 có số 0912.345.678 gọi, xưng công an. Nó bắt tôi chuyển 50.000.000 đồng
vào STK 19033344455566 ngân hàng Techcombank, chủ tài khoản NGUYEN VAN BINH, rồi kết bạn zalo 0977o12l34 và
telegram @ViecNhe_24h. Trang web hxxps://dichvucong[.]vcb-digi[.]com/xac-nhan?utm_source=zalo,
link rút gọn bit.ly/3abC.
Xe biển số 30a12345."""


def _found(text: str) -> list[tuple[str, str]]:
    return [(mention.identifier.kind.value, mention.identifier.value) for mention in extract(text)]


def _values(text: str) -> list[str]:
    return [value for _, value in _found(text)]


def test_it_finds_everything_in_a_report() -> None:
    assert _found(TELEGRAM) == [
        ("phone", "+84912345678"),
        ("account", "TCB:19033344455566"),
        ("phone", "+84977012134"),
        ("handle", "telegram:viecnhe_24h"),
        ("url", "vcb-digi.com/xac-nhan"),
        ("url", "bit.ly/3abC"),
        ("plate", "30A12345"),
    ]


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_it_says_where_each_stands_in_the_text_as_it_was_given(form: Form) -> None:
    text = unicodedata.normalize(form, TELEGRAM)
    mentions = extract(text)
    assert [mention.identifier for mention in mentions] == [mention.identifier for mention in extract(TELEGRAM)]
    assert [text[mention.start : mention.end] for mention in mentions][:3] == [
        "0912.345.678",
        "19033344455566",
        "0977o12l34",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "sđt 0912345678",
        "sdt0912345678",
        "SĐT: 0912.345.678 nhé",
        "gọi (+84) 912 345 678 ngay",
        "zalo 0912-345-678",
        "zalo.me/0912345678",
        "số điện thoại (0912) 345 678",
        "0912345678,",
        "0912*345*678",
        "không có hợp đồng giấy. Số của tôi 0912345678",
        "đường dây mua bán hóa đơn liên lạc qua 0912345678",
        "gửi ảnh CCCD, nó nhắn từ 0912345678",
        "tôi vào vietcombank.com.vn rồi gọi 09 12 34 56 78"[26:],
    ],
)
def test_it_finds_a_phone_however_it_is_written(text: str) -> None:
    assert _values(text) == ["+84912345678"]


def test_it_finds_several_phones_side_by_side() -> None:
    assert _values("0912345678 - 0987654321, 01652345678 0243 825 1234") == [
        *("+84912345678", "+84987654321", "+84352345678", "+842438251234")
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("stk 19033344455566 Techcombank", "TCB:19033344455566"),
        ("số tài khoản: 1903 3344 4555 66 mở tại ngân hàng Kỹ thương", "TCB:19033344455566"),
        ("Techcombank 19033344455566", "TCB:19033344455566"),
        ("19033344455566 (TCB) TRAN VAN C", "TCB:19033344455566"),
        ("chuyển khoản qua MB 0912345678", "MB:0912345678"),
        ("STK: 0912345678 - MB Bank", "MB:0912345678"),
        ("tài khoản số 0011004123456 của NGUYEN VAN BINH, ngân hàng TMCP Ngoại thương Việt Nam", "VCB:0011004123456"),
        ("stk của nó 0011004123456", "0011004123456"),
        ("số thẻ 9704361234567890", "VCB:9704361234567890"),
        ("quẹt 9704361234567890 rồi", "VCB:9704361234567890"),
        ("stk 123.456.789.012 vietin", "CTG:123456789012"),
        ("stk:19033344455566,tech", "TCB:19033344455566"),
        ("ví MoMo: 12345678", "MOMO:12345678"),
        ("chuyển vào số 19033344455566 tại ngân hàng Techcombank", "TCB:19033344455566"),
    ],
)
def test_it_finds_an_account_and_its_bank(text: str, value: str) -> None:
    assert _values(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "mua tài khoản ngân hàng, bán luôn SIM 0912345678 cho nó",
        "tài khoản ngân hàng của tôi đăng ký bằng SIM 0912345678",
        "tài khoản ngân hàng bị khóa, có số 0912345678 gọi đến",
        "tài khoản của tôi bị hack, số lạ 0912345678 nhắn",
        "tài khoản facebook của tôi bị chiếm, nó dùng 0912345678",
        "tài khoản Zalo tên Lan 0912345678",
        "tài khoản bị khóa thì 0912345678 gọi lại",
    ],
)
def test_it_takes_no_telephone_for_an_account_that_was_spoken_of_before(text: str) -> None:
    assert _found(text) == [("phone", "+84912345678")]


@pytest.mark.parametrize(
    "text",
    [
        "tài khoản số 0912345678 tại MB",
        "chuyển vào tài khoản của bà Lan 0912345678 (MB)",
        "Số tài khoản:\n0912345678\nNgân hàng MB",
        "STK: 0912345678. Ngân hàng: MB. Chủ TK: A",
    ],
)
def test_it_keeps_an_account_that_is_shaped_like_a_telephone(text: str) -> None:
    assert _found(text) == [("account", "MB:0912345678")]


def test_it_gives_each_account_its_own_bank() -> None:
    after = "chuyển vào stk 111122223333 VCB, 444455556666 Techcombank và 777788889999 MB"
    before = "VCB 111122223333, Techcombank 444455556666, MB 777788889999"
    expected = ["VCB:111122223333", "TCB:444455556666", "MB:777788889999"]
    assert _values(after) == _values(before) == expected


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("chuyển từ tài khoản Vietcombank của tôi đến số tài khoản 19033344455566 của Techcombank", ["TCB"]),
        ("Tôi dùng Vietcombank chuyển 20 triệu vào stk 19033344455566 Techcombank", ["TCB"]),
        ("ra ngân hàng Agribank nộp tiền vào tài khoản 19033344455566 mở tại Techcombank", ["TCB"]),
        ("giả nhân viên Vietcombank, bắt chuyển vào tài khoản 19033344455566", [""]),
        ("Techcombank, stk 19033344455566, chủ tài khoản A. Sau đó tôi báo Vietcombank", ["TCB"]),
        ("Techcombank: 19033344455566; MB: 0359123456789; VCB: 0011004123456", ["TCB", "MB", "VCB"]),
        ("tài khoản 19033344455566 và 19033344455577 đều của Techcombank", ["TCB", "TCB"]),
        ("các tài khoản Techcombank 19033344455566, 19033344455577", ["TCB", "TCB"]),
        ("BIDV gọi, bắt chuyển vào 19033344455566 ngân hàng TCB và 0359123456789 MB", ["TCB", "MB"]),
    ],
)
def test_it_takes_the_bank_of_the_account_and_not_of_the_payer(text: str, values: list[str]) -> None:
    assert [mention.identifier.bank for mention in extract(text)] == values


def test_it_takes_no_banks_own_number_for_an_account() -> None:
    assert _values("mã QR ra tài khoản 970422 0500123456789 MB Bank") == ["MB:0500123456789"]


def test_it_takes_no_bank_from_an_address() -> None:
    assert _values("vào vcb-digi.com, tài khoản 19033344455566") == ["vcb-digi.com", "19033344455566"]


@pytest.mark.parametrize(
    "text",
    [
        "CCCD 001085012345",
        "căn cước của nó là 001 085 012 345",
        "CMND số 012345678",
        "số định danh: 001085012345, Vietcombank đã khóa",
        "001085012345",
        "mất 50.000.000 đồng",
        "tài khoản bị trừ 5000000đ",
        "stk nhận 50.000.000",
        "84.912.345.678 đồng",
        "84912345678 VND",
        "chuyển 50000000 vào Vietcombank",
        "09-03-2024 10:30",
        "ngày 09/12/2024, 0h30",
        "từ 09.03.2024 10 đến 12 giờ",
        "2024-03-06 10:30:00",
        "mã đơn hàng 0912345678",
        "mã KH 01234567890",
        "GPLX số 010123456789",
        "mã OTP 123456",
        "email lan.anh@vietcombank.com.vn",
        "nói xong.Em chuyển tiền.Co ai biết không",
        "đi quá.com lắm",
        "TP.HCM, Q.1, số nhà 12/3A",
        "xe đi 30 km 1234 mét",
        "năm 1900 1945",
        "facebook có 2.000 lượt thích, zalo Minh Anh",
        "Tôi 45 tuổi, 113 người",
    ],
)
def test_it_leaves_what_is_no_identifier(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("trang web vcb-digi . com lừa đảo", "vcb-digi.com"),
        ("vcb-digi (dot) com", "vcb-digi.com"),
        ("vcb-digi chấm com", "vcb-digi.com"),
        ("trang vcb-digi .com", "vcb-digi.com"),
        ("htxps://vcb-digi[.]com", "vcb-digi.com"),
        ("link http://103.1.2.3:8080/vneid.apk.", "103.1.2.3:8080/vneid.apk"),
        ("vào www.vay-nhanh.la nhé", "vay-nhanh.la"),
        ("http://vietcombank.com.vn@vcb-digi.com/a", "vcb-digi.com/a"),
        ("(xem https://a-b.vn/x)", "a-b.vn/x"),
        ("https://vt.tiktok.com/ZSabc/", "tiktok.com/ZSabc"),
    ],
)
def test_it_finds_addresses(text: str, value: str) -> None:
    assert _values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("facebook.com/lan.anh.9x", "facebook:lananh9x"),
        ("fb tên lananh_9x", "facebook:lananh_9x"),
        ("nhóm tele: @vaynhanh", "telegram:vaynhanh"),
        ("https://t.me/+AbCd12", "telegram:+AbCd12"),
        ("tiktok @lan.anh", "tiktok:lan.anh"),
    ],
)
def test_it_finds_handles(text: str, value: str) -> None:
    assert _values(text) == [value]


def test_it_takes_a_further_name_for_one_of_the_same_platform() -> None:
    text = "nhóm Telegram @kiemtien88 do @lan_anh_hr lập; thư gửi a.b@gmail.com" + " xa" * 50 + " @nguoi_khac"
    assert _values(text) == ["telegram:kiemtien88", "telegram:lan_anh_hr"]
    assert _values("tôi tag @lan_anh_hr vào") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("xe máy biển kiểm soát 29-B1 123.45", "29B112345"),
        ("xe 30A-123.45", "30A12345"),
        ("xe biển 30a.12345", "30A12345"),
        ("ô tô 30A12345", "30A12345"),
        ("bien so 30a 123 45", "30A12345"),
        ("biển số 30A 12345 20 triệu", "30A12345"),
        ("BKS 30 a 123.45", "30A12345"),
        ("biển 80-123-NG-45", "80123NG45"),
    ],
)
def test_it_finds_plates(text: str, value: str) -> None:
    assert _values(text) == [value]


@pytest.mark.parametrize("text", ["gọi 113", "báo cảnh sát 113 rồi", "tổng đài 1900 54 54 13", "hotline 18001096"])
def test_it_finds_hotlines_that_were_dialled(text: str) -> None:
    assert len(_found(text)) == 1


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "a",
            "0",
            "o",
            "0 ",
            "0.",
            "1.",
            "a.",
            "a-",
            "a@",
            "@",
            "stk ",
            "stk 0",
            "mb ",
            "mb 12345678 ",
            "0912345678 ",
            "xe ",
        ),
        *(
            "xe 30a",
            "30a-",
            "fb ",
            "fb ten ",
            "http://",
            "hxxp://a.",
            "(dot)",
            " dot a",
            "+84",
            "bien so ",
            "50.000.000 ",
            "\u0301",
        ),
        *(
            "www.",
            "a.com/",
            "09-03-2024 ",
            "(",
            "tôi là ",
            "tôi ở số 1, ",
            "l",
            "ngan hang ",
            "01 ",
            "1/1/",
            "_",
            "é",
            "zalo 0",
            "tg @abcdef @",
            "tai khoan 0912345678, ",
            "stk 12345678 va ",
            "mb tai tai ",
            "so hop dong. ",
            "cua cua cua mb 12345678",
        ),
    ],
)
def test_it_reads_long_hostile_text(piece: str) -> None:
    """A pattern that backtracks without bounds would not come back from these."""
    assert len(extract(piece * (20_000 // len(piece)))) <= 20_000
