"""From a question to answers: definitions become lines of sums, an engine sums them, and results are read off."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone

from anbinh.kernels.figures.asking import Asked, Atom, Counts, Engine, Line, Part, Slice
from anbinh.kernels.figures.definitions import dimensions
from anbinh.kernels.figures.errors import UnclearQuestion
from anbinh.kernels.figures.model import Figure, Kind, Terms
from anbinh.kernels.figures.periods import Period
from anbinh.kernels.figures.practice import USUAL, Practice
from anbinh.kernels.figures.results import Bounds, Divided, Judgement, Result, State, Value, divided
from anbinh.kernels.figures.targets import Target, Verdict, targets, targets_of
from anbinh.kernels.figures.territory import Territory

VIETNAM_TIME = timezone(timedelta(hours=7))
BY_UNIT, BY_MONTH = "unit", "month"
NOT_YET: Divided = (State.NOT_YET, None, None, None, None)


def evaluate(
    figures: Sequence[Figure],
    *,
    unit: int | Sequence[int],
    period: Period,
    territory: Territory,
    engine: Engine,
    by: str | None = None,
    level: str | None = None,
    as_of: datetime | date | None = None,
    boundaries: date | None = None,
    until: date | None = None,
    practice: Practice = USUAL,
) -> "Answers":
    """Every figure of every unit in a period.

    `by`: `unit` (the units below, of `level` or the next level down), `month`, or a dimension all the figures may be
    cut by. `as_of`: only what was recorded up to a moment, or up to the end of a day in Vietnam. `boundaries`: in the
    units of that day instead of the units of each record's own day. `until`: the first day that has not come yet; a
    period that still runs is summed up to it, its stocks stand there, and the year before is taken up to the same day:
    what the journal holds of later days is a time limit that will run out if nothing is done. Of a period that has not
    begun nothing is said. Raises UnclearQuestion.
    """
    units = (unit,) if isinstance(unit, int) else tuple(unit)
    if by == BY_UNIT:
        day = boundaries
        since, until = (day, day + timedelta(days=1)) if day else (period.start, period.end)
        units = tuple(below for one in units for below in territory.below(one, since=since, until=until, level=level))
    cut = by if by not in {None, BY_UNIT, BY_MONTH} else None
    if cut is not None:
        _must_be_cut_by(cut, figures)
    lines = _Lines(practice)
    asked_for = [lines.of(figure) for figure in figures]
    slices = period.months() if by == BY_MONTH else (period,)
    known_before = moment_after(as_of)
    asked = Asked(
        lines=lines.all,
        slices=tuple(_slice(one, until) for one in slices),
        rollup=territory.rollup(units, boundaries=boundaries),
        cut=cut,
        known_before=known_before,
    )
    levels = {one: territory.unit(one).level for one in units}
    return Answers(
        figures=tuple(figures),
        units=units,
        periods=slices,
        as_of=known_before,
        practice=practice,
        counts=engine.count(asked),
        posted=engine.posted(known_before),
        places=tuple(asked_for),
        levels=levels,
        cut=cut,
        asked=asked,
        until=until,
    )


def moment_after(as_of: datetime | date | None) -> datetime | None:
    """The first moment that is not known any more: a day is known to its end, a moment to itself."""
    if as_of is None:
        return None
    if not isinstance(as_of, datetime):
        return datetime.combine(as_of + timedelta(days=1), time(), VIETNAM_TIME)
    if as_of.tzinfo is None:
        raise UnclearQuestion("no_moment")
    return as_of + timedelta(microseconds=1)


def _must_be_cut_by(cut: str, figures: Iterable[Figure]) -> None:
    for figure in figures:
        if cut not in figure.cuts:
            names = ", ".join([BY_UNIT, BY_MONTH, *figure.cuts])
            raise UnclearQuestion("no_such_cut", figure=figure.name, given=dimensions().get(cut, cut), cuts=names)


def _slice(period: Period, until: date | None) -> Slice:
    before = period.same_period_year_before()
    if until is None or period.end <= until:
        return Slice(period.start, period.end, before.start, before.end)
    then = period.day_year_before(until)
    return Slice(min(period.start, until), min(period.end, until), min(before.start, then), min(before.end, then))


@dataclass(frozen=True)
class Lines:
    """Where a figure's sums stand among the lines: what is counted, what divides it, and what only divides it."""

    top: int
    bottom: int | None = None
    rest: int | None = None
    verbs: frozenset[str] = frozenset()


class _Lines:
    """The lines of sums that figures need, each once."""

    def __init__(self, practice: Practice) -> None:
        self.practice = practice
        self.found: dict[Line, int] = {}

    @property
    def all(self) -> tuple[Line, ...]:
        return tuple(self.found)

    def of(self, figure: Figure) -> Lines:
        top = self._parts(figure.numerator)
        bottom = self._parts(figure.denominator, year_before=figure.kind is Kind.CHANGE)
        verbs = frozenset(part.atom.verb for part in (*top, *bottom))
        if not figure.divides:
            return Lines(self._at(top), verbs=verbs)
        rest = self._at((*bottom, *(_taken_off(part) for part in top))) if figure.share else None
        return Lines(self._at(top), self._at(bottom), rest, verbs)

    def _parts(self, terms: Terms, *, year_before: bool = False) -> Line:
        return tuple(
            Part(Atom(term.verb, term.where), term.at, term.sign, year_before)
            for term in terms
            if term.holds(self.practice)
        )

    def _at(self, line: Line) -> int:
        return self.found.setdefault(line, len(self.found))


def _taken_off(part: Part) -> Part:
    return Part(part.atom, part.at, -part.sign, part.year_before)


@dataclass(frozen=True)
class Answers:
    """The answers of one question, made one by one as they are looked at."""

    figures: tuple[Figure, ...]
    units: tuple[int, ...]
    periods: tuple[Period, ...]
    as_of: datetime | None
    practice: Practice
    counts: Counts
    posted: frozenset[str]
    places: tuple[Lines, ...]
    levels: dict[int, str]
    cut: str | None
    asked: Asked
    targets: tuple[Target, ...] | None = None
    until: date | None = None

    def __len__(self) -> int:
        return len(self.figures) * len(self.units) * len(self.periods) * len(self.counts.cells)

    def __iter__(self) -> Iterator[Result]:
        sizes = (len(self.figures), len(self.units), len(self.periods), len(self.counts.cells))
        return (self._result(*at) for at in itertools.product(*map(range, sizes)))

    def one(
        self, figure: str, *, unit: int | None = None, period: str | None = None, cell: str | None = None
    ) -> Result:
        """The answer for a figure by its id; unit, period (by key) and cell may be left out where there is only one."""
        wanted = [
            result
            for result in self.of(figure)
            if unit in {None, result.unit} and period in {None, result.period.key} and cell in {None, result.cell}
        ]
        (found,) = wanted
        return found

    def of(self, figure: str) -> Iterator[Result]:
        """The answers for one figure by its id."""
        at = next(n for n, one in enumerate(self.figures) if one.id == figure)
        sizes = (len(self.units), len(self.periods), len(self.counts.cells))
        return (self._result(at, *rest) for rest in itertools.product(*map(range, sizes)))

    def _result(self, figure_at: int, unit_at: int, period_at: int, cell_at: int) -> Result:
        figure, lines = self.figures[figure_at], self.places[figure_at]
        unit, period = self.units[unit_at], self.periods[period_at]
        at = (period_at, unit_at, cell_at)
        if self.until is not None and period.start >= self.until:
            state, top, bottom, low, high = NOT_YET
        else:
            state, top, bottom, low, high = self._divided(figure, lines, at)
        return Result(
            figure=figure,
            unit=unit,
            period=period,
            cell=self.counts.cells[cell_at] if self.cut else None,
            as_of=self.as_of,
            state=state,
            top=top,
            bottom=bottom,
            low=low,
            high=high,
            judgements=self._judgements(figure, unit, period, low, high),
            practice=self.practice,
        )

    def _divided(self, figure: Figure, lines: Lines, at: tuple[int, int, int]) -> Divided:
        if not lines.verbs & self.posted:
            return State.NO_DATA, None, None, None, None
        top = self._bounds(lines.top, at)
        if lines.bottom is None:
            state = State.KNOWN if top.exact is not None else State.RANGE
            return state, top, None, top.low, top.high
        bottom = self._bounds(lines.bottom, at)
        rest = bottom if lines.rest is None else self._bounds(lines.rest, at)
        return divided(figure, top, bottom, rest)

    def _bounds(self, line: int, at: tuple[int, int, int]) -> Bounds:
        return Bounds(int(self.counts.low[(line, *at)]), int(self.counts.high[(line, *at)]))

    def _judgements(
        self, figure: Figure, unit: int, period: Period, low: Value | None, high: Value | None
    ) -> tuple[Judgement, ...]:
        if self.cut is not None:
            return ()
        known = targets() if self.targets is None else self.targets
        binding = targets_of(figure.id, period=period, level=self.levels[unit], among=known)
        return tuple(Judgement(target, _verdict(target, period, low, high)) for target in binding)


def _verdict(target: Target, period: Period, low: Value | None, high: Value | None) -> Verdict | None:
    if low is None or high is None:
        return None
    at_worst, at_best = (target.verdict(value, period=period) for value in (low, high))
    return at_worst if at_worst is at_best else None


@dataclass(frozen=True)
class Revision:
    """A cell that says something else than it said."""

    then: Result
    now: Result


def revisions(then: Iterable[Result], now: Iterable[Result]) -> tuple[Revision, ...]:
    """The cells that both tables have and that differ: what was changed after a period was closed."""
    before = {result.key: result for result in then}
    return tuple(
        Revision(before[result.key], result)
        for result in now
        if result.key in before and _says(before[result.key]) != _says(result)
    )


def _says(result: Result) -> tuple[object, ...]:
    return result.state, result.top, result.bottom, result.low, result.high
