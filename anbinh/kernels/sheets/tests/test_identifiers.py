"""Telephones and identity papers after Excel had them."""

import pytest

from anbinh.kernels.sheets.errors import Unfit
from anbinh.kernels.sheets.identifiers import identity, phone
from anbinh.kernels.sheets.model import Cell


@pytest.mark.parametrize(
    "written",
    [
        "0912345678",
        "912345678",
        912345678.0,
        912345678,
        "'0912345678",
        "0912 345 678",
        "0912.345.678",
        "0912-345-678",
        "+84912345678",
        "+84 912 345 678",
        "84912345678",
        84912345678.0,
        "0084912345678",
        "+84 (0)912345678",
        "ĐT: 0912345678",
        "9,12345678E+08",
        "\u00a00912\u00a0345\u00a0678\u200b",
    ],
)
def test_it_reads_a_telephone(written: Cell) -> None:
    assert phone(written) == "0912345678"


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("024 3942 4244", "02439424244"),
        (2439424244.0, "02439424244"),
        ("01234567890", "01234567890"),
        ("1900 6789", "19006789"),
        ("113", "113"),
        ("+1 650 253 0000", "+16502530000"),
    ],
)
def test_it_reads_other_telephones(written: Cell, number: str) -> None:
    assert phone(written) == number


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("9.12346E+08", "short_phone"),
        ("0912345678 / 0987654321", "several_phones"),
        ("0912 345 678, 0987 654 321", "several_phones"),
        ("091234567", "no_phone"),
        ("09123456789", "no_phone"),
        ("không nhớ", "no_phone"),
        (12.5, "no_phone"),
        ("", "no_phone"),
        (True, "no_phone"),
        ("9" * 500, "no_phone"),
        ("1e99", "short_phone"),
    ],
)
def test_it_refuses_what_is_no_telephone(written: Cell, code: str) -> None:
    with pytest.raises(Unfit) as refused:
        phone(written)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("001203012345", "001203012345"),
        (1203012345.0, "001203012345"),
        ("1203012345", "001203012345"),
        (36203012345.0, "036203012345"),
        ("012345678", "012345678"),
        (12345678.0, "012345678"),
        ("001 203 012 345", "001203012345"),
        ("CCCD: 001203012345", "001203012345"),
        ("B1234567", "B1234567"),
        ("c 1234567", "C1234567"),
    ],
)
def test_it_reads_identity_papers(written: Cell, number: str) -> None:
    assert identity(written) == number


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("1.20301E+09", "short_identity"),
        ("1234567", "no_identity"),
        ("0012030123456", "no_identity"),
        ("000000000", "no_identity"),
        ("chưa rõ", "no_identity"),
        (1.5, "no_identity"),
        ("٠٠١٢٠٣٠١٢٣", "no_identity"),
    ],
)
def test_it_refuses_other_papers(written: Cell, code: str) -> None:
    with pytest.raises(Unfit) as refused:
        identity(written)
    assert refused.value.code == code
