"""The desk on which one case lies while one verb is done to it: check, change, clocks, journal."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.catalogue import lists
from anbinh.foundation.journal.commands import Posting, post, restate, reverse
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web import words
from anbinh.kernels.procedure import compute
from anbinh.records.cases import rules, verbs
from anbinh.records.cases.models import Act, Case, Clock, Measure
from anbinh.records.intake.models import day_of


class CasesError(Exception):
    """What was asked cannot be done; the text is the sentence the reader gets."""


class Overtaken(CasesError):
    """Somebody else changed the record meanwhile; the text says so, and that nothing typed is lost."""


WATCHED = (
    "stage", "cleared_at", "closed_at", "outcome", "ground", "due_at", "suspects", "article", "clause", "severity",
    "line", "method", "methods", "form", "victims", "loss", "recovered", "summary", "place", "place_unit_id",
    "officer_id", "search", "happened_on", *rules.MARKS,
)  # fmt: skip
MOMENTS, DAYS = {"cleared_at", "closed_at", "due_at"}, {"happened_on"}


@dataclass
class Desk:
    """One verb on one case. Build it with `laid`, change `case`, then `finish` writes everything."""

    case: Case
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
        """Note a fact about the case, of the unit that holds it; counted facts carry the case's codes."""
        codes = {**self.case.codes, **dimensions} if quantity else {}
        self.postings.append(Posting(verb, self.case, self.case.holder, self.act.on, quantity, codes))

    def start(self, limit: str, *, start_at: datetime | None = None, extension: int = 0) -> Clock:
        """Set the investigation clock running."""
        clock = clock_of(
            self.case.holder, limit, start_at or self.when, severity=self.case.severity, extension=extension
        )
        clock.case, clock.started_by = self.case, self.act
        clock.save()
        self.case.due_at = clock.due_at
        self.postings.append(overdue_posting(clock))
        return clock

    def stop(self, *, ending: str) -> list[Clock]:
        """Stop the investigation's clocks as of the act; they are returned."""
        stopped = list(Clock.objects.of_case(self.case).running())
        for clock in stopped:
            clock.case = self.case
            stop_clock(clock, when=self.when, ending=ending, postings=self.postings, back=self.back)
            clock.ended_by = self.act
            clock.save()
        self.case.due_at = None
        return stopped

    def finish(self, *, reason: str = "") -> Act:
        """Write the case and the act, and post: restated codes, what was taken back, then the facts."""
        self.case.version += 1
        self.case.save()
        changed = {name: value for name, value in self.before.items() if value != plain(self.case, name)}
        if self.codes_before != self.case.codes:
            restate_all(self.case, by=self.by, at=self.at, reason=reason or _("Classified anew"))
            self.back = [entry for entry in map(standing_now, self.back) if entry is not None]
        if self.back:
            self._keep(reverse(*self.back, by=self.by, at=self.at, reason=_("Met in time")))
        if self.postings:
            self._keep(post(*self.postings, by=self.by, at=self.at))
        self.act.before, self.act.batches = changed, self.batches
        self.act.save()
        return self.act

    def _keep(self, entries: list[Entry]) -> None:
        if entries:
            self.batches.append(str(entries[0].batch))


def laid(
    case: Case,
    verb: str,
    *,
    by: Person | None,
    at: datetime,
    when: datetime | None = None,
    text: str = "",
    number: str = "",
) -> Desk:
    """Take a case as it is now, see that the verb is lawful for `by`, and open an act for it."""
    fresh = Case.objects.locked(case.pk)
    if fresh.version != case.version:
        raise overtaken(Act.objects.of_case(fresh).last_made())
    moment = when or at
    if moment > at:
        raise CasesError(_("The moment lies in the future. Enter when it really happened."))
    if moment < fresh.opened_at:
        sentence = _("This is before the case was opened (%(moment)s). Check the day.")
        raise CasesError(sentence % {"moment": words.moment(fresh.opened_at)})
    _must_follow_what_moved_it(fresh, verb, moment)
    must_be_allowed(by, rules.PERMISSION[verb], fresh.holder, at=at)
    if refused := rules.refusal(verb, situation_of(fresh, at=moment)):
        raise CasesError(refused)
    act = Act.objects.create(
        case=fresh, verb=verb, unit=fresh.holder, by=by, at=moment, recorded_at=at,
        text=text.strip(), number=number.strip(),
    )  # fmt: skip
    before = {name: plain(fresh, name) for name in WATCHED}
    return Desk(fresh, by, at, moment, act, before, dict(fresh.codes))


def _must_follow_what_moved_it(case: Case, verb: str, moment: datetime) -> None:
    """What takes a case out of a stock, or back, cannot lie before the step that put it where it is."""
    if verb not in verbs.MOVES_STOCK:
        return
    last = Act.objects.of_case(case).standing().with_verb(*verbs.MOVES_STOCK).order_by("at", "pk").last()
    if last is not None and moment < last.at:
        sentence = _("This lies before the last step of the case (%(moment)s). Check the day.")
        raise CasesError(sentence % {"moment": words.moment(last.at)})


def overtaken(last: Act | None) -> Overtaken:
    """The sentence about who was faster."""
    said = {
        "who": (last.by if last and last.by else None) or _("the system"),
        "when": words.moment(last.recorded_at) if last else "",
    }
    text = _(
        "While you were writing, %(who)s changed this case (%(when)s). What you typed is still here: "
        "look at the change, then send it again."
    )
    return Overtaken(text % said)


def situation_of(case: Case, *, at: datetime) -> rules.Situation:
    """Where a case stands, for the rules."""
    return rules.Situation(
        stage=case.stage,
        at=at,
        due_at=case.due_at,
        cleared=case.cleared_at is not None,
        people_held=Measure.objects.of_case(case).held().count(),
    )


def must_be_allowed(by: Person | None, permission: str, unit: Unit, *, at: datetime) -> None:
    """Refuse somebody whose posts with the permission do not reach the unit; None is the installation."""
    if by is None:
        return
    today = day_of(at)
    if not by.may(permission, on=today) or not by.reach(on=today, permission=permission).covers(unit):
        raise CasesError(_("Your post does not allow this in %(unit)s.") % {"unit": unit.name})


def clock_of(unit: Unit, limit: str, start_at: datetime, *, severity: str = "", extension: int = 0) -> Clock:
    """A clock of the law, computed, not yet written."""
    deadline = compute(limit, start_at, severity=rules.severity_word(severity), extension=extension)
    return Clock(
        unit=unit,
        limit=limit,
        severity=severity,
        extension=extension,
        start_at=start_at,
        warn_at=deadline.warn,
        due_at=deadline.due,
        counts_on=day_of(deadline.due),
    )


def stop_clock(clock: Clock, *, when: datetime, ending: str, postings: list[Posting], back: list[Entry]) -> None:
    """In time: its overdue entry is taken back. Late: −1 on the day. The caller saves the clock."""
    clock.ended_at, clock.ending = when, ending
    if clock.late and ending != "void":
        postings.append(overdue_posting(clock, ended=True))
    else:
        back += Entry.objects.about(clock).with_verb(_overdue_verb(clock)).live().counting()


def overdue_posting(clock: Clock, *, ended: bool = False) -> Posting:
    """+1 on the day it runs out; −1 on the day it was stopped late."""
    verb = _overdue_verb(clock)
    if not ended:
        return Posting(verb, clock, clock.unit, clock.counts_on, 1, clock.codes)
    assert clock.ended_at is not None
    return Posting(verb, clock, clock.unit, max(day_of(clock.ended_at), clock.counts_on), -1, clock.codes)


def _overdue_verb(clock: Clock) -> str:
    return verbs.OVERDUE if clock.measure_id else verbs.LIMIT_OVERDUE


def restate_all(case: Case, *, by: Person | None, at: datetime, reason: str) -> None:
    """Every counted entry of the case and its investigation clocks that stands: again, under its codes of now."""
    entries = list(Entry.objects.about(case).live().counting())
    for clock in case.clocks.all():
        entries += Entry.objects.about(clock).live().counting()
    stale = [entry for entry in entries if {**entry.dimensions, **case.codes} != entry.dimensions]
    if stale:
        restate(*stale, dimensions=case.codes, by=by, at=at, reason=reason)


def standing_now(entry: Entry) -> Entry | None:
    """The entry that stands for this fact now, after it may have been restated."""
    for one in Entry.objects.about_same(entry).with_verb(entry.verb).live().counting():
        if (one.unit_id, one.occurred_on, one.quantity) == (entry.unit_id, entry.occurred_on, entry.quantity):
            return one
    return None


def plain(case: Case, name: str) -> Any:
    """A watched field as JSON keeps it."""
    value = getattr(case, name)
    return value.isoformat() if value is not None and name in MOMENTS | DAYS else value


def put_back(case: Case, values: Mapping[str, Any]) -> None:
    """Set watched fields to what they were."""
    for name, value in values.items():
        read = datetime.fromisoformat if name in MOMENTS else date.fromisoformat if name in DAYS else _as_it_is
        setattr(case, name, value if value is None else read(value))


def _as_it_is(value: Any) -> Any:
    return value


def checked_codes(*, article: str, clause: str, line: str, method: str, on: date) -> dict[str, str]:
    """Offence, class, line and method as the lists of the day know them; the class follows from the clause."""
    try:
        severity = str(lists.severity_of(article, clause, on=on))
        found = lists.item("lines", line, on=on).code if line else lists.line_of(article, on=on)
        if method:
            lists.item("methods", method, on=on)
    except lists.CatalogueError as refusal:
        raise CasesError(str(refusal)) from refusal
    return {"article": article, "clause": clause, "severity": severity, "line": found, "method": method}
