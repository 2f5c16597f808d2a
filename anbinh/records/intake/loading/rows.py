"""From a row of the book to a draft of a report: settle the unit and the lists of the day, or say what is wrong."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import lru_cache
from typing import cast

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person, Reach
from anbinh.foundation.books.loading.found import Found
from anbinh.foundation.books.loading.units import Sought, UnitFinder
from anbinh.foundation.sealing.keepers import chosen, keepers_of
from anbinh.foundation.units.models import Unit
from anbinh.kernels.procedure import ProcedureError, compute
from anbinh.kernels.sheets import Heading, Line, Moment
from anbinh.kernels.vietnamese.letters import fold
from anbinh.records.intake.commands.desk import IntakeError, checked_codes, checked_item
from anbinh.records.intake.commands.receiving import Draft, Past, must_be_whole
from anbinh.records.intake.loading.form import PENDING, kept_with_summary, template_form
from anbinh.records.intake.loading.law import Happened
from anbinh.records.intake.loading.prints import content_of, identity_of, plain_number

NAMELESS = re.compile(r"(an danh|nac danh|khong ro|khong neu ten|khong ten|chua ro|khong|anonymous)")
LONGEST = {
    "source": 200,
    "place": 300,
    "damage_words": 500,
    "decision": 60,
    "transferred_to": 200,
    "number": 40,
    "name": 200,
    "address": 300,
}
MOST_HAPPENED = 200
REPORTER = {"name": "full_name", "identity": "number", "phone": "phone", "address": "address"}
# What a row is taken for that does not say: information about a crime, whoever gave it (BLTTHS 144.2).
UNSAID_KIND = "report"
DECISIONS = {"prosecuted": "decide", "not_prosecuted": "decide", "administrative": "decide", "suspended": "suspend"}


@dataclass(frozen=True)
class Row:
    """One good row: its number in the file, and the draft it makes."""

    number: int
    draft: Draft


class RowReader:
    """Turns lines into rows. `default` is the unit of lines that name none; `by` None is the installation."""

    def __init__(self, units: UnitFinder, heading: Heading, *, by: Person | None, default: Unit | None, at: datetime):
        self.units, self.by, self.at, self.default = units, by, at, default
        self.today = timezone.localtime(at).date()
        self.labels = {column.key: column.label for column in heading.columns if column.key}
        form = template_form(self.today)
        self.named = {one.key: one.label_vi for one in form.fields}
        self.results = {one.code: one.label_vi for one in form.field("result").choices if one.code in DECISIONS}
        self.reach = by.reach(on=self.today, permission="intake.load") if by else Reach(everything=True)
        self._sealable: dict[int, bool] = {}
        # Good rows that did not say what kind they are.
        self.unsaid = 0

    def read(self, line: Line) -> Row | Line:
        """The row, or the line with everything that is wrong with it."""
        found = Found(line, self.labels)
        for key, most in LONGEST.items():
            if len(found.text(key)) > most:
                found.wrong(key, _("the text is too long; shorten it to %(most)d letters.") % {"most": most})
        received = _received(found, at=self.at)
        draft = self._draft(found, received) if received else None
        if draft is None or found.refusals or line.refusals:
            return line.refused(*found.refusals)
        self.unsaid += not found.text("kind")
        return Row(line.number, draft)

    def _draft(self, found: Found, received: datetime) -> Draft | None:
        on = received.date()
        unit = self._unit(found, on)
        reporter, anonymous = self._reporter(found, unit)
        happened = cast("Happened | None", found.value("happened")) or Happened(None, "")
        if happened.at and happened.at > received and happened.at.date() == on and _hour_unknown(found):
            received = happened.at
        place = found.value("place_unit")
        place_unit = found.settled("place_unit", self.units.land(place, on=on)) if isinstance(place, Sought) else None
        if unit is None:
            return None
        offence = cast("tuple[str, str]", found.value("offence") or ("", ""))
        draft = Draft(
            unit=unit,
            kind=found.text("kind") or UNSAID_KIND,
            channel=found.text("channel") or "other",
            received_at=received,
            summary=self._summary(found),
            reporter=reporter,
            anonymous=anonymous,
            source=found.text("source"),
            postmarked_on=found.value("postmarked"),
            happened_at=happened.at,
            happened_words=happened.words[:MOST_HAPPENED],
            place=found.text("place"),
            place_unit=place_unit,
            damage=found.value("damage"),
            damage_words=found.text("damage_words"),
            victims=found.value("victims"),
            method=found.text("method"),
            article=offence[0],
            clause=offence[1] or found.text("clause"),
            past=_past(found, received, at=self.at),
        )
        _lawful(found, draft, at=self.at)
        written = _day_and_hour(found)
        identity = identity_of(draft, number=found.text("number"), written=written)
        return replace(draft, imported=identity, imported_content=content_of(draft))

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

    def _reporter(self, found: Found, unit: Unit | None) -> tuple[dict[str, str] | None, bool]:
        """Who reported, to be sealed; and whether nobody wanted to be named."""
        given = {name: found.text(key).strip() for key, name in REPORTER.items() if found.text(key).strip()}
        if NAMELESS.fullmatch(fold(given.get("full_name", ""))):
            del given["full_name"]
            return given or None, not given
        if given and found.value("anonymous"):
            found.wrong("anonymous", _("marked as anonymous, and yet somebody is named; keep one of the two."))
        if given and unit is not None and not self._can_seal(unit):
            text = _("nobody could open what is sealed in %(unit)s: a custodian must set up a key first.")
            found.wrong("name", text % {"unit": unit.name})
        return given or None, bool(found.value("anonymous"))

    def _can_seal(self, unit: Unit) -> bool:
        if unit.pk not in self._sealable:
            self._sealable[unit.pk] = bool(chosen(keepers_of(unit, on=self.today), protected=False))
        return self._sealable[unit.pk]

    def _summary(self, found: Found) -> str:
        """What was told, and what the book says beside it, each under its name."""
        lines = [found.text("summary").strip()]
        if number := found.text("number"):
            lines.append(f"Số trong sổ: {plain_number(number)}")
        lines += [f"{self.named[key]}: {text}" for key in kept_with_summary() if (text := found.text(key).strip())]
        if found.value("transferred_on") and (later := self.results.get(found.text("result"))):
            lines.append(f"Kết quả tại nơi nhận: {later}")
        return "\n".join(lines)


def _hour_unknown(found: Found) -> bool:
    moment = found.value("received")
    return isinstance(moment, Moment) and moment.at is None and found.value("received_time") is None


def _day_and_hour(found: Found) -> str:
    """When it was received as the book says it, which stays the same however the hour is filled in here."""
    moment = cast(Moment, found.value("received"))
    hour = moment.at or found.value("received_time")
    return f"{moment.day.isoformat()} {hour.isoformat(timespec='minutes') if hour else ''}".strip()


def _received(found: Found, *, at: datetime) -> datetime | None:
    """The moment of receipt; the first of its day where the book gives no hour."""
    moment = found.value("received")
    if not isinstance(moment, Moment):
        return None
    received = _moment(moment.day, moment.at or found.value("received_time") or time())
    if received > at:
        found.wrong("received", _("this day lies in the future; check day, month and year."))
        return None
    if refusal := _outside(moment.day, get_language() or "vi"):
        found.wrong("received", refusal)
        return None
    return received


@lru_cache(maxsize=8192)
def _outside(day: date, language: str) -> str:
    """Why no time limit can be counted from that day; empty when it can."""
    try:
        compute("D147.1", _moment(day, time()))
    except ProcedureError as refusal:
        return refusal.say("en" if language == "en" else "vi")
    return ""


def _past(found: Found, received: datetime, *, at: datetime) -> Past | None:
    """How it ended for this unit. Passed on, it left this unit's stock on that day, whatever others decided later."""
    result, passed_to = found.value("result"), found.text("transferred_to")
    number = found.text("decision")
    if result == "transferred" or (passed_to and found.value("transferred_on")):
        when = _result_moment(found, "transferred_on", "decided_on", received=received, at=at)
        return Past(verb="transfer", at=when, body=passed_to, number=number) if when else None
    if result in {None, "", PENDING}:
        return None
    when = _result_moment(found, "decided_on", received=received, at=at)
    outcome, ground = str(result), found.text("ground")
    _fitting_ground(found, outcome, ground)
    if when is None:
        return None
    return Past(verb=DECISIONS[outcome], at=when, outcome=outcome, ground=ground, number=number)


def _fitting_ground(found: Found, result: str, ground: str) -> None:
    """An old book may lack the ground; a wrong one is no ground."""
    wanted = {"not_prosecuted": "157.", "suspended": "148."}.get(result, "")
    if ground and not (wanted and ground.startswith(wanted)):
        found.wrong("ground", _("this ground does not belong to the result; leave it empty or correct one of the two."))


def _result_moment(found: Found, *keys: str, received: datetime, at: datetime) -> datetime | None:
    """The day of the result as its first moment, or the receipt itself when it came the same day."""
    key = next((key for key in keys if found.value(key)), keys[0])
    day = found.value(key)
    if day is None:
        if key in found.line.values:
            found.wrong(key, _("there is a result without its day; write the day, like 06/03/2024."))
        return None
    moment = max(_moment(day, time()), received)
    if day < received.date():
        found.wrong(key, _("the result lies before the receipt; check the two days."))
    elif moment > at:
        found.wrong(key, _("this day lies in the future; check day, month and year."))
    else:
        return moment
    return None


def _lawful(found: Found, draft: Draft, *, at: datetime) -> None:
    """What the register itself would refuse, said for this row."""
    on = draft.received_at.date()
    checks: tuple[tuple[str, Callable[[], object]], ...] = (
        ("summary", lambda: must_be_whole(draft, at=at)),
        ("kind", lambda: _item("sources_of_information", draft.kind, on)),
        ("channel", lambda: _item("channels", draft.channel, on)),
        ("offence", lambda: _codes(draft.article, draft.clause, "", on)),
        ("method", lambda: _codes("", "", draft.method, on)),
    )
    for key, check in checks:
        try:
            check()
        except IntakeError as refusal:
            if key in found.line.values:
                found.wrong("" if key == "summary" else key, str(refusal))


@lru_cache(maxsize=65536)
def _item(name: str, code: str, on: date) -> str:
    return checked_item(name, code, on=on)


@lru_cache(maxsize=65536)
def _codes(article: str, clause: str, method: str, on: date) -> dict[str, str]:
    return checked_codes(article=article, clause=clause, line="", method=method, on=on)


def _moment(day: date, at: time) -> datetime:
    return datetime.combine(day, at, tzinfo=timezone.get_default_timezone())
