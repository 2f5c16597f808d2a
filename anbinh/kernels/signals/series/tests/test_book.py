"""Series by name: each says what ties it."""

import pytest

from anbinh.kernels.signals.series import Book, Link, Series, Shared

PHONE, ACCOUNT, PAGE = ("phone", "+84500000001"), ("account", "VCB:00000000001"), ("url", "vi-du.example")


def _book(**reports: tuple[tuple[str, str], ...]) -> Book[str]:
    book = Book[str]()
    for report, keys in reports.items():
        book.add(report, keys)
    return book


def test_it_says_which_identifier_stands_in_which_reports() -> None:
    book = _book(lan=(PHONE,), ha=(PHONE, ACCOUNT), nam=(ACCOUNT,), tuan=(PAGE,))
    assert book.series() == [
        Series(
            ("lan", "ha", "nam"),
            (Shared("account", "VCB:00000000001", ("ha", "nam")), Shared("phone", "+84500000001", ("lan", "ha"))),
        )
    ]
    assert book.series_of("tuan") == Series(("tuan",), ())


def test_it_shows_the_way_from_one_report_to_another() -> None:
    book = _book(lan=(PHONE,), ha=(PHONE, ACCOUNT), nam=(ACCOUNT,), tuan=(PAGE,))
    assert book.why("lan", "nam") == (Link("lan", "ha", PHONE), Link("ha", "nam", ACCOUNT))
    assert book.why("lan", "tuan") is None
    assert book.why("lan", "lan") == ()


def test_it_says_that_a_person_put_reports_together() -> None:
    book = _book(lan=(PHONE,), tuan=(PAGE,))
    book.together(["lan", "tuan"])
    assert book.series() == [Series(("lan", "tuan"), ())]
    assert book.why("lan", "tuan") == (Link("lan", "tuan", None),)


def test_it_finds_no_way_across_a_split() -> None:
    book = _book(lan=(PHONE,), ha=(PHONE,), nam=(PHONE,))
    book.apart(["lan"], ["ha", "nam"])
    assert [series.reports for series in book.series()] == [("ha", "nam")]
    assert book.why("lan", "ha") is None
    assert "lan" in book and "chi" not in book


def test_it_follows_corrections() -> None:
    book = _book(lan=(PHONE,), ha=(PHONE,), nam=())
    book.name("nam", PHONE)
    book.withdraw("ha", PHONE)
    assert [series.reports for series in book.series()] == [("lan", "nam")]
    book.never(PHONE)
    assert book.series() == []
    book.always(PHONE)
    assert [series.reports for series in book.series()] == [("lan", "nam")]


def test_it_takes_a_report_once() -> None:
    book = _book(lan=(PHONE,))
    with pytest.raises(ValueError, match="lan"):
        book.add("lan", ())
    with pytest.raises(KeyError):
        book.series_of("chi")
