"""Where a letter stands, and what somebody may do with it now: each verb with the reason why not, if there is one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.units.models import Unit
from anbinh.records.intake.models import day_of
from anbinh.records.intake.wording import Words
from anbinh.records.letters import rules
from anbinh.records.letters.models import Clock, Letter, Offer
from anbinh.records.letters.rules import Situation
from anbinh.records.letters.wording import VERB_WORDS


@dataclass(frozen=True)
class Choice:
    """One verb for one person: lawful now, or refused with a sentence."""

    verb: str
    refusal: str = ""

    @property
    def words(self) -> Words:
        return VERB_WORDS[self.verb]

    @property
    def key(self) -> str:
        return rules.KEYS[self.verb]


def running_of(letter: Letter) -> list[Clock]:
    """The clocks that run, the first to run out first."""
    return list(Clock.objects.of_letter(letter).running())


def main_of(running: Sequence[Clock]) -> Clock | None:
    """The clock of resolving; before acceptance, that of deciding whether to accept."""
    found = [clock for clock in running if clock.limit in rules.RESOLUTION]
    return next(iter(found or [clock for clock in running if clock.limit in rules.FIRST]), None)


def waiting_of(letter: Letter) -> Offer | None:
    """The transfer that waits for its answer."""
    return Offer.objects.of_letter(letter).waiting().first()


def situation(
    letter: Letter, running: Sequence[Clock], *, at: datetime, has_second: bool = False, offered: bool = False
) -> Situation:
    """Plain values for the rules."""
    main = main_of(running)
    return Situation(
        stage=letter.stage,
        at=at,
        kind=letter.kind,
        procedure=letter.procedure,
        anonymous=letter.anonymous,
        evidence=letter.evidence,
        ours=letter.ours,
        level=letter.level,
        outcome=letter.outcome,
        due_at=main.due_at if main else None,
        main=main.limit if main and main.limit in rules.RESOLUTION else "",
        extension=main.extension if main else 0,
        variant=main.variant if main else "",
        running=frozenset(clock.limit for clock in running),
        has_second=has_second,
        offered=offered,
    )


def situation_of(letter: Letter, *, at: datetime, unit: Unit | None = None) -> Situation:
    """Where a letter stands, read now. `unit` is the acting unit when it is not the holder."""
    second = letter.kind == rules.COMPLAINT and Letter.objects.seconds_of(letter).exists()
    waiting = waiting_of(letter)
    offered = waiting is not None and (unit is None or waiting.to_id == unit.pk)
    now = situation(letter, running_of(letter), at=at, has_second=second, offered=offered)
    return now if unit is None or unit.pk == letter.holder_id else replace(now, holds=False)


def acting_for(letter: Letter, verb: str, waiting: Offer | None) -> Unit:
    """The unit that a verb is an act of: the holder, or the one that a transfer waits for."""
    return waiting.to if waiting is not None and verb in rules.ANSWERS else letter.holder


def allowed(person: Person, letter: Letter, verb: str, *, at: datetime, waiting: Offer | None = None) -> bool:
    """Somebody's posts let them do this for the unit that acts."""
    permission, today = rules.PERMISSION[verb], day_of(at)
    unit = acting_for(letter, verb, waiting)
    return person.may(permission, on=today) and person.reach(on=today, permission=permission).covers(unit)


def choices(
    person: Person, letter: Letter, now: Situation, *, at: datetime, waiting: Offer | None = None
) -> dict[str, Choice]:
    """Every verb that somebody's posts allow here; `now` is as the holder sees it."""
    codes = [verb.code for verb in rules.VERBS if allowed(person, letter, verb.code, at=at, waiting=waiting)]
    answering = replace(now, holds=waiting is None)
    return {code: Choice(code, rules.refusal(code, answering if code in rules.ANSWERS else now)) for code in codes}


def next_choice(
    may: dict[str, Choice],
    now: Situation,
    running: Sequence[Clock],
    *,
    letter: Letter,
    waiting: Offer | None = None,
    units: Collection[int] = (),
) -> Choice | None:
    """The one verb to do next, if there is one; `units` are those somebody works for, which answer what comes in."""
    comes_in = waiting is not None and waiting.to_id in units and letter.holder_id not in units
    seen = replace(now, holds=False) if comes_in else now
    duties = [clock.limit for clock in sorted(running, key=lambda clock: clock.due_at)]
    return may.get(rules.next_verb(seen, duties=duties, may=may))
