"""Where a report stands, and what somebody may do with it now: each verb with the reason why not, if there is one."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.units.models import Unit
from anbinh.records.intake import rules
from anbinh.records.intake.models import Act, Clock, Offer, Report, day_of
from anbinh.records.intake.rules import Situation
from anbinh.records.intake.wording import VERB_WORDS, Words

FAMILIES = (
    ("handling", ("accept", "return", "classify", "assign", "tell_procuracy", "verify", "tell_reporter")),
    ("deciding", ("decide", "send_decision", "suspend", "resume", "reopen")),
    ("time", ("prolong", "ask_extension", "answer_extension")),
    ("moving", ("transfer", "withdraw")),
    ("putting_right", ("correct", "merge", "join_series", "take_back")),
)


@dataclass(frozen=True)
class Facts:
    """What lawfulness depends on beside the report itself: its clocks, an offer that waits, an unanswered request."""

    running: Sequence[Clock] = ()
    waiting: Offer | None = None
    asked: bool = False
    last: str = ""

    @property
    def main(self) -> Clock | None:
        """The clock of the decision."""
        return next((clock for clock in self.running if clock.limit in rules.RESOLUTION), None)


@dataclass(frozen=True)
class Choice:
    """One verb for one person: lawful now, or refused with a sentence."""

    verb: str
    unit: Unit
    refusal: str = ""

    @property
    def words(self) -> Words:
        return VERB_WORDS[self.verb]

    @property
    def key(self) -> str:
        return rules.KEYS[self.verb]


def facts_of(report: Report) -> Facts:
    """Read for one report."""
    running = list(Clock.objects.of_report(report).running())
    waiting = Offer.objects.of_report(report).waiting().with_units().first()
    standing = Act.objects.of_report(report).standing()
    asked = standing.with_verb("ask_extension", "answer_extension").last_made()
    last = standing.last_made()
    return Facts(running, waiting, asked is not None and asked.verb == "ask_extension", last.verb if last else "")


def facts_of_many(reports: Sequence[Report], *, asked: Iterable[int]) -> dict[int, Facts]:
    """Read for many in two questions; `asked` are the keys of those whose request to the procuracy waits."""
    clocks = Clock.objects.for_reports(reports)
    offers = Offer.objects.for_reports(reports)
    waits = set(asked)
    return {one.pk: Facts(clocks.get(one.pk, ()), offers.get(one.pk), one.pk in waits) for one in reports}


def situation(report: Report, facts: Facts, *, at: datetime, unit: Unit | None = None) -> Situation:
    """Plain values for the rules. `unit` is the acting unit when it is not the holder."""
    main, waiting = facts.main, facts.waiting
    return Situation(
        stage=report.stage,
        at=at,
        due_at=main.due_at if main else report.due_at,
        limit=main.limit if main else "",
        extension=main.extension if main else 0,
        offered=waiting is not None and (unit is None or waiting.to_id == unit.pk),
        extension_asked=facts.asked,
        running=frozenset(clock.limit for clock in facts.running),
        has_officer=report.officer_id is not None,
        outcome=report.outcome,
        last=facts.last,
        holds=unit is None or unit.pk == report.holder_id,
    )


def situation_of(report: Report, *, at: datetime, unit: Unit | None = None) -> Situation:
    """Where a report stands, read now."""
    return situation(report, facts_of(report), at=at, unit=unit)


def allowed(person: Person, report: Report, verb: str, facts: Facts, *, at: datetime) -> Unit | None:
    """The unit for which somebody's posts let them do this: the holder, or the one an offer waits for; else None."""
    today = day_of(at)
    # Who may not do a step may not undo it either.
    permission = rules.PERMISSION[facts.last if verb == "take_back" and facts.last in rules.REVERSIBLE else verb]
    unit = report.holder
    if verb in {"accept", "return"} and facts.waiting is not None:
        unit = facts.waiting.to
    may = person.may(permission, on=today) and person.reach(on=today, permission=permission).covers(unit)
    return unit if may else None


def choice(person: Person, report: Report, verb: str, facts: Facts, *, at: datetime) -> Choice | None:
    """One verb for one person; None when their posts do not allow it in this unit at all."""
    unit = allowed(person, report, verb, facts, at=at)
    if unit is None:
        return None
    elsewhere = unit if verb in {"accept", "return"} and facts.waiting else None
    return Choice(verb, unit, rules.refusal(verb, situation(report, facts, at=at, unit=elsewhere)))


def choices(person: Person, report: Report, facts: Facts, *, at: datetime) -> dict[str, Choice]:
    """Every verb that somebody's posts allow here."""
    found = {verb.code: choice(person, report, verb.code, facts, at=at) for verb in rules.VERBS}
    return {code: one for code, one in found.items() if one is not None}


def next_choice(
    person: Person, report: Report, facts: Facts, *, at: datetime, units: Collection[int] = ()
) -> Choice | None:
    """The one verb to do next, if there is one; `units` are those the person works for, which answer what comes in."""
    may = choices(person, report, facts, at=at)
    comes_in = facts.waiting is not None and facts.waiting.to_id in units and report.holder_id not in units
    now = situation(report, facts, at=at, unit=facts.waiting.to if facts.waiting and comes_in else None)
    duties = [clock.limit for clock in sorted(facts.running, key=lambda clock: clock.due_at)]
    warned = facts.main is not None and facts.main.warn_at <= at
    return may.get(rules.next_verb(now, duties=duties, may=may, warned=warned))
