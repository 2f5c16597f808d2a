"""Text as Excel keeps it, made plain: composed letters, ordinary spaces, no marks that nobody sees."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from math import isfinite

from anbinh.kernels.sheets.model import Cell, Fold

# Zero-width marks, the byte order mark, soft hyphens and control letters; line breaks stay.
INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad\x00-\x09\x0b-\x1f\x7f]")
SPACES = re.compile("[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
BREAKS = re.compile(r" *\n[ \n]*")
NO_WORD = re.compile(r"[^\w]+|_")
IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
# Most cells: visible ASCII and composed Vietnamese letters, single spaces, no apostrophe in front. Nothing to do there.
USUAL = re.compile("(?!')[!-~À-ÿĂăĐđĨĩŨũƠơƯưẠ-ỹ]+(?: [!-~À-ÿĂăĐđĨĩŨũƠơƯưẠ-ỹ]+)*")
EMPTY_MARKS = frozenset({"-", "--", "–", "—", "/", "…", "...", "."})


def plain(text: str) -> str:
    """NFC, one space between words, no leading apostrophe; line breaks stay, never two together."""
    if USUAL.fullmatch(text) and "_x000D_" not in text:
        return text
    text = text.replace("_x000D_", "\n").replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    text = SPACES.sub(" ", INVISIBLE.sub("", unicodedata.normalize("NFC", text)))
    text = BREAKS.sub("\n", text).strip(" \n")
    quoted = len(text) > 1 and text.endswith(("'", "’"))
    return text[1:].lstrip(" \n") if text.startswith(("'", "’")) and not quoted else text


def as_text(cell: Cell) -> str:
    """A cell of any type as a person would write it: `3`, `06/03/2024 14:05`, `0,5`."""
    if isinstance(cell, str):
        return plain(cell)
    if isinstance(cell, bool):
        return "có" if cell else "không"
    if isinstance(cell, int | float):
        return _number(cell)
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y %H:%M}"
    return _day_or_time(cell)


def blank(cell: Cell) -> bool:
    """Does the cell hold nothing, or only invisible letters?"""
    return isinstance(cell, str) and (not cell or not (cell[0].isalnum() or plain(cell)))


def normal(label: str, fold: Fold) -> str:
    """A heading to compare: folded, only its words."""
    return " ".join(NO_WORD.sub(" ", fold(plain(label))).split())


def without_brackets(label: str) -> str:
    """`Họ tên (nếu có)` → `Họ tên`; a label all in brackets stays."""
    return IN_BRACKETS.sub(" ", label).strip() or label


def _number(value: float) -> str:
    if not isfinite(value):
        return ""
    if float(value).is_integer():
        return str(int(value))
    return f"{value:.15g}".replace(".", ",")


def _day_or_time(cell: date | time | timedelta) -> str:
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    minutes = round(cell.total_seconds() / 60)
    return f"{minutes // 60}:{minutes % 60:02}"
