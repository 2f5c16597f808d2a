"""What ties a report to another, and what everybody may name."""

import pytest

from anbinh.kernels.identifiers import is_reporters, normalise, ties


@pytest.mark.parametrize(
    ("kind", "text", "values"),
    [
        ("phone", "0912345678", ["+84912345678"]),
        ("phone", "+855 12 345 678", ["+85512345678"]),
        ("account", "TCB:19033344455566", ["TCB:19033344455566"]),
        ("account", "19033344455566", ["19033344455566"]),
        ("url", "https://login.vcb-digi.com/a", ["vcb-digi.com/a", "vcb-digi.com"]),
        ("url", "vcb-digi.com", ["vcb-digi.com"]),
        ("url", "vietcombank.com.vn.xac-thuc.xyz/a", ["xac-thuc.xyz/a", "xac-thuc.xyz"]),
        ("url", "bit.ly/3abC", ["bit.ly/3abC"]),
        ("url", "sites.google.com/view/abc", ["google.com/view/abc"]),
        ("plate", "30A-123.45", ["30A12345"]),
    ],
)
def test_it_ties_by_what_somebody_owns(kind: str, text: str, values: list[str]) -> None:
    assert [one.value for one in ties(normalise(kind, text))] == values


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("phone", "113"),
        ("phone", "1900545413"),
        ("phone", "069 2196 777"),
        ("url", "vietcombank.com.vn/khuyen-mai"),
        ("url", "dichvucong.hanoi.gov.vn"),
        ("url", "vnexpress.net/bai-1.html"),
        ("url", "facebook.com/login"),
        ("url", "bit.ly"),
        ("account", "1234567"),
    ],
)
def test_it_ties_by_nothing_that_everybody_names(kind: str, text: str) -> None:
    assert ties(normalise(kind, text)) == ()
    assert ties(normalise(kind, text), stated=True) == ()


def test_it_ties_by_a_rented_hotline_only_where_an_officer_stated_it() -> None:
    hotline = normalise("phone", "1900 1234")
    assert ties(hotline) == ()
    assert ties(hotline, stated=True) == (hotline,)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("sđt của tôi: 0912", True),
        ("tài khoản Vietcombank của em là 0912", True),
        ("chuyển từ tài khoản của tôi số 0912", True),
        ("tài khoản của nó 0912", False),
        ("nó gọi tôi bằng số 0912", False),
    ],
)
def test_it_hears_that_a_number_is_the_reporters(text: str, own: bool) -> None:
    assert is_reporters(text, text.index("0912")) is own
