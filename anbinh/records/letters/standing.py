"""Where a letter stands, and what somebody may do with it now: each verb with the reason why not, if there is one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from anbinh.foundation.accounts.models import Person
from anbinh.records.intake.models import day_of
from anbinh.records.intake.wording import Words
from anbinh.records.letters import rules
from anbinh.records.letters.models import Clock, Letter
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


def situation(letter: Letter, running: Sequence[Clock], *, at: datetime, has_second: bool = False) -> Situation:
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
    )


def situation_of(letter: Letter, *, at: datetime) -> Situation:
    """Where a letter stands, read now."""
    second = letter.kind == rules.COMPLAINT and Letter.objects.seconds_of(letter).exists()
    return situation(letter, running_of(letter), at=at, has_second=second)


def allowed(person: Person, letter: Letter, verb: str, *, at: datetime) -> bool:
    """Somebody's posts let them do this for the holder."""
    permission, today = rules.PERMISSION[verb], day_of(at)
    return person.may(permission, on=today) and person.reach(on=today, permission=permission).covers(letter.holder)


def choices(person: Person, letter: Letter, now: Situation, *, at: datetime) -> dict[str, Choice]:
    """Every verb that somebody's posts allow here."""
    codes = [verb.code for verb in rules.VERBS if allowed(person, letter, verb.code, at=at)]
    return {code: Choice(code, rules.refusal(code, now)) for code in codes}


def next_choice(may: dict[str, Choice], now: Situation, running: Sequence[Clock]) -> Choice | None:
    """The one verb to do next, if there is one."""
    duties = [clock.limit for clock in sorted(running, key=lambda clock: clock.due_at)]
    return may.get(rules.next_verb(now, duties=duties, may=may))
