"""What somebody may do with a case, or with somebody held, now: each verb with the reason why not, if there is one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.units.models import Unit
from anbinh.records.cases import rules
from anbinh.records.cases.commands.investigating import reversible
from anbinh.records.cases.models import Act, Case, Clock, Measure
from anbinh.records.cases.querysets import CUSTODY_LIMITS
from anbinh.records.cases.wording import CUSTODY_WORDS, SLUGS, VERB_WORDS
from anbinh.records.intake.models import day_of
from anbinh.records.intake.wording import Words


@dataclass(frozen=True)
class Choice:
    """One verb for one person: lawful now, or refused with a sentence."""

    verb: str
    words: Words
    refusal: str = ""


def allowed(person: Person, permission: str, holder: Unit, *, at: datetime) -> bool:
    """Somebody's posts let them do this for the holder."""
    today = day_of(at)
    return person.may(permission, on=today) and person.reach(on=today, permission=permission).covers(holder)


def situation(case: Case, *, at: datetime, people_held: int) -> rules.Situation:
    """Plain values for the rules."""
    last = Act.objects.of_case(case).standing().last_made()
    return rules.Situation(
        stage=case.stage,
        at=at,
        due_at=case.due_at,
        cleared=case.cleared_at is not None,
        people_held=people_held,
        reversible=last is not None and reversible(last),
    )


def choice(person: Person, case: Case, verb: str, *, at: datetime) -> Choice | None:
    """One verb for one person; None when their posts do not allow it in this unit at all."""
    return choices(person, case, at=at, verbs=[verb]).get(verb)


def choices(
    person: Person, case: Case, *, at: datetime, verbs: Iterable[str] = tuple(SLUGS.values())
) -> dict[str, Choice]:
    """Every verb that somebody's posts allow here."""
    now = situation(case, at=at, people_held=Measure.objects.of_case(case).held().count())
    return {
        verb: Choice(verb, VERB_WORDS[verb], rules.refusal(verb, now))
        for verb in verbs
        if allowed(person, rules.PERMISSION[verb], case.holder, at=at)
    }


def of_itself(clocks: Iterable[Clock]) -> Clock | None:
    """The running clock of the measure itself, beside its duties."""
    return next((one for one in clocks if one.limit in CUSTODY_LIMITS and one.ended_at is None), None)


def custody_situation(measure: Measure, *, at: datetime) -> rules.Custody:
    """Plain values of somebody held, for the rules; its clocks are read with it."""
    running = [clock for clock in measure.clocks.all() if clock.ended_at is None]
    main = of_itself(running)
    return rules.Custody(
        kind=measure.kind,
        at=at,
        due_at=main.due_at if main else None,
        extensions=measure.extensions,
        running=frozenset(clock.limit for clock in running),
        ended=measure.ended_at is not None,
        told=measure.told_at is not None,
        refused=measure.refused_at is not None,
    )


def custody_choices(person: Person, measure: Measure, *, at: datetime) -> dict[str, Choice]:
    """Every verb of custody that somebody's posts allow here."""
    if not allowed(person, rules.PERMISSION["hold"], measure.case.holder, at=at):
        return {}
    now = custody_situation(measure, at=at)
    return {
        verb: Choice(verb, words, rules.custody_refusal(verb, now))
        for verb, words in CUSTODY_WORDS.items()
        if verb != "hold"
    }
