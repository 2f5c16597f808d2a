"""The life of one report lived in memory, verb by verb, as the desk would have written it: for a city that is told.

The verbs are those of `commands`, with the same rules, clocks and facts; the writing is left to `commands.telling`.
A clock that stops in time leaves no overdue entry, as when a register is loaded; one that stops late leaves both.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from random import Random
from typing import Any

from django.utils import timezone

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import plain
from anbinh.foundation.journal.commands import Dated, Posting, standing_anew
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.units.models import Unit
from anbinh.kernels.city import Correction, ReportStory
from anbinh.records.intake import rules, verbs
from anbinh.records.intake.commands.desk import WATCHED, checked_codes, clock_of
from anbinh.records.intake.gazetteer import Gazetteer
from anbinh.records.intake.happenings import Fact, Happening, Happenings, Step, start_of
from anbinh.records.intake.models import OPEN, Act, Clock, Offer, Report, Stage, Stay, day_of

# Two duties in a hundred are done late, and mentioned as what they are.
LATE = 0.02
SAID = {
    "assign": "Giao cán bộ của đơn vị kiểm tra, xác minh.",
    "tell_procuracy": "Thông báo việc tiếp nhận cho Viện kiểm sát cùng cấp.",
    "tell_reporter": "Đã thông báo cho người, cơ quan cung cấp tin.",
    "transfer": "Chuyển theo thẩm quyền giải quyết.",
    "prolong": "Tin có nhiều tình tiết phải xác minh.",
    "ask_extension": "Chưa có kết quả giám định, định giá.",
    "answer_extension": "Viện kiểm sát đồng ý kéo dài thời hạn.",
    "suspend": "Hết thời hạn, chưa đủ căn cứ quyết định.",
    "resume": "Lý do tạm đình chỉ không còn.",
    "correct": "Xác định lại điều, khoản sau khi kiểm tra hồ sơ.",
}
OUTSIDE = "Cơ quan có thẩm quyền ngoài Công an Thành phố"


@dataclass
class Life:
    """One report from reception to where it stands at the moment `until`."""

    story: ReportStory
    report: Report
    gazetteer: Gazetteer
    in_charge: Mapping[str, Person]
    until: datetime
    stays: list[Stay] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    clocks: list[Clock] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._dice = Random(self.story.number)
        self._running: dict[str, Clock] = {}
        self._going = Happenings(since=self.report.received_at)
        self._staffed = self._told = False

    # -- how it goes

    def live(self) -> "Life":
        """Receive it, then let happen what happens, in the order of time."""
        self._receive()
        self._going.run(self.until)
        return self

    def _receive(self) -> None:
        story, report = self.story, self.report
        act = Act(report=report, verb="receive", unit=report.unit, at=report.received_at, recorded_at=story.recorded_at)
        self.acts.append(act)
        self._open(act)
        self._arrive(report.unit, arrival="new")
        commune = self.gazetteer.receives_only(report.unit)
        for limit in rules.started_by_receipt(kind=report.kind, channel=report.channel, commune=commune):
            self._start(limit, report.received_at)
        if commune and story.passed_at is None and story.outcome != "transferred":
            self._going.then(report.received_at + timedelta(minutes=self._dice.randint(40, 1300)), self._assign)
        for correction in story.corrections:
            self._going.then(correction.at, partial(self._correct, right=correction))
        self._going.then(story.passed_at, self._transfer)
        self._going.then(story.prolonged_at, self._prolong)
        self._going.then(story.extension_asked_at, self._ask)
        self._going.then(story.extended_at, self._answer)
        if story.suspension is not None:
            self._going.then(story.suspension.at, partial(self._suspend, ground=story.suspension.ground))
            self._going.then(story.suspension.resumed_at, self._resume)
        self._going.then(story.decided_at, self._end)

    def _end(self, moment: datetime) -> None:
        if self.story.outcome == "transferred":
            self._leave(moment)
        elif self.story.outcome == "suspended":
            self._suspend(moment, self.story.ground)
        else:
            self._decide(moment)

    # -- the desk

    def _lay(self, verb: str, moment: datetime, *, unit: Unit | None = None, **said: Any) -> Act:
        """Open an act; what the report says before it is kept until `_finish`."""
        self._before = {name: plain(self.report, name) for name in WATCHED}
        act = Act(
            report=self.report,
            verb=verb,
            unit=unit or self.report.holder,
            at=moment,
            recorded_at=max(moment, self.story.recorded_at),
            text=SAID.get(verb, ""),
            **said,
        )
        self.acts.append(act)
        self._open(act)
        return act

    def _open(self, act: Act) -> None:
        self._act = act
        self.steps.append(Step(act.recorded_at))

    def _finish(self) -> None:
        self.report.version += 1
        now = {name: plain(self.report, name) for name in WATCHED}
        self._act.before = {name: value for name, value in self._before.items() if value != now[name]}
        if self.steps[-1].facts:
            self._act.batches = [str(self.steps[-1].number)]

    def _post(self, verb: str, quantity: int = 0, *, unit: Unit | None = None, **extra: str) -> None:
        report, where, day = self.report, unit or self.report.holder, self._act.on

        def posting(codes: Mapping[str, str]) -> Posting:
            return Posting(verb, report, where, day, quantity, {**codes, **extra} if quantity else {})

        self.steps[-1].facts.append(Fact(posting))

    def _post_clock(self, verb: str, clock: Clock, quantity: int, *, ended: bool = False, **extra: str) -> None:
        def posting(codes: Mapping[str, str]) -> Posting:
            ended_on = day_of(clock.ended_at) if clock.ended_at else clock.counts_on
            day = clock.counts_on if not ended else ended_on if verb == verbs.MET else max(ended_on, clock.counts_on)
            return Posting(verb, clock, clock.unit, day, quantity, {**codes, "limit": clock.limit, **extra})

        of = clock if verb == verbs.OVERDUE else None
        self.steps[-1].facts.append(Fact(posting, of))

    # -- clocks

    def _start(self, limit: str, start_at: datetime, *, extension: int = 0, carried: bool = False) -> None:
        arrived = self._act.on if carried else None
        clock = clock_of(self.report, limit, start_at=start_at, extension=extension, arrived=arrived)
        clock.started_by = None if self._act.verb == "receive" else self._act
        self.clocks.append(clock)
        self._running[limit] = clock
        self._post_clock(verbs.OVERDUE, clock, 1)
        if limit in rules.RESOLUTION:
            self.report.due_at = clock.due_at
        elif not carried and (happen := self._duty(limit)) is not None:
            self._going.then(self._in_time(max(start_at, self._act.at), clock.due_at), happen)

    def _duty(self, limit: str) -> Happening | None:
        duties = {
            "classify": self._classify,
            "assign": self._assign,
            "tell_procuracy": self._tell_procuracy,
            "tell_reporter": self._tell_reporter,
            "send_decision": self._send_decision,
        }
        return duties.get(rules.DUTIES[limit])

    def _in_time(self, start: datetime, due: datetime) -> datetime:
        """A moment before the duty runs out, in the day where there is one; seldom after it."""
        if due <= start or self._dice.random() < LATE:
            return max(start, due) + timedelta(minutes=self._dice.randint(90, 5000))
        moment = timezone.localtime(start + (due - start) * self._dice.uniform(0.08, 0.8))
        in_the_day = moment.replace(hour=8 + moment.minute % 9)
        return in_the_day if start < in_the_day < due else moment

    def _stop(self, *limits: str, ending: str = Clock.Ending.MET) -> list[Clock]:
        stopped = [self._running.pop(limit) for limit in limits if limit in self._running]
        for clock in stopped:
            clock.ended_at, clock.ending, clock.ended_by = self._act.at, ending, self._act
            if clock.late:
                self._post_clock(verbs.OVERDUE, clock, -1, ended=True)
            if ending == Clock.Ending.MET:
                self._post_clock(verbs.MET, clock, 1, ended=True, in_time=clock.in_time)
        return stopped

    def _lengthen(self, extension: int) -> None:
        for clock in self._stop(*rules.RESOLUTION, ending=Clock.Ending.REPLACED):
            self._start(clock.limit, clock.start_at, extension=extension)

    # -- the verbs

    @property
    def _open_now(self) -> bool:
        return self.report.stage in OPEN

    def _classify(self, moment: datetime) -> None:
        if self.report.stage != Stage.RECEIVED:
            return
        self._lay("classify", moment)
        self.report.stage = Stage.CLASSIFIED
        self._stop("classify_h", "classify_complex_d")
        self._post(verbs.CLASSIFIED)
        self._finish()

    def _assign(self, moment: datetime) -> None:
        """Where somebody with an account serves, they are in charge; elsewhere the unit's own officer, unnamed."""
        if not self._open_now or self._staffed or self._on_its_way:
            return
        self._classify(moment)
        report = self.report
        officer = self.in_charge.get(report.holder.code)
        self._lay("assign", moment, person=officer)
        if officer is not None:
            report.officer, report.stage = officer, Stage.ASSIGNED
        self._staffed = True
        self._stop("assign_wd", "commune_transfer_h")
        owed = "D152.3" if report.kind == "surrender" else "D146.5"
        if self.gazetteer.receives_only(report.holder) and not self._told and not self._running.keys() & {owed}:
            self._start(owed, report.received_at)
        self._post(verbs.ASSIGNED)
        self._finish()

    def _tell_procuracy(self, moment: datetime) -> None:
        if self._open_now and self._running.keys() & {"D146.5", "D152.3"}:
            self._lay("tell_procuracy", moment)
            self._told = True
            self._stop("D146.5", "D152.3")
            self._post(verbs.PROCURACY_TOLD)
            self._finish()

    def _tell_reporter(self, moment: datetime) -> None:
        if "notify_wd" in self._running:
            self._lay("tell_reporter", moment)
            self._stop("notify_wd")
            self._post(verbs.REPORTER_TOLD)
            self._finish()

    def _send_decision(self, moment: datetime) -> None:
        sent = ("D148.2a", "D149.2", "D154.2", "D158.1")
        if self._running.keys() & set(sent):
            self._lay("send_decision", moment)
            self._stop(*sent)
            self._post(verbs.DECISION_SENT)
            self._finish()

    def _correct(self, moment: datetime, right: Correction) -> None:
        report = self.report
        self._lay("correct", moment)
        codes = checked_codes(
            article=right.article, clause=right.clause, line=right.line, method=report.method, on=report.received_on
        )
        for name, value in codes.items():
            setattr(report, name, value)
        self.steps[-1].codes = dict(report.codes)
        self._post(verbs.CORRECTED)
        self._finish()

    def _prolong(self, moment: datetime) -> None:
        main = self._running.get("D147.1")
        if main is not None and main.extension == 0 and moment < main.due_at:
            self._lay("prolong", moment)
            self._lengthen(1)
            self._post(verbs.PROLONGED)
            self._finish()

    def _ask(self, moment: datetime) -> None:
        main = self._running.get("D147.1")
        if main is not None and main.extension == 1 and moment < main.due_at:
            self._lay("ask_extension", moment)
            self._post(verbs.EXTENSION_ASKED)
            self._finish()

    def _answer(self, moment: datetime) -> None:
        main = self._running.get("D147.1")
        if main is not None and main.extension == 1 and self._asked:
            self._lay("answer_extension", moment, outcome="granted")
            self._lengthen(rules.MOST_EXTENSIONS)
            self._post(verbs.EXTENDED)
            self._finish()

    @property
    def _asked(self) -> bool:
        return any(act.verb == "ask_extension" for act in self.acts)

    def _do_what_comes_first(self, moment: datetime) -> None:
        """What a decision presupposes; a notice to the procuracy could no longer be given after it."""
        self._classify(moment)
        self._assign(moment)
        self._tell_procuracy(moment)

    def _suspend(self, moment: datetime, ground: str) -> None:
        self._do_what_comes_first(moment)
        report = self.report
        act = self._lay("suspend", moment, outcome="suspended", ground=ground)
        act.in_time = report.due_at is None or moment <= report.due_at
        report.stage, report.outcome, report.ground, report.closed_at = Stage.SUSPENDED, "suspended", ground, moment
        self._stop_working()
        self._post(verbs.SUSPENDED, 1, ground=ground, in_time="yes" if act.in_time else "no")
        self._post(verbs.PENDING, -1)
        self._owe("suspended")
        self._finish()

    def _resume(self, moment: datetime) -> None:
        report = self.report
        self._lay("resume", moment)
        report.stage = Stage.ASSIGNED if report.officer_id else Stage.CLASSIFIED
        report.outcome, report.ground, report.closed_at = "", "", None
        self._start("D149.1", moment)
        self._post(verbs.RESUMED, 1, cause="resumed")
        self._post(verbs.PENDING, 1)
        self._owe("resumed")
        self._finish()

    def _decide(self, moment: datetime) -> None:
        self._do_what_comes_first(moment)
        report, story = self.report, self.story
        act = self._lay("decide", moment, outcome=story.outcome, ground=story.ground)
        act.in_time = report.due_at is None or moment <= report.due_at
        report.stage, report.outcome, report.ground = Stage.DECIDED, story.outcome, story.ground
        report.closed_at = moment
        self._stop_working()
        in_time = "yes" if act.in_time else "no"
        self._post(verbs.DECIDED, 1, outcome=story.outcome, ground=story.ground, in_time=in_time)
        self._post(verbs.PENDING, -1)
        self._owe(story.outcome)
        self._finish()

    def _stop_working(self) -> None:
        self._stop(*rules.RESOLUTION)
        self._stop("assign_wd", "classify_h", "classify_complex_d", "commune_transfer_h", ending=Clock.Ending.VOID)
        self.report.due_at = None

    def _owe(self, outcome: str) -> None:
        nobody = self.report.kind in rules.TOLD_BY_NOBODY
        for limit in rules.started_by_decision(outcome):
            if limit not in self._running and not (limit == "notify_wd" and nobody):
                self._start(limit, self._act.at)

    # -- from unit to unit

    @property
    def _on_its_way(self) -> bool:
        return bool(self.offers) and self.offers[-1].answered_at is None

    def _arrive(self, unit: Unit, *, arrival: str, counted: bool = True) -> None:
        report, day = self.report, self._act.on
        report.holder = unit
        self.stays.append(Stay(report=report, unit=unit, since=day, arrival=arrival, counted_in=counted))
        if counted:
            self._post(verbs.RECEIVED, 1, arrival=arrival)
            self._post(verbs.PENDING, 1)
        if unit.valid_to is not None:
            self._going.then(start_of(unit.valid_to), partial(self._hand_over, unit=unit))

    def _depart(self, *, destination: str, counted: bool = True) -> None:
        stay = self.stays[-1]
        stay.until, stay.destination, stay.counted_out = self._act.on, destination, counted
        if counted:
            self._post(verbs.TRANSFERRED, 1, destination=destination)
            self._post(verbs.PENDING, -1)

    def _transfer(self, moment: datetime) -> None:
        report = self.report
        to = self.gazetteer.at(self.story.passed_to, day_of(moment))
        if to.pk == report.holder_id or not self._open_now:
            return
        act = self._lay("transfer", moment, other_unit=to)
        self._stop("commune_transfer_h", "commune_prelim_d")
        self.offers.append(Offer(report=report, act=act, frm=report.holder, to=to, at=moment))
        self._post(verbs.OFFERED)
        self._finish()
        midnight = start_of(day_of(moment) + timedelta(days=1))
        soon = moment + timedelta(minutes=self._dice.randint(5, 50))
        self._going.then(max(moment, min(soon, midnight - timedelta(minutes=1))), partial(self._accept, to=to))

    def _accept(self, moment: datetime, to: Unit) -> None:
        report, offer = self.report, self.offers[-1]
        offer.answer, offer.answered_at = "accepted", moment
        act = self._lay("accept", moment, unit=to, other_unit=report.holder)
        act.text = ""
        self._depart(destination="inside")
        carried = self._stop(*list(self._running), ending=Clock.Ending.MOVED)
        report.officer, self._staffed = None, False
        if report.stage == Stage.ASSIGNED:
            report.stage = Stage.CLASSIFIED
        self._arrive(to, arrival="transfer")
        self._carry(carried)
        for limit in rules.started_by_arrival(kind=report.kind, commune=self.gazetteer.receives_only(to)):
            if limit not in self._running:
                self._start(limit, moment)
        self._finish()

    def _carry(self, clocks: list[Clock]) -> None:
        for clock in clocks:
            self._start(clock.limit, clock.start_at, extension=clock.extension, carried=True)

    def _leave(self, moment: datetime) -> None:
        """To a body outside: the end of it here."""
        report = self.report
        self._lay("transfer", moment, other_body=OUTSIDE)
        self._stop("commune_transfer_h", "commune_prelim_d")
        self._depart(destination="outside")
        report.stage, report.closed_at, report.due_at = Stage.TRANSFERRED, moment, None
        self._stop(*list(self._running), ending=Clock.Ending.MOVED)
        self._finish()

    def _hand_over(self, moment: datetime, unit: Unit) -> None:
        report, hop = self.report, self.gazetteer.heir(unit)
        if report.holder_id != unit.pk or report.stage not in (*OPEN, Stage.SUSPENDED) or hop is None:
            return
        self._lay("hand_over", max(moment, start_of(hop.on)), unit=hop.unit, other_unit=unit)
        counted = report.stage != Stage.SUSPENDED
        self._depart(destination="handover", counted=counted)
        carried = self._stop(*list(self._running), ending=Clock.Ending.MOVED)
        self._staffed, report.officer = False, None
        if report.stage == Stage.ASSIGNED:
            report.stage = Stage.CLASSIFIED
        self._arrive(hop.unit, arrival="handover", counted=counted)
        self._carry(carried)
        self._finish()

    # -- what it posts

    def history(self, codes: Mapping[str, str]) -> Iterator[Dated]:
        """Its steps as entries; `codes` are those of reception. Call it once the rows are written."""
        standing: list[Entry] = []
        for step in self.steps:
            if step.codes is not None and step.codes != codes:
                codes = step.codes
                pairs = [standing_anew(one, dimensions=codes, reason=SAID["correct"]) for one in standing]
                standing = [again for _back, again in pairs]
                yield Dated(step.at, [entry for pair in pairs for entry in pair])
            entries = [fact.posting(codes).entry() for fact in step.facts if fact.stands]
            standing += [entry for entry in entries if entry.quantity]
            yield Dated(step.at, entries, step.number)
