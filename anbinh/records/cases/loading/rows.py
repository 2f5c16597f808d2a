"""From a row of the book to the opening of a case: settle the unit and the lists of the day, or say what is wrong."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import cast

from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person, Reach
from anbinh.foundation.books.loading.found import Found
from anbinh.foundation.books.loading.units import Sought, UnitFinder
from anbinh.foundation.units.models import Unit
from anbinh.kernels.sheets import Heading, Line, Moment
from anbinh.records.cases import rules
from anbinh.records.cases.commands.desk import CasesError
from anbinh.records.cases.commands.opening import Opening, Outcome, draw_up
from anbinh.records.cases.loading import names
from anbinh.records.cases.loading.form import PENDING, kept_with_summary, named, template_form
from anbinh.records.cases.loading.prints import printed
from anbinh.records.intake.loading.law import Happened
from anbinh.records.intake.loading.prints import plain_number

LONGEST = {"place": 300, "decision": 60, "number": 40, "paper": 60, "transferred_to": 200}
CLOSED = ("prosecution_proposed", "discontinued")
MOST_EXTENSIONS = 3


@dataclass(frozen=True)
class Row:
    """One good row: its number in the file, and the case it opens."""

    number: int
    opening: Opening


class RowReader:
    """Turns lines into rows. `default` is the unit of lines that name none; `by` None is the installation."""

    def __init__(self, units: UnitFinder, heading: Heading, *, by: Person | None, default: Unit | None, at: datetime):
        self.units, self.at, self.default = units, at, default
        today = timezone.localtime(at).date()
        self.labels = {column.key: column.label for column in heading.columns if column.key}
        self.named = {one.key: one.label_vi for one in template_form(today).fields}
        self.reach = by.reach(on=today, permission="cases.handle") if by else Reach(everything=True)

    def read(self, line: Line) -> Row | Line:
        """The row, or the line with everything that is wrong with it."""
        found = Found(line, self.labels)
        for key, most in LONGEST.items():
            if len(found.text(key)) > most:
                found.wrong(key, _("the text is too long; shorten it to %(most)d letters.") % {"most": most})
        opened = _opened(found, at=self.at)
        opening = self._opening(found, opened) if opened else None
        if opening is not None and not found.refusals and not line.refusals:
            _lawful(found, opening, at=self.at)
        if opening is None or found.refusals or line.refusals:
            return line.refused(*found.refusals)
        return Row(line.number, printed(opening, number=found.text("number")))

    def _opening(self, found: Found, opened: datetime) -> Opening | None:
        on = opened.date()
        unit = self._unit(found, on)
        place = found.value("place_unit")
        place_unit = found.settled("place_unit", self.units.land(place, on=on)) if isinstance(place, Sought) else None
        past = _past(found, opened, at=self.at)
        if unit is None:
            return None
        people = people_in(found.line)
        article, clause = cast("tuple[str, str]", found.value("offence") or ("", ""))
        return Opening(
            unit=unit,
            opened_at=opened,
            summary=names.without(self._summary(found), people),
            article=article,
            clause=clause or found.text("clause"),
            line=found.text("line"),
            method=found.text("method"),
            happened_on=_happened(found, on),
            place=names.without(found.text("place"), people),
            place_unit=place_unit,
            victims=_count(found, "victims", "victim_names"),
            loss=found.value("loss"),
            recovered=found.value("recovered"),
            marks=frozenset(mark for mark in rules.MARKS if found.value(mark)),
            number=found.text("decision"),
            past=past,
        )

    def _unit(self, found: Found, on: date) -> Unit | None:
        sought = found.value("unit")
        if isinstance(sought, Sought):
            unit = found.settled("unit", self.units.police(sought, on=on))
        elif self.default is None:
            if "unit" in found.line.values:
                found.wrong("unit", _("the unit is missing; write it, or choose the unit of the whole book."))
            return None
        else:
            code = Sought(self.default.code, tuple(self.units.by_code.get(self.default.code.casefold(), ())))
            unit = found.settled("unit", self.units.police(code, on=on))
        if unit is not None and not self.reach.covers(unit):
            found.wrong("unit", _("your post does not reach %(unit)s.") % {"unit": self.units.place(unit)})
            return None
        return unit

    def _summary(self, found: Found) -> str:
        """What happened, and what the book says beside it, each under its name."""
        lines = [found.text("summary").strip()]
        happened = found.value("happened")
        if isinstance(happened, Happened) and happened.at is None and happened.words:
            lines.append(f"{self.named['happened']}: {happened.words}")
        if number := found.text("number"):
            lines.append(f"Số trong sổ: {plain_number(number)}")
        lines += [f"{self.named[key]}: {text}" for key in kept_with_summary() if (text := found.text(key).strip())]
        return "\n".join(line for line in lines if line)


def people_in(line: Line) -> list[str]:
    """Everybody a row names in the columns of names."""
    return [name for key in named() for name in names.names_in(str(line.values.get(key) or ""))]


def _count(found: Found, key: str, listed: str) -> int | None:
    """The number written, else the number of names."""
    written = found.value(key)
    if written is not None:
        return cast("int", written)
    return len(names.names_in(found.text(listed))) or None


def _opened(found: Found, *, at: datetime) -> datetime | None:
    """The moment of the decision; the first of its day where the book gives no hour."""
    moment = found.value("opened")
    if not isinstance(moment, Moment):
        return None
    opened = _moment(moment.day, moment.at or time())
    if opened > at:
        found.wrong("opened", _("this day lies in the future; check day, month and year."))
        return None
    return opened


def _happened(found: Found, opened_on: date) -> date | None:
    happened = found.value("happened")
    if not isinstance(happened, Happened) or happened.at is None:
        return None
    on = timezone.localtime(happened.at).date()
    if on > opened_on:
        found.wrong("happened", _("it cannot have happened after the case was opened; check the two days."))
    return on


def _past(found: Found, opened: datetime, *, at: datetime) -> Outcome | None:
    """How it went on: cleared, charged, and where the investigation stands."""
    result = found.text("result")
    suspects, groups = _count(found, "suspects", "suspect_names") or 0, found.value("groups") or 0
    ended = _day(found, "ended_on", opened, at=at)
    if result and result != PENDING and ended is None and found.value("ended_on") is None:
        found.wrong(
            "ended_on" if "ended_on" in found.labels else "result",
            _("there is a result without its day; write the day, like 06/03/2024."),
        )
    extensions = found.value("extensions") or 0
    if extensions > MOST_EXTENSIONS:
        found.wrong("extensions", _("the law extends an investigation at most three times; check the number."))
        extensions = 0
    if ended and not result:
        found.wrong("result", _("there is a last day without a result; write how it ended."))
    ending = ended if result and result != PENDING else None
    cleared = _cleared(found, opened, ending if result == "prosecution_proposed" else None, suspects, at=at)
    made = Outcome(
        cleared_at=cleared,
        suspects=suspects if cleared else 0,
        groups=groups if cleared else 0,
        closed_at=ending if result in CLOSED else None,
        outcome=result if result in CLOSED and ending else "",
        suspended_at=ending if result == "suspended" else None,
        ground=found.text("ground") if result == "suspended" else "",
        transferred_at=ending if result == "transferred" else None,
        body=found.text("transferred_to") if result == "transferred" else "",
        number=found.text("paper"),
        extensions=extensions,
    )
    if result == "transferred" and not made.body:
        found.wrong("transferred_to", _("write where the case was passed to."))
    return made if made != Outcome() else None


def _cleared(
    found: Found, opened: datetime, closed: datetime | None, suspects: int, *, at: datetime
) -> datetime | None:
    """The day written; a conclusion that proposes prosecution knows its offenders by its own day at the latest."""
    written = _day(found, "cleared_on", opened, at=at)
    if written is not None or found.value("cleared_on") is not None:
        return written
    if closed is not None:
        return closed
    if suspects or found.value("cleared"):
        found.wrong(
            "cleared_on" if "cleared_on" in found.labels else "cleared" if "cleared" in found.labels else "suspects",
            _("the offender is known, but not since when; add the day on which the case was cleared."),
        )
    return None


def _day(found: Found, key: str, opened: datetime, *, at: datetime) -> datetime | None:
    """A later day as its first moment, or the opening itself when it came the same day."""
    day = found.value(key)
    if day is None:
        return None
    moment = max(_moment(day, time()), opened)
    if day < opened.date():
        found.wrong(key, _("this day lies before the opening of the case; check the two days."))
    elif moment > at:
        found.wrong(key, _("this day lies in the future; check day, month and year."))
    else:
        return moment
    return None


def _lawful(found: Found, opening: Opening, *, at: datetime) -> None:
    """What the book itself would refuse, said for this row."""
    try:
        draw_up(opening, 0, at=at)
    except CasesError as refusal:
        found.wrong("" if opening.clause else "clause" if "clause" in found.labels else "offence", str(refusal))


def _moment(day: date, at: time) -> datetime:
    return datetime.combine(day, at, tzinfo=timezone.get_default_timezone())
