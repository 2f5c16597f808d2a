"""Answers ready to be shown: cards with targets, rows of a breakdown, the sentence about coverage."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from anbinh.foundation.units.models import Unit
from anbinh.foundation.web.figures import FigureCard
from anbinh.foundation.web.states import Badge
from anbinh.foundation.web.words import language, number
from anbinh.kernels.figures import Answers, Figure, Period, Result, Verdict
from anbinh.outputs.dashboard.forms import Question
from anbinh.outputs.dashboard.wording import name_of_code
from anbinh.outputs.figures.asking import Coverage, ask, coverage, territory
from anbinh.outputs.figures.querysets import units_named

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
    )


def covered(question: Question, *, at: datetime) -> Coverage:
    """Who closed the period of a question."""
    return coverage(question.unit, question.period, as_of=question.as_of, at=at)


def coverage_sentence(found: Coverage) -> str:
    """`579/579 xã, phường đã chốt kỳ`."""
    if not found.expected:
        return _("no commune was expected to close this period")
    said = {"reported": number(found.reported), "expected": number(found.expected)}
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


def card(result: Result, question: Question, months: list[Result], coverage: str) -> FigureCard:
    """One figure with its course over the months of the period."""
    verdict = badge_of(result)
    return FigureCard(
        name=result.figure.name.say(language()),
        value=result.shown(language()),
        numerator=result.numerator if result.figure.divides else None,
        denominator=result.denominator if result.figure.divides else None,
        target=target_of(result),
        verdict=verdict.text if verdict else "",
        verdict_state=verdict.state if verdict else "",
        coverage=coverage,
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


def rows_of(figure: Figure, question: Question, *, coverage: Coverage) -> list[Row]:
    """A figure cut by what the question says; months in their order, the rest from the largest down."""
    answers = asked(question, figure.id, by=question.by)
    rows = list(_rows(answers, figure, question, coverage))
    if question.by in {"", "month"}:
        return rows
    return sorted(rows, key=lambda row: (row.value is None, -(row.value or 0), row.name))


def _rows(answers: Answers, figure: Figure, question: Question, coverage: Coverage) -> Iterator[Row]:
    units = {unit.pk: unit for unit in units_named(answers.units)} if question.by == "unit" else {}
    for result in answers:
        if question.by == "unit":
            unit = territory().unit(result.unit)
            href = page_of(figure, question, don_vi=unit.code)
            yield Row(unit.name, unit.code, result, href, coverage, units.get(result.unit))
        elif question.by == "month":
            href = page_of(figure, question, ky=result.period.key, theo="")
            yield Row(result.period.say(language()), result.period.key, result, href, coverage)
        elif result.cell is not None:
            name = name_of_code(question.by, result.cell, on=question.period.last_day)
            yield Row(name, result.cell, result, _entries(figure, question, result.cell), coverage)
        else:
            yield Row(question.unit.name, question.unit.code, result, _entries(figure, question, ""), coverage)


def _entries(figure: Figure, question: Question, cell: str) -> str:
    return reverse("dashboard:entries", args=[figure.id]) + question.address(muc=cell)
