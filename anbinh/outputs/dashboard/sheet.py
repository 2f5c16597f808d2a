"""The page of one figure: its value, its parts as table, chart and map, what it means, and the entries it sums."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from anbinh.foundation.journal.querysets import EntryQuerySet
from anbinh.foundation.journal.verbs import all_verbs
from anbinh.foundation.web.charts import Chart
from anbinh.foundation.web.maps import Point
from anbinh.foundation.web.states import Badge
from anbinh.foundation.web.words import language
from anbinh.kernels.figures import Answers, Figure, Result, book, dimensions
from anbinh.kernels.figures.describing import definition, sums_in_words
from anbinh.kernels.figures.results import State
from anbinh.outputs.dashboard.answers import (
    Row,
    asked,
    badge_of,
    coverage_sentence,
    covered,
    over_by,
    rows_of,
    short,
    target_of,
    when_closed,
)
from anbinh.outputs.dashboard.forms import Question
from anbinh.outputs.dashboard.wording import cuts_of
from anbinh.outputs.figures.asking import Coverage, Side, entries_of
from anbinh.outputs.figures.wording import name_of, names_of

MOST_BARS = 15
NAMED = re.compile(r"[a-z0-9_.]{3,}")


def _known_as(code: str) -> str:
    """The name of a figure or a verb; what is neither stays as it is."""
    if code in book().by_id:
        return f"“{book().find(code).name.say(language())}”"
    label = next((verb.label for verb in all_verbs() if verb.name == code), "")
    return f"“{label}”" if label else code


@dataclass(frozen=True)
class Opened:
    """The entries of a number, and what they add up to."""

    entries: EntryQuerySet
    name: str
    total: int
    period: str
    days: str

    @cached_property
    def count(self) -> int:
        """All of them, seen or not."""
        return self.entries.count()


class Sheet:
    """A figure under a question; everything is asked when it is looked at, and once."""

    def __init__(self, figure: Figure, question: Question, *, at: datetime) -> None:
        self.figure, self.at = figure, at
        self.question = question

    @property
    def period_name(self) -> str:
        return self.question.period.say(language())

    @property
    def period_days(self) -> str:
        return self.question.period.say_days(language())

    @property
    def name(self) -> str:
        return self.figure.name.say(language())

    @property
    def cuts(self) -> list[tuple[str, str, str]]:
        """What it may be cut by: code, word, address."""
        here = reverse("dashboard:figure", args=[self.figure.id])
        return [(code, word, here + self.question.address(theo=code)) for code, word in cuts_of(self.figure)]

    @cached_property
    def entry_count(self) -> int:
        return self.entries.count()

    @property
    def denominator_address(self) -> str:
        return reverse("dashboard:entries", args=[self.figure.id]) + self.question.address(phan="mau")

    @cached_property
    def answers(self) -> Answers:
        return asked(self.question, self.figure.id)

    @cached_property
    def result(self) -> Result:
        return self.answers.one(self.figure.id)

    @property
    def shown(self) -> str:
        return self.result.shown(language())

    @property
    def verdict(self) -> Badge | None:
        return badge_of(self.result)

    @property
    def target(self) -> str:
        return target_of(self.result)

    @property
    def source(self) -> str:
        """The document that sets the target."""
        return self.result.target.source.say(language()) if self.result.target else ""

    @property
    def is_range(self) -> bool:
        """Units were split: nobody knows which record lies where."""
        return self.result.state is State.RANGE

    @cached_property
    def coverage(self) -> Coverage:
        return covered(self.question, at=self.at)

    @property
    def coverage_sentence(self) -> str:
        return coverage_sentence(self.coverage, over_by(self.question, at=self.at))

    @cached_property
    def then(self) -> str:
        """What the value was when the period was closed, where it was another."""
        asked = replace(self.question, by="")
        found = when_closed(asked, self.answers, at=self.at).get(self.result.key)
        return found.shown(language()) if found else ""

    @property
    def revised_count(self) -> int:
        """How many parts say something else than when the period was closed."""
        return sum(row.then is not None for row in self.rows)

    @cached_property
    def rows(self) -> list[Row]:
        return rows_of(self.figure, self.question, at=self.at)

    @property
    def definition(self) -> dict[str, Any]:
        return definition(self.figure, language())

    @property
    def sums(self) -> str:
        """What is summed, by the names that people know instead of codes."""
        return NAMED.sub(lambda found: _known_as(found[0]), sums_in_words(self.figure, language(), self._named))

    def _named(self, dimension: str, code: str) -> str:
        return name_of(code, names_of(self.figure, dimension, on=self.question.period.last_day))

    @property
    def by(self) -> str:
        """What it is cut by, in words."""
        fixed = {"month": _("month"), "unit": _("unit"), "": ""}
        cut = self.question.by
        return fixed[cut] if cut in fixed else dimensions()[cut].say(language())

    @property
    def chart(self) -> Chart | None:
        """Months stand, everything else lies down; what has no value is left out rather than drawn as nought."""
        drawn = [row for row in self.rows if row.value is not None]
        if not self.question.by or not any(row.value for row in drawn):
            return None
        months = self.question.by == "month"
        few = drawn if months else drawn[:MOST_BARS]
        rows = [{"name": short(row.result.period) if months else row.name, "value": row.value} for row in few]
        measure = f"{self.figure.name.say(language())}{', %' if self.figure.display.form.value == 'percent' else ''}"
        kind: Any = ("line" if self.figure.divides else "column") if months else "bar"
        note = (
            _("The first %(few)s of %(all)s.") % {"few": len(few), "all": len(drawn)} if len(few) < len(drawn) else ""
        )
        labels = {"name": self.by.capitalize(), "value": measure}
        return Chart(
            f"{self.figure.name.say(language())}: {self.by}", rows, "name", "value", kind=kind, labels=labels, note=note
        )

    @property
    def points(self) -> list[Point]:
        """The units of a breakdown at their centre, as large as what is counted in them."""
        return [
            Point(
                f"{row.name}: {row.shown}" if self.figure.divides else row.name,
                row.unit.latitude,
                row.unit.longitude,
                int(row.denominator or row.numerator or 0),
                row.verdict.state if row.verdict else "",
                row.href,
            )
            for row in self.rows
            if row.unit is not None and row.unit.latitude is not None and row.unit.longitude is not None
        ]

    @property
    def entries(self) -> EntryQuerySet:
        """What the value itself sums."""
        return entries_of(self.answers, self.result)

    def opened(self, *, cell: str | None, of: str) -> Opened:
        """The entries of the value, or of one cell of its cut; of what it is divided by when `of` says so."""
        side: Side = "denominator" if of == "mau" and self.figure.divides else "numerator"
        cut = self.question.by if self.question.by in self.figure.cuts and cell is not None else ""
        answers = asked(self.question, self.figure.id, by=cut)
        results = [result for result in answers if not cut or result.cell == cell]
        result = results[0] if results else self.result
        total = result.numerator if side == "numerator" else result.denominator
        found = entries_of(answers if results else self.answers, result, of=side)
        return Opened(found, self.name, total or 0, self.period_name, self.period_days)
