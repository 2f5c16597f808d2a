import pytest

from anbinh.kernels.papers.balance import balanced, text_width
from anbinh.kernels.papers.layout import Style

NAME = Style("Cơ quan", 13)


def _broken(text: str, room: float) -> list[str]:
    return [line.text for line in balanced(text, NAME, room)]


def test_it_breaks_a_name_into_lines_of_like_length() -> None:
    assert _broken("ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI", 66) == ["ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HÀ NỘI"]


def test_it_keeps_words_that_make_one_name_together() -> None:
    assert _broken("CÔNG AN THÀNH PHỐ HÀ NỘI", 60) == ["CÔNG AN\nTHÀNH PHỐ HÀ NỘI"]
    assert _broken("VĂN PHÒNG THƯỜNG TRỰC BAN CHỈ ĐẠO 138", 66) == ["VĂN PHÒNG THƯỜNG TRỰC\nBAN CHỈ ĐẠO 138"]


def test_it_leaves_a_name_that_fits() -> None:
    assert _broken("BAN CHỈ ĐẠO 138", 66) == ["BAN CHỈ ĐẠO 138"]


def test_it_keeps_the_lines_it_was_given() -> None:
    assert _broken("CÔNG AN\nTHÀNH PHỐ\n\n", 66) == ["CÔNG AN", "THÀNH PHỐ"]
    assert _broken("", 66) == []


def test_it_leaves_a_word_that_cannot_fit_and_a_very_long_text() -> None:
    assert _broken("NGHIÊNG" * 10, 20) == ["NGHIÊNG" * 10]
    long = " ".join(["TỪ"] * 500)
    assert _broken(long, 20) == [long]


def test_it_measures_like_times_new_roman() -> None:
    assert text_width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Style("a", 13, bold=True)) == pytest.approx(95.67, abs=0.01)
