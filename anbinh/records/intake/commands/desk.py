"""The desk on which one report lies while one verb is done to it: check, change, clocks, journal."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Model
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person, territory_of
from anbinh.foundation.books import commands as books
from anbinh.foundation.books.commands import Overtaken, Refusal, must_be_allowed
from anbinh.foundation.catalogue import lists
from anbinh.foundation.journal.commands import Posting
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.units.models import COMMUNES, Kind, Unit
from anbinh.foundation.web import words
from anbinh.kernels.procedure import compute
from anbinh.records.intake import rules, verbs
from anbinh.records.intake.models import Act, Clock, Report, day_of
from anbinh.records.intake.standing import situation_of
from anbinh.records.intake.wording import did

# The sentence the reader gets, and the one that says somebody was faster.
IntakeError = Refusal


# What an act may change of a report, and so what can be put back when it is taken back.
WATCHED = (
    "stage",
    "officer_id",
    "outcome",
    "ground",
    "closed_at",
    "due_at",
    "is_complex",
    "urgent",
    "kind",
    "article",
    "clause",
    "severity",
    "line",
    "method",
    "summary",
    "place",
    "place_unit_id",
    "damage",
    "damage_words",
    "victims",
    "series",
    "happened_at",
    "happened_until",
    "happened_words",
    "latitude",
    "longitude",
    "search",
    "source",
)


class Desk(books.Desk[Report, Act]):
    """One verb on one report. Build it with `laid`, change `report`, then `close` writes everything."""

    watched = WATCHED

    @property
    def report(self) -> Report:
        return self.record

    def counted(self) -> Iterable[Model]:
        """The report and its clocks."""
        return [self.report, *self.report.clocks.all()]

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
    return Desk(fresh, act, by, at, moment)


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
