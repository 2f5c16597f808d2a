from datetime import date

import pytest

from anbinh.kernels.papers import wording


@pytest.mark.parametrize(
    ("number", "line"),
    [(5, "Số: 05/BC-BCĐ"), (12, "Số: 12/BC-BCĐ"), (123, "Số: 123/BC-BCĐ"), (None, "Số: ...../BC-BCĐ")],
)
def test_it_writes_numbers_below_ten_with_a_zero(number: int | None, line: str) -> None:
    assert wording.number_line(number, "BC-BCĐ") == line


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2024, 3, 6), "ngày 06 tháng 3 năm 2024"),
        (date(2024, 1, 31), "ngày 31 tháng 01 năm 2024"),
        (date(2024, 2, 1), "ngày 01 tháng 02 năm 2024"),
        (date(2024, 12, 10), "ngày 10 tháng 12 năm 2024"),
        (None, "ngày ..... tháng ..... năm ....."),
    ],
)
def test_it_writes_zeros_before_days_below_ten_and_the_first_two_months(on: date | None, words: str) -> None:
    assert wording.day(on) == words


def test_it_counts_in_roman_numerals() -> None:
    assert [wording.roman(number) for number in (1, 4, 9, 14, 40, 49)] == ["I", "IV", "IX", "XIV", "XL", "XLIX"]


def test_it_letters_points_by_the_vietnamese_alphabet() -> None:
    assert [wording.point(number) for number in (1, 4, 5, 23, 24, 25)] == ["a", "d", "đ", "y", "aa", "ab"]


def test_it_ends_a_row_of_names_with_semicolons_and_a_full_stop() -> None:
    assert list(wording.ended(("Như trên;", "Lưu: VT."))) == ["Như trên;", "Lưu: VT."]
    assert list(wording.ended(("Như trên", "Công an Thành phố ", "Lưu: VT,"))) == [
        "Như trên;",
        "Công an Thành phố;",
        "Lưu: VT.",
    ]
    assert list(wording.ended(())) == []


def test_it_says_what_paper_an_annex_belongs_to() -> None:
    line = wording.enclosed("báo cáo", number=5, symbol="BC-BCĐ", on=date(2024, 3, 6), issuer="Ban Chỉ đạo 138")
    assert line == "(Kèm theo Báo cáo số 05/BC-BCĐ ngày 06 tháng 3 năm 2024 của Ban Chỉ đạo 138)"
