"""Reading counts from CSV: a study's table (`unit,k,date,observed,population`) or the plain `date,series,count`."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

import numpy as np

from anbinh.kernels.signals.surges.counts import Counts, Floats, Step
from anbinh.kernels.signals.surges.errors import UnclearCounts

MONTH = range(28, 32)
DATE_FORMATS = ("%Y-%m-%d", "%d/%m/%Y")


@dataclass(frozen=True)
class _Line:
    number: int
    cells: Mapping[str, str]


def read_plain(path: Path, *, zeros: bool) -> Counts:
    """`date,series,count`: one row for each series and time.

    A series that begins later than the others had no reports before. A time that is missing after its begin is
    refused, or taken as 0 with `zeros`.
    """
    found: dict[str, dict[date, float]] = {}
    for line in _lines(path, ("date", "series", "count")):
        own = found.setdefault(line.cells["series"].strip(), {})
        day = _day(line)
        if day in own:
            raise UnclearCounts("twice", line=line.number, series=line.cells["series"], day=day.isoformat())
        own[day] = _count(line, "count")
    days = sorted({day for own in found.values() for day in own})
    step, calendar = _calendar(days, zeros=zeros)
    place = {day: number for number, day in enumerate(calendar)}
    observed = np.zeros((len(calendar), len(found)))
    for column, (name, own) in enumerate(found.items()):
        if not zeros:
            _refuse_gap(name, own, calendar)
        observed[[place[day] for day in own], column] = list(own.values())
    return Counts(tuple(found), observed, step, tuple(calendar))


def read_study(path: Path, *, step: Step | None, dated: bool | None) -> Counts:
    """`unit,k,date,observed,population`; `unit`, `k`, `date` and `population` may be missing."""
    units: dict[str, list[_Line]] = {}
    for line in _lines(path, ("observed",)):
        units.setdefault(line.cells.get("unit", ""), []).append(line)
    for unit, lines in units.items():
        _refuse_missing_k(unit, lines)
    first = next(iter(units.values()))
    for unit, lines in units.items():
        if [line.cells.get("date") for line in lines] != [line.cells.get("date") for line in first]:
            raise UnclearCounts("other_times", series=unit)
    has_dates = bool(first[0].cells.get("date", "").strip())
    if dated and not has_dates:
        raise UnclearCounts("no_dates")
    days = None
    if has_dates and dated is not False:
        days = [_day(line) for line in first]
        found, calendar = _calendar(days, zeros=False)
        _refuse_gap(first[0].cells.get("unit", ""), dict.fromkeys(days, 0.0), calendar)
        step = step or found
    observed = np.array([[_count(line, "observed") for line in lines] for lines in units.values()]).T
    return Counts(tuple(units), observed, step or Step.WEEK, tuple(days) if days else None, _population(units))


def _lines(path: Path, needed: Sequence[str]) -> Iterator[_Line]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise UnclearCounts("no_file", path=path) from None
    except (OSError, UnicodeDecodeError):
        raise UnclearCounts("unreadable", path=path) from None
    first = text.partition("\n")[0]
    # Excel in Vietnamese separates with semicolons.
    rows = csv.reader(io.StringIO(text), delimiter=";" if ";" in first and "," not in first else ",")
    head = [name.strip().lower() for name in next(rows, [])]
    if not any(head):
        raise UnclearCounts("empty", path=path)
    missing = [name for name in needed if name not in head]
    if missing:
        raise UnclearCounts("no_column", missing=", ".join(missing), found=", ".join(head))
    empty = True
    for cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(head):
            raise UnclearCounts("ragged", line=rows.line_num, found=len(cells), wanted=len(head))
        empty = False
        yield _Line(rows.line_num, dict(zip(head, cells, strict=True)))
    if empty:
        raise UnclearCounts("empty", path=path)


def _day(line: _Line) -> date:
    text = line.cells.get("date", "").strip()
    for form in DATE_FORMATS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day of the calendar has no zone
        except ValueError:
            continue
    raise UnclearCounts("bad_date", line=line.number, given=text)


def _count(line: _Line, column: str) -> float:
    text = line.cells[column].strip()
    try:
        count = float(text)
    except ValueError:
        raise UnclearCounts("bad_count", line=line.number, column=column, given=text) from None
    if count < 0:
        raise UnclearCounts("negative", line=line.number, column=column, given=text)
    if not count.is_integer():
        raise UnclearCounts("bad_count", line=line.number, column=column, given=text)
    return count


def _population(units: Mapping[str, list[_Line]]) -> Floats | None:
    if not all(line.cells.get("population", "").strip() for lines in units.values() for line in lines):
        return None
    return np.array([[_share(line) for line in lines] for lines in units.values()]).T


def _share(line: _Line) -> float:
    text = line.cells["population"].strip()
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 < share < float("inf"):
        raise UnclearCounts("bad_population", line=line.number, given=text)
    return share


def _calendar(days: Sequence[date], *, zeros: bool) -> tuple[Step, list[date]]:
    """The step that most neighbours have, and every time from first to last."""
    for earlier, later in pairwise(days):
        if later <= earlier:
            raise UnclearCounts("unordered", day=later.isoformat(), before=earlier.isoformat())
    if len(days) < 2:
        raise UnclearCounts("one_time")
    gaps = Counter((later - earlier).days for earlier, later in pairwise(days))
    usual = gaps.most_common(1)[0][0]
    if usual in MONTH and len({day.day for day in days}) == 1:
        return Step.MONTH, _months(days[0], days[-1])
    if usual not in {1, 7} and not (zeros and usual % 7 == 0):
        raise UnclearCounts("no_step", days=usual)
    length = 1 if usual == 1 else 7
    for earlier, later in pairwise(days):
        if (later - earlier).days % length:
            raise UnclearCounts("off_step", day=later.isoformat(), before=earlier.isoformat(), days=length)
    number = (days[-1] - days[0]).days // length
    calendar = [date.fromordinal(days[0].toordinal() + length * step) for step in range(number + 1)]
    return (Step.DAY if length == 1 else Step.WEEK), calendar


def _months(first: date, last: date) -> list[date]:
    number = (last.year - first.year) * 12 + last.month - first.month
    begin = first.year * 12 + first.month - 1
    return [date((begin + step) // 12, (begin + step) % 12 + 1, first.day) for step in range(number + 1)]


def _refuse_gap(name: str, own: Mapping[date, float], calendar: Sequence[date]) -> None:
    begin = min(own)
    for day in calendar:
        if day >= begin and day not in own:
            raise UnclearCounts("gap", series=name, day=day.isoformat())


def _refuse_missing_k(unit: str, lines: Sequence[_Line]) -> None:
    if "k" not in lines[0].cells:
        return
    for wanted, line in enumerate(lines, start=1):
        if line.cells["k"].strip() != str(wanted):
            raise UnclearCounts("gap_k", series=unit, line=line.number, wanted=wanted, given=line.cells["k"])
