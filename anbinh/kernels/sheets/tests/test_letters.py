"""Text as Excel keeps it, made plain."""

import unicodedata
from datetime import date, datetime, time, timedelta

import pytest

from anbinh.kernels.sheets.letters import as_text, blank, plain
from anbinh.kernels.sheets.model import Cell


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (unicodedata.normalize("NFD", "Nguyễn Đức Ánh"), "Nguyễn Đức Ánh"),
        ("\u00a0 a\u00a0\u00a0b \u200b", "a b"),
        ("'0912", "0912"),
        ("’0912", "0912"),
        ("'a'", "'a'"),
        ("a\r\nb\r\n\r\nc", "a\nb\nc"),
        ("a_x000D_\nb", "a\nb"),
        ("\ufeffa\x00\x0b", "a"),
        ("", ""),
        ("a  b", "a b"),
        ("=SUM(A1)", "=SUM(A1)"),
        ("'", ""),
    ],
)
def test_it_makes_text_plain(written: str, text: str) -> None:
    assert plain(written) == text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (12.0, "12"),
        (0.5, "0,5"),
        (0.1 + 0.2, "0,3"),
        (123456789012.0, "123456789012"),
        (datetime.fromisoformat("2024-03-06T14:05"), "06/03/2024 14:05"),
        (date(2024, 3, 6), "06/03/2024"),
        (time(9, 5), "09:05"),
        (timedelta(hours=30), "30:00"),
        (True, "có"),
        (False, "không"),
        (float("nan"), ""),
    ],
)
def test_it_writes_any_cell_as_a_person_would(cell: Cell, text: str) -> None:
    assert as_text(cell) == text


def test_it_tells_blank_cells() -> None:
    assert all(blank(cell) for cell in ("", " ", "\u00a0", "\u200b", "'"))
    assert not any(blank(cell) for cell in (0.0, False, "-"))
