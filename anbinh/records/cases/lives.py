"""The life of one case and of those held in it, lived in memory as the desk would have written it: for a city told."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from random import Random
from typing import Any

from anbinh.foundation.books.commands import plain
from anbinh.foundation.journal.commands import Dated, Posting
from anbinh.foundation.units.models import Unit
from anbinh.kernels.city import CaseStory
from anbinh.kernels.procedure import ProcedureError
from anbinh.records.cases import verbs
from anbinh.records.cases.commands.desk import WATCHED, clock_of, overdue_posting
from anbinh.records.cases.custodies import Custody
from anbinh.records.cases.models import Act, Case, Clock, Stay
from anbinh.records.cases.querysets import era_of
from anbinh.records.intake.gazetteer import Gazetteer
from anbinh.records.intake.happenings import Fact, Happenings, Step, start_of

# Nobody is identified when the time has run out (BLTTHS 229.1a).
GROUND = "229.1a"
SAID = {
    "extend": "Vụ án có nhiều tình tiết phức tạp.",
    "suspend": "Hết thời hạn, chưa xác định được bị can.",
    "resume": "Đã xác định được người thực hiện hành vi.",
    "clear": "Đã xác định được người thực hiện hành vi phạm tội.",
}


@dataclass
class Life:
    """One case from its opening to where it stands at the moment `until`."""

    story: CaseStory
    case: Case
    gazetteer: Gazetteer
    until: datetime
    first_clock: Clock
    stays: list[Stay] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    clocks: list[Clock] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    custodies: list[Custody] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.going = Happenings(since=self.case.opened_at)
        self.dice = Random(self.story.number)
        self._running: Clock | None = None

    def live(self) -> "Life":
        """Open it, then let happen what happens, in the order of time."""
        self._open()
        self.going.run(self.until)
        return self

    def _open(self) -> None:
        story, case = self.story, self.case
        self._begin(Act(case=case, verb="open", unit=case.unit, at=case.opened_at, recorded_at=case.opened_at))
        origin = "report" if case.report is not None else "direct"
        self._post(verbs.OCCURRED, 1, origin=origin)
        self._post(verbs.PENDING, 1)
        self._sit(case.unit, first=True, counted=True)
        self._run(self.first_clock)
        self.going.then(story.extended_at, self._extend)
        self.going.then(story.suspended_at, self._suspend)
        self.going.then(story.resumed_at, self._resume)
        self.going.then(story.cleared_at, self._clear)
        for arrest in story.arrests:
            custody = Custody(self, arrest)
            self.custodies.append(custody)
            self.going.then(arrest.started_at, custody.begin)
        self.going.then(story.closed_at, self._close)

    # -- the desk

    def _lay(self, verb: str, moment: datetime, *, unit: Unit | None = None, **said: Any) -> Act:
        case = self.case
        self._before = {name: plain(case, name) for name in WATCHED}
        where, words = unit or case.holder, SAID.get(verb, "")
        act = Act(case=case, verb=verb, unit=where, at=moment, recorded_at=moment, text=words, **said)
        self._begin(act)
        return act

    def _begin(self, act: Act) -> None:
        self._act = act
        self.acts.append(act)
        self.steps.append(Step(act.recorded_at))

    def _finish(self) -> None:
        self.case.version += 1
        now = {name: plain(self.case, name) for name in WATCHED}
        self._act.before = {name: value for name, value in self._before.items() if value != now[name]}
        if self.steps[-1].facts:
            self._act.batches = [str(self.steps[-1].number)]

    def _post(self, verb: str, quantity: int = 0, *, unit: Unit | None = None, **extra: str) -> None:
        case, where, day = self.case, unit or self.case.holder, self._act.on

        def posting(_codes: Mapping[str, str]) -> Posting:
            return Posting(verb, case, where, day, quantity, {**case.codes, **extra} if quantity else {})

        self.steps[-1].facts.append(Fact(posting))

    # -- the time of the investigation

    def _run(self, clock: Clock, *, arrived: date | None = None) -> None:
        clock.case = self.case
        clock.started_by = None if self._act.verb == "open" else self._act
        if arrived is not None:
            clock.counts_on = max(clock.counts_on, arrived)
        self._running, self.case.due_at = clock, clock.due_at
        self.clocks.append(clock)
        self.steps[-1].facts.append(Fact(lambda _codes: overdue_posting(clock), clock))

    def _start(self, limit: str, start_at: datetime, *, extension: int = 0, arrived: date | None = None) -> None:
        case = self.case
        clock = clock_of(case.holder, limit, start_at, severity=case.severity, extension=extension)
        self._run(clock, arrived=arrived)

    def _stop(self, ending: str) -> Clock | None:
        clock, self._running = self._running, None
        if clock is not None:
            clock.ended_at, clock.ending, clock.ended_by = self._act.at, ending, self._act
            self.case.due_at = None
            if clock.late:
                self.steps[-1].facts.append(Fact(lambda _codes: overdue_posting(clock, ended=True), clock))
        return clock

    # -- the verbs

    def _extend(self, moment: datetime) -> None:
        clock = self._running
        if clock is None or moment >= clock.due_at:
            return
        try:
            clock_of(self.case.holder, clock.limit, clock.start_at, severity=clock.severity, extension=1)
        except ProcedureError:
            return
        self._lay("extend", moment)
        self._stop("replaced")
        self._start(clock.limit, clock.start_at, extension=clock.extension + 1)
        self._post(verbs.EXTENDED)
        self._finish()

    def _suspend(self, moment: datetime) -> None:
        self._lay("suspend", moment, ground=GROUND)
        self.case.stage, self.case.ground = Case.Stage.SUSPENDED, GROUND
        self._stop("met")
        self._post(verbs.SUSPENDED, 1, ground=GROUND)
        self._post(verbs.PENDING, -1)
        self._finish()

    def _resume(self, moment: datetime) -> None:
        self._lay("resume", moment)
        self.case.stage, self.case.ground = Case.Stage.INVESTIGATING, ""
        self._start("D174", moment)
        self._post(verbs.RESUMED, 1)
        self._post(verbs.PENDING, 1)
        self._finish()

    def _clear(self, moment: datetime) -> None:
        self._lay("clear", moment)
        self.case.cleared_at = moment
        self._post(verbs.CLEARED, 1, era=era_of(self.case.opened_on, self._act.on))
        self._finish()
        if self.story.suspects:
            self._lay("charge", moment, count=self.story.suspects)
            self.case.suspects += self.story.suspects
            self._post(verbs.CHARGED, self.story.suspects)
            self._finish()
        if self.story.groups:
            self._lay("dismantle", moment, count=self.story.groups)
            self._post(verbs.GROUP, self.story.groups)
            self._finish()

    def _close(self, moment: datetime) -> None:
        """Nobody is held in a closed case: they are handed to the procuracy with it."""
        for custody in self.custodies:
            custody.hand_on(moment)
        case = self.case
        self._lay("close", moment, outcome=self.story.outcome)
        case.stage, case.outcome, case.closed_at = Case.Stage.CLOSED, self.story.outcome, moment
        self._stop("met")
        self._post(verbs.CLOSED, 1, outcome=self.story.outcome)
        self._post(verbs.PENDING, -1)
        self._finish()

    # -- from unit to unit

    def _sit(self, unit: Unit, *, first: bool, counted: bool) -> None:
        self.case.holder = unit
        self.stays.append(Stay(case=self.case, unit=unit, since=self._act.on, first=first, counted_in=counted))
        if unit.valid_to is not None:
            self.going.then(start_of(unit.valid_to), partial(self._hand_over, unit=unit))

    def _hand_over(self, moment: datetime, unit: Unit) -> None:
        case, hop = self.case, self.gazetteer.heir(unit)
        if case.holder_id != unit.pk or case.stage not in (Case.Stage.INVESTIGATING, Case.Stage.SUSPENDED) or not hop:
            return
        self._lay("hand_over", max(moment, start_of(hop.on)), unit=hop.unit, other_unit=unit)
        counted, stay = case.stage == Case.Stage.INVESTIGATING, self.stays[-1]
        stay.until, stay.destination, stay.counted_out = self._act.on, "handover", counted
        if counted:
            self._post(verbs.TRANSFERRED, 1, destination="handover")
            self._post(verbs.PENDING, -1)
        stopped = self._stop("moved")
        self._sit(hop.unit, first=False, counted=counted)
        if counted:
            self._post(verbs.ARRIVED, 1)
            self._post(verbs.PENDING, 1)
        if stopped is not None:
            self._start(stopped.limit, stopped.start_at, extension=stopped.extension, arrived=self._act.on)
        self._finish()

    # -- what it posts

    def history(self) -> Iterator[Dated]:
        """Its steps as entries, those of custody among them; call it once the rows are written."""
        for step in self.steps:
            entries = [fact.posting({}).entry() for fact in step.facts if fact.stands]
            if entries:
                yield Dated(step.at, entries, step.number)
