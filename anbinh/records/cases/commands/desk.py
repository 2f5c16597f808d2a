"""The desk on which one case lies while one verb is done to it: check, change, clocks, journal."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Model
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books import commands as books
from anbinh.foundation.books.commands import Overtaken, Refusal, must_be_allowed
from anbinh.foundation.catalogue import lists
from anbinh.foundation.journal.commands import Posting
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web import words
from anbinh.kernels.procedure import compute
from anbinh.records.cases import rules, verbs
from anbinh.records.cases.models import Act, Case, Clock, Measure
from anbinh.records.intake.models import day_of

# The sentence the reader gets, and the one that says somebody was faster.
CasesError = Refusal
WATCHED = (
    "stage",
    "cleared_at",
    "closed_at",
    "outcome",
    "ground",
    "due_at",
    "suspects",
    "article",
    "clause",
    "severity",
    "line",
    "method",
    "methods",
    "form",
    "victims",
    "loss",
    "recovered",
    "summary",
    "place",
    "place_unit_id",
    "officer_id",
    "search",
    "happened_on",
    *rules.MARKS,
)


class Desk(books.Desk[Case, Act]):
    """One verb on one case. Build it with `laid`, change `case`, then `close` writes everything."""

    watched = WATCHED

    @property
    def case(self) -> Case:
        return self.record

    def counted(self) -> Iterable[Model]:
        """The case and its investigation clocks."""
        return [self.case, *self.case.clocks.all()]

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
        case=fresh,
        verb=verb,
        unit=fresh.holder,
        by=by,
        at=moment,
        recorded_at=at,
        text=text.strip(),
        number=number.strip(),
    )
    return Desk(fresh, act, by, at, moment)


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
