"""Answers ready to be shown: cards with targets, rows of a breakdown, the sentence about coverage."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.units.models import Unit
from anbinh.foundation.web.figures import FigureCard
from anbinh.foundation.web.states import Badge
from anbinh.foundation.web.words import language, number
from anbinh.kernels.figures import Answers, Figure, Period, Result, Verdict
from anbinh.outputs.dashboard.forms import Question
from anbinh.outputs.figures.asking import Cell, Coverage, as_closed, ask, coverage, coverages, territory
from anbinh.outputs.figures.querysets import units_named
from anbinh.outputs.figures.wording import name_of, names_of

STATES = {Verdict.EXCEEDED: "done", Verdict.MET: "on_time", Verdict.MISSED: "overdue"}


def asked(question: Question, *names: str, by: str = "") -> Answers:
    """The figures of a question."""
    return ask(
        names,
        unit=question.unit,
        period=question.period,
        by=by or None,
        as_of=question.as_of,
        boundaries=question.boundaries,
        until=question.until,
    )


def when_closed(question: Question, answers: Answers, *, at: datetime) -> dict[Cell, Result]:
    """What was another number when the period was closed."""
    return as_closed(
        answers, question.unit, question.period, boundaries=question.boundaries, by=question.by or None, at=at
    )


def covered(question: Question, *, at: datetime) -> Coverage:
    """Who closed the period of a question; while it runs, its last month that is over."""
    return coverage(question.unit, over_by(question, at=at) or question.period, as_of=question.as_of, at=at)


def over_by(question: Question, *, at: datetime) -> Period | None:
    """The last month of a period that is over on a day on which the period itself still runs."""
    day = question.as_of or timezone.localtime(at).date()
    if question.period.last_day < day:
        return None
    return next((month for month in reversed(question.period.months()) if month.last_day < day), None)


def coverage_sentence(found: Coverage, month: Period | None = None) -> str:
    """`579/579 xã, phường đã chốt kỳ`; of a period that still runs the last `month` that is over."""
    if not found.expected:
        return _("no commune was expected to close this period")
    said = {"reported": number(found.reported), "expected": number(found.expected)}
    if month is not None:
        return _("%(reported)s of %(expected)s communes closed %(month)s") % {**said, "month": month.say(language())}
    return _("%(reported)s of %(expected)s communes closed the period") % said


def page_of(figure: Figure, question: Question, **changes: str) -> str:
    """The page of a figure under the same question."""
    return reverse("dashboard:figure", args=[figure.id]) + question.address(**changes)


def badge_of(result: Result) -> Badge | None:
    """The verdict in words, with its shape."""
    verdict = result.verdict
    return None if verdict is None else Badge(STATES[verdict], verdict.say(language()))


def target_of(result: Result) -> str:
    """`từ 90 % trở lên`."""
    return result.target.say(language(), form=result.figure.display.form) if result.target else ""


def card(
    result: Result, question: Question, months: list[Result], coverage: str, *, then: Result | None = None
) -> FigureCard:
    """One figure with its course over the months of the period, and what it said when the period was closed."""
    revised = _("revised, %(then)s when closed") % {"then": then.shown(language())} if then else ""
    verdict = badge_of(result)
    return FigureCard(
        name=result.figure.name.say(language()),
        value=result.shown(language()),
        numerator=result.numerator if result.figure.divides else None,
        denominator=result.denominator if result.figure.divides else None,
        target=target_of(result),
        verdict=verdict.text if verdict else "",
        verdict_state=verdict.state if verdict else "",
        coverage=" · ".join(filter(None, (coverage, revised))),
        points=[drawn(month) for month in months],
        href=page_of(result.figure, question),
    )


def short(month: Period) -> str:
    """`03/24`: a month beneath a chart."""
    return f"{month.key[5:7]}/{month.key[2:4]}"


def drawn(result: Result) -> float | None:
    """A value as a number to draw: rates in percent; None where there is none."""
    if result.value is None:
        return None
    return (
        float(result.value) * 100 if result.figure.display.form.value in {"percent", "change"} else float(result.value)
    )


@dataclass(frozen=True)
class Row:
    """One line of a breakdown."""

    name: str
    code: str
    result: Result
    href: str
    coverage: Coverage
    unit: Unit | None = None
    then: Result | None = None
    most: float = 0

    @property
    def shown_then(self) -> str:
        """What it said when the period was closed, where that is something else."""
        return self.then.shown(language()) if self.then else ""

    @property
    def revised(self) -> Badge | None:
        return Badge("near", _("revised, %(then)s when closed") % {"then": self.shown_then}) if self.then else None

    @property
    def share(self) -> float | None:
        """How long its bar is, of 1; none for what fell below nought."""
        return None if self.value is None or self.value < 0 or self.most <= 0 else self.value / self.most

    @property
    def covered(self) -> str:
        """`14/14`, as the page shows it; a file has both numbers."""
        return f"{number(self.closed)}/{number(self.expected)}" if self.expected else "–"

    @property
    def shown(self) -> str:
        return self.result.shown(language())

    @property
    def value(self) -> float | None:
        return drawn(self.result)

    @property
    def numerator(self) -> int | None:
        return self.result.numerator

    @property
    def denominator(self) -> int | None:
        return self.result.denominator

    @property
    def low(self) -> float | None:
        return None if self.result.low is None else float(self.result.low)

    @property
    def high(self) -> float | None:
        return None if self.result.high is None else float(self.result.high)

    @property
    def verdict(self) -> Badge | None:
        return badge_of(self.result)

    @property
    def closed(self) -> int:
        return self.coverage.reported

    @property
    def expected(self) -> int:
        return self.coverage.expected


def rows_of(figure: Figure, question: Question, *, at: datetime) -> list[Row]:
    """A figure cut by what the question says; months in their order, the rest from the largest down."""
    answers = asked(question, figure.id, by=question.by)
    then = when_closed(question, answers, at=at)
    found = [replace(row, then=then.get(row.result.key)) for row in _rows(answers, figure, question, at=at)]
    most = max((row.value for row in found if row.value is not None), default=0)
    rows = [replace(row, most=most) for row in found]
    if question.by in {"", "month"}:
        return rows
    return sorted(rows, key=lambda row: (row.value is None, -(row.value or 0), row.name))


def _rows(answers: Answers, figure: Figure, question: Question, *, at: datetime) -> Iterator[Row]:
    units = {unit.pk: unit for unit in units_named(answers.units)} if question.by == "unit" else {}
    by_unit = _coverages(answers, question, at=at) if question.by == "unit" else {}
    by_month = _months_covered(answers, question, at=at) if question.by == "month" else {}
    names = names_of(figure, question.by, on=question.period.last_day) if question.by else {}
    whole = covered(question, at=at)
    for result in answers:
        coverage = by_unit.get(result.unit) or by_month.get(result.period.key) or whole
        if question.by == "unit":
            unit = territory().unit(result.unit)
            href = page_of(figure, question, don_vi=unit.code)
            yield Row(unit.name, unit.code, result, href, coverage, units.get(result.unit))
        elif question.by == "month":
            href = page_of(figure, question, ky=result.period.key, theo="")
            yield Row(result.period.say(language()), result.period.key, result, href, coverage)
        elif result.cell is not None:
            yield Row(
                name_of(result.cell, names), result.cell, result, _entries(figure, question, result.cell), coverage
            )
        else:
            yield Row(question.unit.name, question.unit.code, result, _entries(figure, question, ""), coverage)


def _coverages(answers: Answers, question: Question, *, at: datetime) -> dict[int, Coverage]:
    period = over_by(question, at=at) or question.period
    return coverages(answers.units, period, as_of=question.as_of, at=at)


def _months_covered(answers: Answers, question: Question, *, at: datetime) -> dict[str, Coverage]:
    return {
        month.key: coverage(question.unit, month, as_of=question.as_of, at=at)
        for month in answers.periods
        if question.period.type.value != "month"
    }


def _entries(figure: Figure, question: Question, cell: str) -> str:
    return reverse("dashboard:entries", args=[figure.id]) + question.address(muc=cell)
