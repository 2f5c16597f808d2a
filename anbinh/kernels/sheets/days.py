"""Days and times as offices write them, the day always before the month.

Serial numbers count days from 30 December 1899, as Excel for Windows does; those of the old Macintosh calendar are
turned by the reader of workbooks where a cell is formatted as a date.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from anbinh.kernels.sheets.errors import Unfit
from anbinh.kernels.sheets.letters import as_text
from anbinh.kernels.sheets.model import Cell, Fold, Moment

FIRST_YEAR, LAST_YEAR = 1900, 2100
# Numbers that are days from 1930 to 2100; smaller ones are more likely a count or a year.
SERIALS = (10959, 73416)
SERIAL_AS_TEXT = re.compile(r"\d{5}(?:[.,]\d+)?", re.ASCII)
EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 -- a spreadsheet's days have no zone
# A two-digit year is the latest one that lies at most this many years ahead.
AHEAD = 10
MONTH_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
MONTHS = {name: number for number, name in enumerate(MONTH_NAMES, start=1)}
YEAR_FIRST = re.compile(r"\b(?P<y>\d{4})\s*[-/.]\s*(?P<m>\d{1,2})\s*[-/.]\s*(?P<d>\d{1,2})(?=t\d|\b)")
DAY_FIRST = re.compile(r"\b(?P<d>\d{1,2})\s*[-/.]\s*(?P<m>\d{1,2})\s*[-/.]\s*(?P<y>\d{4}|\d{2})\b(?![-/]\d)")
IN_WORDS = re.compile(r"\b(?P<d>\d{1,2})\s*thang\s*(?P<m>\d{1,2}),?\s*(?:nam\s*)?(?P<y>\d{4}|\d{2})\b")
IN_ENGLISH = re.compile(rf"\b(?P<d>\d{{1,2}})[-\s]*(?P<m>{'|'.join(MONTHS)})[a-z]*[-,\s]*(?P<y>\d{{4}}|\d{{2}})\b")
DIGITS = re.compile(r"\b(?P<d>\d{2})(?P<m>\d{2})(?P<y>\d{4})\b")
DIGITS_YEAR_FIRST = re.compile(r"\b(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})\b")
CLOCK = re.compile(
    r"(?P<h>\d{1,2})\s*(?:h|g|gio|:)\s*(?:(?P<min>\d{1,2})(?!\d)\s*(?:phut\b|p\b|')?)?"
    r"(?:\s*(?::|(?=\d+\s*giay))\s*(?P<s>\d{1,2})(?:\.\d+|\s*giay)?)?\s*(?P<half>am|pm|sa|ch|sang|trua|chieu|toi|dem)?\b"
)
AROUND = re.compile(r"\b(?:t|ngay|luc|vao|hoi|thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|cn)\b|[,;\-.()]|\+07:?00\b")
MONTH_ONLY = re.compile(r"(?:thang\s*)?\d{1,2}\s*[-/.]\s*\d{4}|thang\s*\d{1,2}.*|(?:nam\s*)?\d{4}")
AFTERNOON = {"pm", "ch", "chieu", "toi"}


@dataclass(frozen=True)
class DayReader:
    """Reads days and times; `on` is the day of reading, which decides the century of a two-digit year."""

    fold: Fold
    on: date

    def moment(self, cell: Cell) -> Moment:
        """A day with its time where one is written. Raises Unfit."""
        if isinstance(cell, str) and SERIAL_AS_TEXT.fullmatch(cell):
            cell = float(cell.replace(",", "."))
        if isinstance(cell, float | int) and not isinstance(cell, bool):
            cell = _serial(cell)
        if isinstance(cell, datetime):
            whole = (cell + timedelta(milliseconds=500)).replace(microsecond=0)
            return Moment(_plausible(whole.date(), as_text(cell)), whole.time())
        if isinstance(cell, date):
            return Moment(_plausible(cell, as_text(cell)))
        if isinstance(cell, str):
            return self._text(cell)
        raise Unfit("no_day", given=as_text(cell))

    def day(self, cell: Cell) -> date:
        """The day; a time beside it is left aside. Raises Unfit."""
        return self.moment(cell).day

    def time(self, cell: Cell) -> time:
        """The time of day. Raises Unfit."""
        if isinstance(cell, float) and 0 <= cell < 1:
            return (EPOCH + timedelta(seconds=round(cell * 86400))).time()
        if isinstance(cell, datetime):
            return (cell + timedelta(milliseconds=500)).time().replace(microsecond=0)
        if isinstance(cell, time):
            return cell.replace(microsecond=0)
        if isinstance(cell, str) and (found := CLOCK.fullmatch(self.fold(cell).strip())):
            hours, rest = _clock(found, cell)
            if hours < 24:
                return rest.replace(hour=hours)
        raise Unfit("no_time", given=as_text(cell))

    def _text(self, given: str) -> Moment:
        text = " ".join(self.fold(given).split())
        day, rest = self._day(text, given)
        found = CLOCK.search(rest)
        left = rest[: found.start()] + " " + rest[found.end() :] if found else rest
        if AROUND.sub(" ", left).strip():
            raise Unfit("no_day", given=given)
        if found is None:
            return Moment(day)
        hours, at = _clock(found, given)
        if hours == 24:
            return Moment(day + timedelta(days=1), at)
        return Moment(day, at.replace(hour=hours))

    def _day(self, text: str, given: str) -> tuple[date, str]:
        """The day, and the text around it."""
        wrong = ""
        for pattern in (YEAR_FIRST, DAY_FIRST, IN_WORDS, IN_ENGLISH, DIGITS, DIGITS_YEAR_FIRST):
            found = pattern.search(text)
            if found is None:
                continue
            try:
                day = _plausible(self._calendar(found), given)
            except ValueError:
                wrong = wrong or "impossible_day"
            except Unfit as far:
                wrong = wrong or far.code
            else:
                return day, f"{text[: found.start()]} {text[found.end() :]}"
        if wrong:
            raise Unfit(wrong, given=given, first=FIRST_YEAR, last=LAST_YEAR)
        raise Unfit("month_only" if MONTH_ONLY.fullmatch(text) else "no_day", given=given)

    def _calendar(self, found: re.Match[str]) -> date:
        year, month = int(found["y"]), MONTHS.get(found["m"]) or int(found["m"])
        if len(found["y"]) == 2:
            year += (self.on.year + AHEAD - year) // 100 * 100
        return date(year, month, int(found["d"]))


def _serial(number: float) -> datetime | date:
    if not SERIALS[0] <= number < SERIALS[1]:
        text = as_text(number)
        for order in ("%d%m%Y", "%Y%m%d"):
            if len(text) in (7, 8):
                try:
                    return _plausible(datetime.strptime(text.zfill(8), order).date(), text)  # noqa: DTZ007 (a day of the calendar has no zone)
                except (ValueError, Unfit):
                    continue
        raise Unfit("no_day", given=text)
    moment = EPOCH + timedelta(seconds=round(number * 86400))
    return moment if number % 1 else moment.date()


def _plausible(day: date, given: str) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Unfit("far_year", given=given, first=FIRST_YEAR, last=LAST_YEAR)
    return day


def _clock(found: re.Match[str], given: str) -> tuple[int, time]:
    """Hours 0 to 24, and minutes and seconds as a time at hour 0."""
    hours, minutes, seconds = int(found["h"]), int(found["min"] or 0), int(found["s"] or 0)
    half = found["half"]
    if half in AFTERNOON and hours < 12:
        hours += 12
    elif half in {"am", "sa"} and hours == 12:
        hours = 0
    if hours > 24 or minutes > 59 or seconds > 59 or (hours == 24 and (minutes or seconds)):
        raise Unfit("impossible_time", given=given)
    return hours, time(0, minutes, seconds)
