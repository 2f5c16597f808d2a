"""Somebody held, lived in memory: taken, in custody, lengthened, detained or let go, with the duties beside it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Protocol

from anbinh.foundation.journal.commands import Posting
from anbinh.kernels.city import ArrestStory
from anbinh.kernels.procedure import ProcedureError
from anbinh.records.cases import rules, verbs
from anbinh.records.cases.commands.desk import clock_of, overdue_posting
from anbinh.records.cases.commands.holding import CARRIED, DUTIES
from anbinh.records.cases.models import Case, Clock, Measure
from anbinh.records.intake.happenings import Fact, Happenings, Step
from anbinh.records.intake.models import day_of

# Who gives himself up is in custody at once; who is wanted or caught is arrested first.
FIRST = {"emergency": "emergency", "arrest": "arrest", "wanted": "arrest", "surrender": "custody"}
BEFORE_THE_END = timedelta(days=6)


class Told(Protocol):
    """The life of the case."""

    case: Case
    going: Happenings
    steps: list[Step]
    clocks: list[Clock]
    dice: Random


@dataclass
class Custody:
    """One person of a case, measure after measure."""

    life: Told
    story: ArrestStory
    measures: list[Measure] = field(default_factory=list)
    _running: dict[str, Clock] = field(default_factory=dict)
    _late: bool = False

    @property
    def held(self) -> Measure | None:
        """The measure that runs."""
        last = self.measures[-1] if self.measures else None
        return last if last is not None and last.ended_at is None else None

    def begin(self, moment: datetime) -> None:
        """Taken."""
        story, going = self.story, self.life.going
        self._step(moment)
        self._start(FIRST[story.basis], moment, follows=None)
        going.then(story.family_told_at, self._tell_family)
        if FIRST[story.basis] != "custody":
            going.then(story.custody_at, self._into_custody)
        for extension in story.extensions:
            going.then(extension.at, self._extend)
            going.then(extension.approved_at, self._approve)
        if story.ending == "detention" and story.ended_at is not None:
            going.then(max(moment, story.ended_at - timedelta(hours=self.life.dice.uniform(20, 40))), self._ask)
            going.then(story.ended_at - timedelta(hours=self.life.dice.uniform(1, 8)), self._approve)
            going.then(story.ended_at, self._detain)
        elif story.ended_at is not None:
            going.then(story.ended_at, self._let_go)

    # -- the desk

    def _step(self, moment: datetime) -> None:
        self.life.steps.append(Step(moment))

    def _post(self, verb: str, measure: Measure, moment: datetime, quantity: int = 0, **codes: str) -> None:
        said = {"measure": measure.kind, **codes} if quantity else {}

        def posting(_codes: Mapping[str, str]) -> Posting:
            return Posting(verb, measure, measure.unit, day_of(moment), quantity, said)

        self.life.steps[-1].facts.append(Fact(posting))

    def _set(
        self, measure: Measure, limit: str, start_at: datetime, *, extension: int = 0, since: datetime | None = None
    ) -> None:
        severity = self.life.case.severity if limit == "D173" else ""
        clock = clock_of(measure.unit, limit, start_at, severity=severity, extension=extension)
        clock.measure = measure
        if since is not None:
            clock.counts_on = max(clock.counts_on, day_of(since))
        self._running[limit] = clock
        self.life.clocks.append(clock)
        self.life.steps[-1].facts.append(Fact(lambda _codes: overdue_posting(clock), clock))

    def _stop(self, moment: datetime, *limits: str, ending: str = "met") -> list[Clock]:
        stopped = [self._running.pop(limit) for limit in limits if limit in self._running]
        for clock in stopped:
            clock.ended_at, clock.ending = moment, ending
            self._late = self._late or clock.late
            if clock.late:
                self.life.steps[-1].facts.append(Fact(_ended(clock), clock))
        return stopped

    def _start(self, kind: str, moment: datetime, *, follows: Measure | None) -> Measure:
        case = self.life.case
        measure = Measure(
            case=case,
            unit=case.holder,
            initials=self.story.initials,
            kind=kind,
            started_at=moment,
            recorded_at=moment,
            follows=follows,
        )
        self.measures.append(measure)
        self._late = False
        self._post(verbs.STARTED, measure, moment, 1)
        self._post(verbs.HELD, measure, moment, 1)
        # Custody counts into detention, day for day (118.4).
        deducted = follows is not None and kind == "detention" and follows.kind == "custody"
        self._set(measure, rules.LIMIT_OF[kind], follows.started_at if deducted and follows else moment)
        for limit in DUTIES[kind]:
            self._set(measure, limit, moment)
        if kind == "custody":
            self.life.going.then(moment + timedelta(hours=self.life.dice.uniform(2, 11)), self._approve)
        if kind == "emergency":
            self.life.going.then(moment + timedelta(minutes=self.life.dice.randint(20, 50)), self._ask)
            self.life.going.then(moment + timedelta(minutes=self.life.dice.randint(55, 58)), self._approve)
        if kind == "detention":
            self._watch()
        return measure

    def _finish(self, moment: datetime, ending: str) -> None:
        measure = self.held
        assert measure is not None, "only what runs is finished"
        going_on = ending == Measure.Ending.CONTINUED
        self._stop(moment, *[limit for limit in self._running if not (going_on and limit in CARRIED)])
        self._stop(moment, *self._running, ending="moved")
        measure.ended_at, measure.ending = moment, ending
        measure.version += 1
        self._post(verbs.ENDED, measure, moment, 1, ending=ending, in_time="no" if self._late else "yes")
        self._post(verbs.HELD, measure, moment, -1)

    def _continue(self, kind: str, moment: datetime) -> None:
        measure = self.held
        if measure is None or kind not in rules.NEXT.get(measure.kind, ()):
            return
        self._step(moment)
        unmet = [clock for limit, clock in self._running.items() if limit in CARRIED]
        self._finish(moment, Measure.Ending.CONTINUED)
        following = self._start(kind, moment, follows=measure)
        for old in unmet:
            self._set(following, old.limit, old.start_at, since=moment)

    # -- what happens

    def _into_custody(self, moment: datetime) -> None:
        self._continue("custody", moment)

    def _detain(self, moment: datetime) -> None:
        self._continue("detention", moment)

    def _let_go(self, moment: datetime) -> None:
        if self.held is not None:
            self._step(moment)
            released = self.story.ending == "released"
            self._finish(moment, Measure.Ending.RELEASED if released else Measure.Ending.SUBSTITUTED)

    def hand_on(self, moment: datetime) -> None:
        """With the case, to the procuracy."""
        if self.held is not None:
            self._step(moment)
            self._finish(moment, Measure.Ending.HANDED)

    def _tell_family(self, moment: datetime) -> None:
        if self.held is not None and rules.TOLD_TO_THE_FAMILY in self._running:
            self._step(moment)
            self._stop(moment, rules.TOLD_TO_THE_FAMILY)
            self.held.told_at = moment
            self.held.version += 1
            self._post(verbs.TOLD, self.held, moment)

    def _ask(self, moment: datetime) -> None:
        held = self.held
        if held is not None and rules.ASKED[held.kind] not in self._running:
            self._step(moment)
            self._set(held, rules.ASKED[held.kind], moment)
            held.asked_at = moment
            held.version += 1
            self._post(verbs.ASKED, held, moment)

    def _approve(self, moment: datetime) -> None:
        waiting = rules.ANSWERED_BY_THE_PROCURACY & self._running.keys()
        if self.held is not None and waiting:
            self._step(moment)
            self._stop(moment, *sorted(waiting))
            self.held.approved_at = moment
            self.held.version += 1
            self._post(verbs.APPROVED, self.held, moment)

    def _extend(self, moment: datetime) -> None:
        held = self.held
        clock = self._running.get(rules.LIMIT_OF[held.kind]) if held is not None else None
        if held is None or clock is None or held.kind not in rules.EXTENDABLE or moment >= clock.due_at:
            return
        self._step(moment)
        self._stop(moment, clock.limit, ending="replaced")
        held.extensions += 1
        held.version += 1
        self._set(held, clock.limit, clock.start_at, extension=clock.extension + 1)
        if held.kind == "custody":
            self._set(held, "D118.2b", moment)
        self._post(verbs.PROLONGED, held, moment)

    def _watch(self) -> None:
        """Detention is lengthened while the law allows it, and ends with its time."""
        clock = self._running["D173"]
        severity = self.life.case.severity
        try:
            clock_of(clock.unit, "D173", clock.start_at, severity=severity, extension=clock.extension + 1)
        except ProcedureError:
            self.life.going.then(clock.due_at - timedelta(hours=2), self._let_go)
        else:
            self.life.going.then(clock.due_at - BEFORE_THE_END, self._extend_detention)

    def _extend_detention(self, moment: datetime) -> None:
        if self.held is not None and self.held.kind == "detention":
            self._extend(moment)
            self._watch()


def _ended(clock: Clock) -> Callable[[Mapping[str, str]], Posting]:
    return lambda _codes: overdue_posting(clock, ended=True)
