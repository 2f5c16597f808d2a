"""Web addresses, hidden and plain."""

import pytest

from anbinh.kernels.identifiers import Mark, NotAnIdentifier, normalise


@pytest.mark.parametrize(
    "text",
    [
        "https://login.vcb-digi.com/Xac-Nhan/",
        "hxxps://login[.]vcb-digi[.]com/Xac-Nhan",
        "login.vcb-digi(dot)com/Xac-Nhan",
        "login . vcb-digi . com / Xac-Nhan",
        "login dot vcb-digi dot com/Xac-Nhan",
        "http[:]//login.vcb-digi.com//Xac-Nhan?utm_source=zalo&fbclid=Iw0#top",
        "HTTPS://LOGIN.VCB-DIGI.COM:443/Xac-Nhan",
        "http://vietcombank.com.vn@login.vcb-digi.com/Xac-Nhan",
        "login.vcb-digi.com./Xac-Nhan",
    ],
)
def test_it_reads_one_page_in_every_spelling(text: str) -> None:
    link = normalise("url", text)
    assert (link.value, link.domain, link.shown) == (
        "vcb-digi.com/Xac-Nhan",
        "vcb-digi.com",
        "login.vcb-digi.com/Xac-Nhan",
    )


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("a.b.com.vn", "b.com.vn"),
        ("dichvucong.gov.vn", "dichvucong.gov.vn"),
        ("www.ten.id.vn", "ten.id.vn"),
        ("x.y.hanoi.vn", "y.hanoi.vn"),
        ("viet.vn/a", "viet.vn"),
        ("shop.blogspot.com", "shop.blogspot.com"),
        ("http://103.1.2.3:8080/apk", "103.1.2.3"),
        ("sub.lua-dao.example", "lua-dao.example"),
    ],
)
def test_it_finds_what_somebody_registered(text: str, domain: str) -> None:
    assert normalise("url", text).domain == domain


def test_it_writes_other_alphabets_as_they_are_registered() -> None:
    """The а of `pаypal` is Cyrillic."""
    link = normalise("url", "p\u0430ypal.com")
    assert link.value == "xn--pypal-4ve.com" != normalise("url", "paypal.com").value
    assert normalise("url", "ngân-hàng.vn").value == normalise("url", "xn--ngn-hng-dwao.vn").value


def test_it_keeps_parameters_that_choose_the_page_in_one_order() -> None:
    assert (
        normalise("url", "a.vn/p?b=2&a=1&utm_medium=x").value
        == normalise("url", "a.vn/p?a=1&b=2").value
        == "a.vn/p?a=1&b=2"
    )


def test_it_marks_shorteners_and_platforms() -> None:
    assert normalise("url", "bit.ly/3abC").marks == frozenset({Mark.SHORTENER})
    assert normalise("url", "https://vt.tiktok.com/ZS1/").marks == frozenset({Mark.SHORTENER, Mark.PLATFORM})
    assert normalise("url", "sites.google.com/view/abc").marks == frozenset({Mark.PLATFORM})


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("khong co gi", "url_unreadable"),
        ("a.khongco", "url_ending_unknown"),
        ("com.vn", "url_only_ending"),
        ("http://", "url_unreadable"),
        ("a..com", "url_unreadable"),
    ],
)
def test_it_refuses_what_is_no_address(text: str, code: str) -> None:
    with pytest.raises(NotAnIdentifier) as refusal:
        normalise("url", text)
    assert refusal.value.code == code
