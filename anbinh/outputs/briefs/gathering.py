"""Asking the system for everything an outline names, once, and keeping the answers as plain values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from django.utils.translation import override

from anbinh.kernels.figures import Answers, FigureError, Period, Result, UnclearPeriod, book, containing
from anbinh.kernels.figures.evaluating import moment_after
from anbinh.kernels.figures.model import Form
from anbinh.kernels.figures.periods import Type
from anbinh.outputs.briefs.addresses import figure_address
from anbinh.outputs.briefs.comparing import compare
from anbinh.outputs.briefs.facts import Cut, Fact, Facts, Judged, Spot
from anbinh.outputs.briefs.outline import MONTH, UNIT, Outline
from anbinh.outputs.figures import asking
from anbinh.outputs.figures.asking import FigureRefusal
from anbinh.outputs.figures.wording import names_of
from anbinh.outputs.findings.assessing import assessed, sentences

FIRST_WORD = {"Năm": "năm", "Quý": "quý", "Tháng": "tháng", "Tuần": "tuần", "Từ": "từ"}


class Ask(Protocol):
    """How figures are asked for: outputs.figures.asking.ask, or a memory engine in a test."""

    def __call__(
        self,
        figures: Sequence[str],
        *,
        unit: str,
        period: Period,
        by: str | None = None,
        as_of: date | None = None,
        until: date | None = None,
    ) -> Answers: ...


@dataclass(frozen=True)
class Question:
    """What a report is about: whose figures, of which period, as known on which day; `base` begins references."""

    unit: str
    period: Period
    as_of: date
    base: str

    def until(self, period: Period) -> date | None:
        """The first day that had not come, of this period or of the same one a year before."""
        day = asking.after(self.as_of)
        return self.period.day_year_before(day) if day and period.start < self.period.start else day


def gather(outline: Outline, question: Question, *, at: datetime, ask: Ask = asking.ask) -> Facts:
    """Every figure of the outline. Raises FigureRefusal or FigureError for a unit or period that does not fit."""
    period = question.period
    unit = asking.unit_coded(question.unit, period.last_day)
    now = _asked(ask, outline.figures, question)
    before = _before(ask, outline.figures, question)
    covered = asking.coverage(unit, period, as_of=question.as_of, at=at)
    return Facts(
        unit=question.unit,
        unit_name=unit.name,
        scheme=period.scheme,
        key=period.key,
        period=spoken(period),
        days=_days(period),
        upcoming=upcoming(period),
        first=period.start.isoformat(),
        last=period.last_day.isoformat(),
        as_of=question.as_of.isoformat(),
        asked_at=at.isoformat(),
        reported=covered.reported,
        expected=covered.expected,
        figures={name: _fact(result, before.get(name), question) for name, result in now.items()},
        cuts={by: _cuts(ask, names, by, question, outline) for by, names in outline.cuts.items()},
        situation=_situation(question) if outline.tells_situation and unit.parent_id is None else (),
    )


def _situation(question: Question) -> tuple[str, ...]:
    """What was new, came back, rose or fell in the city, as it was known then; reports are written in Vietnamese."""
    until = asking.after(question.as_of)
    assert until is not None
    with override("vi"):
        return tuple(sentences(assessed(question.period, until=until, known=moment_after(question.as_of))))


def spoken(period: Period) -> str:
    """The period inside a sentence: `quý I/2024`, `6 tháng đầu năm 2023`."""
    first, _, rest = period.say("vi").partition(" ")
    return f"{FIRST_WORD.get(first, first)} {rest}"


def upcoming(period: Period) -> str:
    """The period that follows."""
    if period.type is Type.SPAN:
        return "thời gian tới"
    try:
        return spoken(containing(period.scheme, period.type, period.end))
    except UnclearPeriod:
        return "thời gian tới"


def _days(period: Period) -> str:
    return f"từ ngày {period.start:%d/%m/%Y} đến ngày {period.last_day:%d/%m/%Y}"


def _asked(ask: Ask, names: Iterable[str], question: Question, period: Period | None = None) -> dict[str, Result]:
    whole = period or question.period
    until = question.until(whole)
    answers = ask(tuple(names), unit=question.unit, period=whole, as_of=question.as_of, until=until)
    return {result.figure.id: result for result in answers}


def _before(ask: Ask, names: Iterable[str], question: Question) -> dict[str, Result]:
    """The same a year before, in the same words, so that the query is made once; nothing before the unit was."""
    try:
        return _asked(ask, names, question, question.period.same_period_year_before())
    except (FigureRefusal, FigureError):
        return {}


def _fact(result: Result, before: Result | None, question: Question) -> Fact:
    figure = result.figure
    return Fact(
        figure=figure.id,
        name=figure.name.vi,
        unit=figure.unit.vi,
        form=figure.display.form.value,
        state=result.state.value,
        shown=result.shown("vi"),
        numerator=result.numerator,
        denominator=result.denominator if figure.divides else None,
        low=None if result.low is None else str(result.low),
        high=None if result.high is None else str(result.high),
        change=compare(result, before),
        judged=_judged(result),
        address=_address(figure.id, question),
    )


def _judged(result: Result) -> tuple[Judged, ...]:
    form = result.figure.display.form
    return tuple(
        Judged(
            name=one.target.name.vi,
            source=one.target.source.vi,
            aim=one.target.say("vi", form=form),
            verdict=one.verdict.value if one.verdict else "",
            verified=one.target.verified,
        )
        for one in result.judgements
    )


def _address(figure: str, question: Question, unit: str = "", by: str = "") -> str:
    place = unit or question.unit
    return figure_address(question.base, figure, period=question.period, unit=place, as_of=question.as_of, by=by)


def _cuts(ask: Ask, names: Sequence[str], by: str, question: Question, outline: Outline) -> tuple[Cut, ...]:
    """One row for each code, unit or month, each figure in it."""
    try:
        rows = _rows(ask, names, by, question, question.period)
    except (FigureRefusal, FigureError):
        return ()  # a commune has no units below it
    compared = any(chart.by == by and chart.compare for chart in outline.charts)
    before = _rows_before(ask, names, by, question) if compared else []
    pairs = zip(rows, [*before, *[{}] * len(rows)], strict=False)
    called = _called(names, by, question)
    cuts = [_cut(row, former, by, question, called) for row, former in pairs]
    return _in_order(cuts, list(called)) if called else tuple(cuts)


def _called(names: Sequence[str], by: str, question: Question) -> dict[str, str]:
    """What the codes are called on the last day; nothing for units and months."""
    with override("vi"):
        found: dict[str, str] = {}
        for name in names:
            found = {**names_of(book().find(name), by, on=question.period.last_day), **found}
    return found


def _in_order(cuts: Iterable[Cut], codes: Sequence[str]) -> tuple[Cut, ...]:
    """Codes as their list has them; units and months already are in order."""
    return tuple(sorted(cuts, key=lambda cut: codes.index(cut.code) if cut.code in codes else len(codes)))


Row = Mapping[str, Result]


def _rows(ask: Ask, names: Sequence[str], by: str, question: Question, period: Period) -> list[Row]:
    rows: dict[object, dict[str, Result]] = {}
    until = question.until(period)
    for result in ask(tuple(names), unit=question.unit, period=period, by=by, as_of=question.as_of, until=until):
        key = {UNIT: result.unit, MONTH: result.period.key}.get(by, result.cell)
        rows.setdefault(key, {})[result.figure.id] = result
    return list(rows.values())


def _rows_before(ask: Ask, names: Sequence[str], by: str, question: Question) -> list[Row]:
    try:
        return _rows(ask, names, by, question, question.period.same_period_year_before())
    except (FigureRefusal, FigureError):
        return []


def _cut(row: Row, before: Row, by: str, question: Question, called: Mapping[str, str]) -> Cut:
    first = next(iter(row.values()))
    code, label = _named(first, by, called)
    unit, cut_by = (code, "") if by == UNIT else ("", by)
    spots = {
        name: Spot(one.shown("vi"), _drawn(one), _address(name, question, unit, cut_by)) for name, one in row.items()
    }
    former = {name: Spot(one.shown("vi"), _drawn(one)) for name, one in before.items()}
    return Cut(code, label, spots, former)


def _named(result: Result, by: str, called: Mapping[str, str]) -> tuple[str, str]:
    if by == UNIT:
        unit = asking.territory().unit(result.unit)
        return unit.code, unit.name
    if by == MONTH:
        return result.period.key, f"{result.period.last_day:%m/%Y}"
    code = result.cell or ""
    return code, called.get(code) or code or "Không rõ"


def _drawn(result: Result) -> float | None:
    """The value as a length; nothing where it is not one number."""
    if result.value is None:
        return None
    return float(result.value) * (100 if result.figure.display.form in {Form.PERCENT, Form.CHANGE} else 1)
