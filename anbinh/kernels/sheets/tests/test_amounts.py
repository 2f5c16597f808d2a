"""Whole numbers and money."""

import pytest

from anbinh.kernels.sheets.amounts import integer, money, scale_of
from anbinh.kernels.sheets.errors import Unfit
from anbinh.kernels.sheets.model import Cell
from anbinh.kernels.sheets.tests.samples import fold


@pytest.mark.parametrize(
    ("written", "number"),
    [
        (3.0, 3),
        (3, 3),
        ("12", 12),
        ("1.234", 1234),
        ("1,234", 1234),
        ("1 234 567", 1234567),
        ("12,0", 12),
        ("-5", -5),
        ("007", 7),
    ],
)
def test_it_reads_a_whole_number(written: Cell, number: int) -> None:
    assert integer(written) == number


@pytest.mark.parametrize(
    "written", [3.5, "3,5", "1.23", "ba", "12 vụ", True, 1e300, float("inf"), "1.234,567", "", "9" * 40]
)
def test_it_refuses_what_is_no_whole_number(written: Cell) -> None:
    with pytest.raises(Unfit):
        integer(written)


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        (1500000.0, 1_500_000),
        (1500000.4, 1_500_000),
        (0.0, 0),
        ("1.500.000", 1_500_000),
        ("1,500,000", 1_500_000),
        ("1 500 000", 1_500_000),
        ("1500000", 1_500_000),
        ("1.500.000đ", 1_500_000),
        ("1.500.000 VNĐ", 1_500_000),
        ("1.500.000 đồng", 1_500_000),
        ("1.500.000,00", 1_500_000),
        ("1,500,000.50 ₫", 1_500_001),
        ("1,5 triệu", 1_500_000),
        ("1.5 triệu đồng", 1_500_000),
        ("15tr", 15_000_000),
        ("1tr5", 1_500_000),
        ("2 tỷ", 2_000_000_000),
        ("2 tỉ 300 triệu", 2_300_000_000),
        ("2 tỷ 3", 2_300_000_000),
        ("1.500 triệu", 1_500_000_000),
        ("500 nghìn", 500_000),
        ("500k", 500_000),
        ("500 ngàn đồng", 500_000),
        ("2 triệu 500.000", 2_500_000),
        ("1,5E+06", 1_500_000),
        ("1.000", 1000),
        ("0", 0),
    ],
)
def test_it_reads_money(written: Cell, amount: int) -> None:
    assert money(written, scale=1, fold=fold) == amount


@pytest.mark.parametrize(
    ("written", "amount"),
    [(45.0, 45_000_000), (1.5, 1_500_000), ("1,5", 1_500_000), ("2 tỷ", 2 * 10**9), ("500.000 đ", 500_000)],
)
def test_it_multiplies_bare_numbers_by_the_unit_of_the_heading(written: Cell, amount: int) -> None:
    assert money(written, scale=1_000_000, fold=fold) == amount


@pytest.mark.parametrize(
    ("heading", "scale"),
    [
        ("Thiệt hại", 1),
        ("Thiệt hại (triệu đồng)", 10**6),
        ("Số tiền\n(ĐVT: nghìn đồng)", 1000),
        ("Số tiền (1.000 đ)", 1000),
        ("Tỷ đồng", 10**9),
    ],
)
def test_it_finds_the_unit_in_the_heading(heading: str, scale: int) -> None:
    assert scale_of(heading, fold) == scale


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("100 USD", "foreign_money"),
        ("$500", "foreign_money"),
        ("1,250 tỷ", "unclear_money"),
        ("1.5", "no_money"),
        ("-500", "no_money"),
        (-1.0, "no_money"),
        (float("nan"), "no_money"),
        ("rất nhiều", "no_money"),
        ("5 chỉ vàng", "no_money"),
        ("300 triệu 2 tỷ", "no_money"),
        ("2 triệu rưỡi", "no_money"),
        (True, "no_money"),
        ("9" * 30, "no_money"),
        ("1e999", "no_money"),
        ("đồng", "no_money"),
        ("1.50.000", "no_money"),
    ],
)
def test_it_refuses_what_is_no_money(written: Cell, code: str) -> None:
    with pytest.raises(Unfit) as refused:
        money(written, scale=1, fold=fold)
    assert refused.value.code == code
