import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anbinh.kernels.papers import BadPaper, Run, bold, reference
from anbinh.kernels.papers.text import clean, lines, plain


def test_it_composes_letters_and_their_marks() -> None:
    assert clean(unicodedata.normalize("NFD", "Nguyễn Thị Ằng")) == "Nguyễn Thị Ằng"


@pytest.mark.parametrize(
    ("given_text", "left"),
    [
        ("a\x00b\x07c\x1b[31m", "abc[31m"),
        ("một\thai", "một hai"),
        ("một\r\nhai\rba\u2028bốn", "một\nhai\nba\nbốn"),
        ("an\u202egnp.exe", "angnp.exe"),
        ("a\ud800b\ufffec", "abc"),
        ("tài\u200bkhoản\ufeff", "tàikhoản"),
        ("43.570\u00a0đồng", "43.570\u00a0đồng"),
    ],
)
def test_it_leaves_nothing_an_engine_could_trip_over(given_text: str, left: str) -> None:
    assert clean(given_text) == left


@given(st.text(st.characters(codec=None)))
def test_it_leaves_only_what_xml_can_hold(text: str) -> None:
    kept = clean(text)
    kept.encode("utf-8")
    assert all(letter == "\n" or ord(letter) >= 0x20 for letter in kept)
    assert clean(kept) == kept


def test_it_keeps_the_faces_of_runs_across_lines() -> None:
    first, second = lines(("a ", Run("b\nc", bold=True), "d"))
    assert first == (Run("a "), Run("b", bold=True))
    assert second == (Run("c", bold=True), Run("d"))
    assert plain(("a ", bold("b\nc"), "d")) == "a b\ncd"


def test_it_gives_an_empty_text_one_empty_line() -> None:
    assert lines("") == ((),)
    assert lines("\n") == ((), ())


@pytest.mark.parametrize(
    "address", ["https://anbinh.example/a?b=1#c", "http://192.0.2.1/", "mailto:bcd@anbinh.example"]
)
def test_it_refers_to_web_addresses_and_mailboxes(address: str) -> None:
    assert reference("11.204", address).address == address


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//x", "/a", ""),
        *("https://", "https://a b", "https://a\nb", "mailto:", "http://["),
    ],
)
def test_it_refuses_to_lead_anywhere_else(address: str) -> None:
    with pytest.raises(BadPaper):
        reference("11.204", address)
