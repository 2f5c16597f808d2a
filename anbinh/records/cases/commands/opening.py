"""Opening cases: one from a decision to prosecute or found directly; many from an old book or the synthetic city."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import must_be_allowed
from anbinh.foundation.journal.commands import Posting, post_many
from anbinh.foundation.units.models import Unit
from anbinh.kernels.procedure import ProcedureError
from anbinh.kernels.vietnamese.letters import fold
from anbinh.records.cases import rules, verbs
from anbinh.records.cases.commands.desk import CasesError, checked_codes, clock_of, overdue_posting
from anbinh.records.cases.models import Act, Book, Case, Clock, Stay
from anbinh.records.cases.querysets import era_of
from anbinh.records.intake.models import Report, day_of


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """How a case of an old book went on."""

    cleared_at: datetime | None = None
    suspects: int = 0
    groups: int = 0
    closed_at: datetime | None = None
    outcome: str = ""
    suspended_at: datetime | None = None
    ground: str = ""
    transferred_at: datetime | None = None
    body: str = ""
    number: str = ""
    extensions: int = 0

    @property
    def ended_at(self) -> datetime | None:
        """When the investigation stopped here: closed, suspended or passed on."""
        return self.closed_at or self.suspended_at or self.transferred_at

    @property
    def stage(self) -> Case.Stage:
        """Where the case stands after it."""
        if self.closed_at:
            return Case.Stage.CLOSED
        if self.suspended_at:
            return Case.Stage.SUSPENDED
        return Case.Stage.TRANSFERRED if self.transferred_at else Case.Stage.INVESTIGATING


@dataclass(frozen=True, kw_only=True)
class Opening:
    """What is known when a case is opened."""

    unit: Unit
    opened_at: datetime
    summary: str
    article: str
    clause: str
    line: str = ""
    method: str = ""
    methods: tuple[str, ...] = ()
    form: str = "completed"
    report: Report | None = None
    happened_on: date | None = None
    place: str = ""
    place_unit: Unit | None = None
    victims: int | None = None
    loss: int | None = None
    recovered: int | None = None
    marks: frozenset[str] = frozenset()
    officer: Person | None = None
    number: str = ""
    past: Outcome | None = None
    # From a workbook: which row it is, and what the row says.
    imported: str = ""
    imported_content: str = ""


def open_case(opening: Opening, *, by: Person | None, at: datetime) -> Case:
    """Open one case and start its investigation clock (BLTTHS 172, by class)."""
    with transaction.atomic():
        return _enter([opening], by=by, at=at)[0]


def open_many(openings: Sequence[Opening], *, by: Person | None, at: datetime) -> list[Case]:
    """Open many in a handful of statements, all or nothing."""
    with transaction.atomic():
        return _enter(openings, by=by, at=at)


def _enter(openings: Sequence[Opening], *, by: Person | None, at: datetime) -> list[Case]:
    for unit in {opening.unit.pk: opening.unit for opening in openings}.values():
        must_be_allowed(by, "cases.handle", unit, at=at)
    cases = [draw_up(one, number, at=at) for one, number in zip(openings, next_numbers(openings), strict=True)]
    Case.objects.bulk_create(cases, batch_size=500)
    acts: list[Act] = []
    clocks: list[Clock] = []
    for opening, case in zip(openings, cases, strict=True):
        acts += _acts(opening, case, by=by, at=at)
        clocks.append(first_clock(opening, case))
    Stay.objects.bulk_create(map(_stay, openings, cases), batch_size=1000)
    Act.objects.bulk_create(acts, batch_size=1000)
    Clock.objects.bulk_create(clocks, batch_size=1000)
    post_many(_postings(openings, cases, clocks), by=by, at=at)
    return cases


def next_numbers(openings: Sequence[Opening]) -> list[int]:
    """The next numbers in the books of these units and years, in the order of the openings."""
    units = {one.unit.code: one.unit for one in openings}
    wanted = Counter((one.unit.code, day_of(one.opened_at).year) for one in openings)
    codes, years = {code for code, _year in wanted}, {year for _code, year in wanted}
    books = Book.objects.held(codes, years)
    if absent := sorted(wanted.keys() - books.keys()):
        begun = [Book(unit=units[code], year=year) for code, year in absent]
        Book.objects.bulk_create(begun, batch_size=500, ignore_conflicts=True)
        books = Book.objects.held(codes, years)
    following = {key: books[key].last for key in wanted}
    for key, count in wanted.items():
        books[key].last += count
    Book.objects.bulk_update([books[key] for key in wanted], ["last"], batch_size=500)
    numbers = []
    for one in openings:
        following[one.unit.code, day_of(one.opened_at).year] += 1
        numbers.append(following[one.unit.code, day_of(one.opened_at).year])
    return numbers


def draw_up(opening: Opening, number: int, *, at: datetime) -> Case:
    """The case under its number in the book, checked and coded, not yet written."""
    on = day_of(opening.opened_at)
    _check(opening, at=at)
    codes = checked_codes(
        article=opening.article, clause=opening.clause, line=opening.line, method=opening.method, on=on
    )
    past = opening.past or Outcome()
    code = rules.code_of(number=number, year=on.year, unit=opening.unit.code)
    return Case(
        code=code,
        unit=opening.unit,
        holder=opening.unit,
        report=opening.report,
        stage=past.stage,
        opened_at=opening.opened_at,
        recorded_at=at,
        happened_on=opening.happened_on,
        summary=opening.summary.strip(),
        place=opening.place.strip(),
        place_unit=opening.place_unit,
        methods=list(opening.methods),
        form=opening.form,
        victims=opening.victims,
        loss=opening.loss,
        recovered=opening.recovered,
        officer=opening.officer,
        suspects=past.suspects,
        cleared_at=past.cleared_at,
        closed_at=past.closed_at,
        outcome=past.outcome if past.closed_at else "",
        ground=past.ground if past.suspended_at else "",
        due_at=None if past.ended_at else _clock_due(opening, codes["severity"]),
        imported=opening.imported,
        imported_content=opening.imported_content,
        imported_version=1 if opening.imported else 0,
        search=fold(f"{code} {opening.summary} {opening.place}"),
        **codes,
        **{mark: mark in opening.marks for mark in rules.MARKS},
    )


def _check(opening: Opening, *, at: datetime) -> None:
    if not opening.summary.strip():
        raise CasesError(_("Write what happened: at least one sentence."))
    if opening.opened_at > at:
        raise CasesError(_("The moment lies in the future. Enter when it really happened."))
    report = opening.report
    if report is not None and (report.stage != "decided" or report.outcome != "prosecuted"):
        raise CasesError(_("A case is opened from a report once it is decided to prosecute."))
    if report is not None and Case.objects.from_report(report).exists():
        raise CasesError(_("A case was already opened from this report."))


def _stay(opening: Opening, case: Case) -> Stay:
    """In the unit that opened it; passed on since, it left that unit's stock on that day."""
    left = opening.past.transferred_at if opening.past else None
    return Stay(
        case=case,
        unit=case.unit,
        since=case.opened_on,
        until=day_of(left) if left else None,
        destination="outside" if left else "",
    )


def _clock_due(opening: Opening, severity: str) -> datetime:
    return _counted(opening, opening.unit, severity).due_at


def _counted(opening: Opening, unit: Unit, severity: str) -> Clock:
    extension = opening.past.extensions if opening.past else 0
    try:
        return clock_of(unit, "D172", opening.opened_at, severity=severity, extension=extension)
    except ProcedureError as refusal:
        raise CasesError(str(refusal)) from refusal


def first_clock(opening: Opening, case: Case) -> Clock:
    """The time of its investigation."""
    clock = _counted(opening, case.holder, case.severity)
    clock.case = case
    if opening.past is not None and (ended := opening.past.ended_at):
        clock.ended_at, clock.ending = ended, "moved" if opening.past.transferred_at else "met"
    return clock


def _acts(opening: Opening, case: Case, *, by: Person | None, at: datetime) -> Iterable[Act]:
    past = opening.past or Outcome()

    def act(verb: str, moment: datetime, **more: object) -> Act:
        return Act(case=case, verb=verb, unit=case.unit, by=by, at=moment, recorded_at=at, **more)

    yield act("open", opening.opened_at, number=opening.number)
    if past.cleared_at:
        yield act("clear", past.cleared_at)
        if past.suspects:
            yield act("charge", past.cleared_at, count=past.suspects)
        if past.groups:
            yield act("dismantle", past.cleared_at, count=past.groups)
    if past.closed_at:
        yield act("close", past.closed_at, outcome=past.outcome, number=past.number)
    if past.suspended_at:
        yield act("suspend", past.suspended_at, ground=past.ground, number=past.number)
    if past.transferred_at:
        yield act("transfer", past.transferred_at, other_body=past.body, number=past.number)


def _postings(openings: Sequence[Opening], cases: Sequence[Case], clocks: Sequence[Clock]) -> Iterable[Posting]:
    for opening, case in zip(openings, cases, strict=True):
        origin = "report" if case.report_id else "direct"
        yield Posting(verbs.OCCURRED, case, case.unit, case.opened_on, 1, {**case.codes, "origin": origin})
        yield Posting(verbs.PENDING, case, case.unit, case.opened_on, 1, case.codes)
        if opening.past is not None:
            yield from _past(opening.past, case)
    for clock in clocks:
        if clock.ended_at is None or clock.late:
            yield overdue_posting(clock)
        if clock.late:
            yield overdue_posting(clock, ended=True)


def _past(past: Outcome, case: Case) -> Iterable[Posting]:
    if past.cleared_at:
        day = day_of(past.cleared_at)
        yield Posting(verbs.CLEARED, case, case.unit, day, 1, {**case.codes, "era": era_of(case.opened_on, day)})
        if past.suspects:
            yield Posting(verbs.CHARGED, case, case.unit, day, past.suspects, case.codes)
        if past.groups:
            yield Posting(verbs.GROUP, case, case.unit, day, past.groups, case.codes)
    if past.closed_at:
        day = day_of(past.closed_at)
        yield Posting(verbs.CLOSED, case, case.unit, day, 1, {**case.codes, "outcome": past.outcome})
    if past.suspended_at:
        day = day_of(past.suspended_at)
        yield Posting(verbs.SUSPENDED, case, case.unit, day, 1, {**case.codes, "ground": past.ground})
    if past.transferred_at:
        day = day_of(past.transferred_at)
        yield Posting(verbs.TRANSFERRED, case, case.unit, day, 1, {**case.codes, "destination": "outside"})
    if past.ended_at:
        yield Posting(verbs.PENDING, case, case.unit, day_of(past.ended_at), -1, case.codes)
