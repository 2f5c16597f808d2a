"""School years, clashes of hours, labels of classes, what no free text may hold. Plain values in, plain values out."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from anbinh.kernels.identifiers import extract

# A talk blocks speaker and school for an hour at least.
LEAST_MINUTES = 60
MOST_CLASSES = 200
# `10A1`, `6B`, `K68`, `khóa 2023`: a label holds a digit, which no name of a person does.
LABEL = re.compile(r"(?=[^\d]*\d)[\w./\- ]{1,20}")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
LONG_NUMBER = re.compile(r"(?:\d[ .\-]?){9,}")
CALLED = r"(?i:học sinh|sinh viên|cháu|em|bạn|con)\s+(?:tên là |tên )?"
CAPITAL = r"[A-ZÀ-ỸĐ][a-zà-ỹđ]+"
PUPIL = re.compile(rf"\b{CALLED}{CAPITAL}(?:\s+{CAPITAL})+")
NEW_YEAR = 8  # A school year is named by the year in which it begins; August belongs to the one to come.


class BadLabel(ValueError):
    """This is no label of a class; the first argument is what was typed."""


def school_year(day: date) -> int:
    """The year in which the school year of a day begins."""
    return day.year if day.month >= NEW_YEAR else day.year - 1


def year_bounds(year: int) -> tuple[date, date]:
    """First day and the day after the last of a school year."""
    return date(year, NEW_YEAR, 1), date(year + 1, NEW_YEAR, 1)


def year_words(year: int) -> str:
    """`2023–2024`."""
    return f"{year}–{year + 1}"


def overlap(start: datetime, minutes: int, other: datetime, other_minutes: int) -> bool:
    """Two talks share a moment, each lasting an hour at least."""
    end = start + timedelta(minutes=max(minutes, LEAST_MINUTES))
    return start < other + timedelta(minutes=max(other_minutes, LEAST_MINUTES)) and other < end


def classes(text: str) -> list[str]:
    """`10A1, 10A2; 11B` as labels, each once; BadLabel for what may be a person's name."""
    found: dict[str, str] = {}
    for part in re.split(r"[,;\n]+", text):
        label = " ".join(part.split())
        if not label:
            continue
        if not LABEL.fullmatch(label) or len(found) >= MOST_CLASSES:
            raise BadLabel(label[:40])
        found.setdefault(label.casefold(), label)
    return list(found.values())


def distinct(lists: Iterable[tuple[int, Iterable[str]]]) -> int:
    """How many different classes: pairs of a school and labels; the same label at two schools is two classes."""
    return len({(school, label.casefold()) for school, labels in lists for label in labels})


def personal(text: str) -> str:
    """What kind of personal data stands in a free text: `number`, `email`, `name`; empty when none was found."""
    if EMAIL.search(text):
        return "email"
    if LONG_NUMBER.search(text) or any(str(one.identifier.kind) in {"phone", "citizen"} for one in extract(text)):
        return "number"
    return "name" if PUPIL.search(text) else ""
