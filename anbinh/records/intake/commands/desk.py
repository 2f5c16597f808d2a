"""The desk on which one report lies while one verb is done to it: check, change, clocks, journal."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person, territory_of
from anbinh.foundation.catalogue import lists
from anbinh.foundation.journal.commands import Posting, post, restate, reverse
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.units.models import COMMUNES, Kind, Unit
from anbinh.foundation.web import words
from anbinh.kernels.procedure import compute
from anbinh.records.intake import rules, verbs
from anbinh.records.intake.models import Act, Clock, Report, day_of
from anbinh.records.intake.standing import situation_of
from anbinh.records.intake.wording import did


class IntakeError(Exception):
    """What was asked cannot be done; the text is the sentence the reader gets."""


class Overtaken(IntakeError):
    """Somebody else changed the report meanwhile; the text says who did what, and that nothing typed is lost."""


# What an act may change of a report, and so what can be put back when it is taken back.
WATCHED = (
    "stage", "officer_id", "outcome", "ground", "closed_at", "due_at", "is_complex", "urgent", "kind", "article",
    "clause", "severity", "line", "method", "summary", "place", "place_unit_id", "damage", "damage_words", "victims",
    "series", "happened_at", "happened_until", "happened_words", "latitude", "longitude", "search", "source",
)  # fmt: skip
MOMENTS = {"closed_at", "due_at", "happened_at", "happened_until"}


@dataclass
class Desk:
    """One verb on one report. Build it with `laid`, change `report`, then `close` writes everything."""

    report: Report
    verb: str
    by: Person | None
    at: datetime
    when: datetime
    act: Act
    before: dict[str, Any]
    codes_before: dict[str, str]
    postings: list[Posting] = field(default_factory=list)
    back: list[Entry] = field(default_factory=list)
    batches: list[str] = field(default_factory=list)

    def post(self, verb: str, *, quantity: int = 0, **dimensions: str) -> None:
        """Note a fact about the report, of the unit that holds it; counted facts carry the report's codes."""
        codes = {**self.report.codes, **dimensions} if quantity else {}
        self.postings.append(Posting(verb, self.report, self.report.holder, self.act.on, quantity, codes))

    def start(self, limit: str, *, start_at: datetime | None = None, extension: int = 0) -> Clock:
        """Set a clock running against the holder; its overdue entry stands on its day, perhaps in the future."""
        clock = clock_of(self.report, limit, start_at=start_at or self.when, extension=extension)
        clock.started_by = self.act
        clock.save()
        self.postings.append(overdue_posting(clock))
        if limit in rules.RESOLUTION:
            self.report.due_at = clock.due_at
        return clock

    def stop(self, *limits: str, ending: str = Clock.Ending.MET) -> None:
        """Stop the running clocks of these limits as of the act."""
        for clock in Clock.objects.of_report(self.report).running().of_limits(*limits):
            self.stop_one(clock, ending=ending)

    def stop_one(self, clock: Clock, *, ending: str) -> None:
        """In time: the overdue entry is taken back. Late: −1 on the day. Met: counted as met, in time or late."""
        clock.report = self.report
        clock.ended_at, clock.ending, clock.ended_by = self.when, ending, self.act
        clock.save()
        entries = list(Entry.objects.about(clock).with_verb(verbs.OVERDUE).live().counting())
        if clock.late and ending != Clock.Ending.VOID:
            self.postings.append(overdue_posting(clock, ended=True))
        else:
            self.back += entries
        if ending == Clock.Ending.MET:
            codes = {**self.report.codes, "limit": clock.limit, "in_time": clock.in_time}
            self.postings.append(Posting(verbs.MET, clock, clock.unit, day_of(self.when), 1, codes))

    def lengthen(self, *, extension: int) -> None:
        """The resolution clock again from its start, with so many extensions."""
        for clock in Clock.objects.of_report(self.report).running().of_limits(*rules.RESOLUTION):
            self.stop_one(clock, ending=Clock.Ending.REPLACED)
            self.start(clock.limit, start_at=clock.start_at, extension=extension)

    def stop_all(self, *, ending: str = Clock.Ending.VOID) -> None:
        """Stop whatever still runs."""
        for clock in Clock.objects.of_report(self.report).running():
            self.stop_one(clock, ending=ending)

    def close(self, *, reason: str = "") -> Act:
        """Write the report and the act, and post: restated codes first, then what was taken back, then the facts."""
        self.report.version += 1
        self.report.save()
        changed = {name: value for name, value in self.before.items() if value != plain(self.report, name)}
        if self.codes_before != self.report.codes:
            restate_all(self.report, by=self.by, at=self.at, reason=reason or _("Classified anew"))
            self.back = [entry for entry in map(standing_now, self.back) if entry is not None]
        if self.back:
            reason_back = _("Met in time")
            self._keep(reverse(*self.back, by=self.by, at=self.at, reason=reason_back))
        if self.postings:
            self._keep(post(*self.postings, by=self.by, at=self.at))
        self.act.before, self.act.batches = changed, self.batches
        self.act.save()
        return self.act

    def _keep(self, entries: list[Entry]) -> None:
        if entries:
            self.batches.append(str(entries[0].batch))


def laid(
    report: Report,
    verb: str,
    *,
    by: Person | None,
    at: datetime,
    when: datetime | None = None,
    text: str = "",
    number: str = "",
    unit: Unit | None = None,
) -> Desk:
    """Take a report as it is now, see that the verb is lawful for `by`, and open an act for it."""
    fresh = taken(report)
    moment = when or at
    if moment > at:
        raise IntakeError(_("The moment lies in the future. Enter when it really happened."))
    if moment < fresh.received_at:
        received = words.moment(fresh.received_at)
        raise IntakeError(
            _("This is before the report was received (%(moment)s). Check the day.") % {"moment": received}
        )
    acting = unit or fresh.holder
    must_be_allowed(by, rules.PERMISSION[verb], acting, at=at)
    if refused := rules.refusal(verb, situation_of(fresh, at=moment, unit=unit)):
        raise IntakeError(refused)
    act = Act.objects.create(
        report=fresh, verb=verb, unit=acting, by=by, at=moment, recorded_at=at, text=text.strip(), number=number.strip()
    )
    before = {name: plain(fresh, name) for name in WATCHED}
    return Desk(fresh, verb, by, at, moment, act, before, dict(fresh.codes))


def taken(report: Report) -> Report:
    """The report, locked; Overtaken when it is no longer as `report` was read."""
    fresh = Report.objects.select_related("holder", "unit", "officer").locked(report.pk)
    if fresh.version != report.version:
        last = Act.objects.of_report(fresh).last_made()
        said = {
            "who": (last.by if last and last.by else None) or _("the system"),
            "what": did(last.verb) if last else _("a change"),
            "when": words.moment(last.recorded_at) if last else "",
        }
        text = _(
            "While you were writing, %(who)s acted on this report (%(what)s, %(when)s). What you typed is still here: "
            "look at the change, then send it again."
        )
        raise Overtaken(text % said)
    return fresh


def must_be_allowed(by: Person | None, permission: str, unit: Unit, *, at: datetime) -> None:
    """Refuse somebody whose posts with the permission do not reach the unit; None is the installation."""
    if by is None:
        return
    today = day_of(at)
    if not by.may(permission, on=today) or not by.reach(on=today, permission=permission).covers(unit):
        raise IntakeError(_("Your post does not allow this in %(unit)s.") % {"unit": unit.name})


def clock_of(
    report: Report, limit: str, *, start_at: datetime, extension: int = 0, arrived: date | None = None
) -> Clock:
    """A clock of the law, computed, not yet written. `arrived` is the day it came to the holder already running."""
    deadline = compute(limit, start_at, extension=extension)
    counts_on = rules.since_when_overdue(day_of(deadline.due), arrived=arrived)
    return Clock(
        report=report,
        unit=report.holder,
        limit=limit,
        extension=extension,
        start_at=start_at,
        warn_at=deadline.warn,
        due_at=deadline.due,
        counts_on=counts_on,
    )


def overdue_posting(clock: Clock, *, ended: bool = False) -> Posting:
    """+1 on the day it runs out; −1 on the day it was stopped late."""
    codes = {**clock.report.codes, "limit": clock.limit}
    if not ended:
        return Posting(verbs.OVERDUE, clock, clock.unit, clock.counts_on, 1, codes)
    assert clock.ended_at is not None
    return Posting(verbs.OVERDUE, clock, clock.unit, max(day_of(clock.ended_at), clock.counts_on), -1, codes)


def restate_all(report: Report, *, by: Person | None, at: datetime, reason: str) -> None:
    """Every counted entry of the report and its clocks that stands: again, under its codes of now."""
    entries = list(Entry.objects.about(report).live().counting())
    for clock in report.clocks.all():
        entries += Entry.objects.about(clock).live().counting()
    stale = [entry for entry in entries if {**entry.dimensions, **report.codes} != entry.dimensions]
    if stale:
        restate(*stale, dimensions=report.codes, by=by, at=at, reason=reason)


def standing_now(entry: Entry) -> Entry | None:
    """The entry that stands for this fact now, after it may have been restated."""
    same = Entry.objects.about_same(entry).with_verb(entry.verb).live().counting()
    for one in same:
        if (one.unit_id, one.occurred_on, one.quantity) == (entry.unit_id, entry.occurred_on, entry.quantity):
            return one
    return None


def plain(report: Report, name: str) -> Any:
    """A watched field as JSON keeps it."""
    value = getattr(report, name)
    return value.isoformat() if value is not None and name in MOMENTS else value


def put_back(report: Report, values: Mapping[str, Any]) -> None:
    """Set watched fields to what they were."""
    for name, value in values.items():
        setattr(report, name, datetime.fromisoformat(value) if value is not None and name in MOMENTS else value)


def is_commune_police(unit: Unit) -> bool:
    """A commune's police, or any body that only receives and passes on (BLTTHS 146.3, 146.4)."""
    if unit.kind != Kind.POLICE:
        return True
    land = territory_of(unit)
    return land is not None and land.kind in COMMUNES


def checked_codes(*, article: str, clause: str, line: str, method: str, on: date) -> dict[str, str]:
    """Offence, class, line and method as the lists of the day know them; the class follows from the clause."""
    try:
        severity = str(lists.severity_of(article, clause, on=on)) if article and clause else ""
        if article and not clause:
            lists.offence(article, on=on)
        found = line or (lists.line_of(article, on=on) if article else "")
        if line:
            lists.item("lines", line, on=on)
        if method:
            lists.item("methods", method, on=on)
    except lists.CatalogueError as refusal:
        raise IntakeError(str(refusal)) from refusal
    return {"article": article, "clause": clause, "severity": severity, "line": found, "method": method}


def checked_item(name: str, code: str, *, on: date) -> str:
    """A code that the list of the day holds."""
    try:
        return lists.item(name, code, on=on).code
    except lists.CatalogueError as refusal:
        raise IntakeError(str(refusal)) from refusal
