"""The chair's page: a sentence, the figures that have targets, the same period a year before, what needs attention."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anbinh.foundation.web.charts import Chart
from anbinh.foundation.web.figures import FigureCard
from anbinh.foundation.web.words import language, number
from anbinh.kernels.figures import Answers, Result, Verdict, targets
from anbinh.kernels.figures.results import State
from anbinh.outputs.dashboard.answers import (
    asked,
    card,
    coverage_sentence,
    covered,
    drawn,
    over_by,
    page_of,
    short,
    when_closed,
)
from anbinh.outputs.dashboard.forms import Question
from anbinh.outputs.figures.asking import Coverage

# With targets first, in the order in which the committee's report speaks of them; then what they rest on.
HEADLINES = (
    "reports_resolution_rate",
    "clearance_rate_severe",
    "clearance_rate_ttxh",
    "clearance_rate",
    "reports_in_time_rate",
    "custody_in_time_rate",
)
COMPARED = (
    "reports_received",
    "reports_to_resolve",
    "reports_resolved",
    "reports_resolution_rate",
    "cases_occurred",
    "cases_cleared",
    "clearance_rate",
    "clearance_rate_severe",
)
WATCHED = ("reports_overdue", "custody_overdue")
COURSE = "reports_received"
MOST_ATTENTION = 5


@dataclass(frozen=True)
class Compared:
    """A figure beside the same period a year before."""

    name: str
    now: str
    before: str
    change: str
    href: str
    then: str = ""


@dataclass(frozen=True)
class Attention:
    """Something to look at, as a sentence that leads to it."""

    text: str
    href: str
    state: str


class Board:
    """Everything the page shows, each asked once."""

    def __init__(self, question: Question, *, at: datetime) -> None:
        self.question, self.at = question, at

    @property
    def period_name(self) -> str:
        return self.question.period.say(language())

    @property
    def period_days(self) -> str:
        return self.question.period.say_days(language())

    @cached_property
    def coverage(self) -> Coverage:
        return covered(self.question, at=self.at)

    @cached_property
    def now(self) -> Answers:
        return asked(self.question, *dict.fromkeys((*HEADLINES, *COMPARED, *WATCHED, *_with_targets())))

    @cached_property
    def before(self) -> Answers:
        return asked(self.question.in_year_before(), *COMPARED)

    @cached_property
    def by_month(self) -> Answers:
        return asked(self.question, *dict.fromkeys((*HEADLINES, COURSE)), by="month")

    @property
    def judged(self) -> list[Result]:
        """The results that a target has something to say of."""
        return [result for result in self.now if result.verdict is not None]

    @property
    def sentence(self) -> str:
        """How many targets are reached, in the words of a report."""
        judged = self.judged
        if not judged:
            return _("No target can be judged yet: there are no figures for this period.")
        reached = sum(result.verdict is not Verdict.MISSED for result in judged)
        text = ngettext(
            "%(reached)s of %(all)s target is reached.", "%(reached)s of %(all)s targets are reached.", len(judged)
        )
        return text % {"reached": number(reached), "all": number(len(judged))}

    @property
    def coverage_sentence(self) -> str:
        return coverage_sentence(self.coverage, over_by(self.question, at=self.at))

    @cached_property
    def then(self) -> dict[str, Result]:
        """By figure, what was another number when the period was closed."""
        return {key[0]: result for key, result in when_closed(self.question, self.now, at=self.at).items()}

    @property
    def cards(self) -> list[FigureCard]:
        covered, then = self.coverage_sentence, self.then
        return [
            card(self.now.one(name), self.question, list(self.by_month.of(name)), covered, then=then.get(name))
            for name in HEADLINES
        ]

    @property
    def course(self) -> Chart:
        """What came in, month by month."""
        months = list(self.by_month.of(COURSE))
        rows = [{"month": short(one.period), "value": drawn(one)} for one in months]
        name = months[0].figure.name.say(language())
        return Chart(name, rows, "month", "value", kind="column", labels={"month": _("Month"), "value": name})

    @property
    def compared(self) -> list[Compared]:
        return [self._compared(self.now.one(name), self.before.one(name)) for name in COMPARED]

    def _compared(self, now: Result, before: Result) -> Compared:
        return Compared(
            name=now.figure.name.say(language()),
            now=now.shown(language()),
            before=before.shown(language()),
            change=_change(now, before),
            then=self.then[now.figure.id].shown(language()) if now.figure.id in self.then else "",
            href=page_of(now.figure, self.question),
        )

    @property
    def attention(self) -> list[Attention]:
        """At most five, the gravest first."""
        return [*self._overdue(), *self._missed(), *self._silent()][:MOST_ATTENTION]

    def _overdue(self) -> Iterator[Attention]:
        for name in reversed(WATCHED):
            result = self.now.one(name)
            if result.value:
                said = {"name": result.figure.name.say(language()), "value": result.shown(language())}
                yield Attention(_("%(name)s: %(value)s.") % said, page_of(result.figure, self.question), "overdue")

    def _missed(self) -> Iterator[Attention]:
        for result in self.judged:
            if result.verdict is Verdict.MISSED and result.figure.id not in WATCHED:
                said = {"name": result.figure.name.say(language()), "value": result.shown(language())}
                text = _("%(name)s is %(value)s and misses the target.") % said
                yield Attention(text, page_of(result.figure, self.question), "near")

    def _silent(self) -> Iterator[Attention]:
        address = f"{reverse('figures:closings')}?don-vi={self.question.unit.code}"
        month = over_by(self.question, at=self.at)
        ended = month or self.question.period
        if ended.last_day < self.at.date() and (missing := len(self.coverage.found.missing)):
            text = ngettext(
                "%(count)s commune has not closed %(period)s.",
                "%(count)s communes have not closed %(period)s.",
                missing,
            )
            said = {"count": number(missing), "period": ended.say(language())}
            yield Attention(text % said, address, "waiting")
        if changed := len(self.coverage.found.corrected):
            text = ngettext(
                "%(count)s commune changed its figures after closing.",
                "%(count)s communes changed their figures after closing.",
                changed,
            )
            yield Attention(text % {"count": number(changed)}, address, "near")


def _with_targets() -> list[str]:
    """Figures of the books that stand which a target speaks of."""
    return list(dict.fromkeys(target.figure for target in targets() if not target.figure.endswith("_students")))


def _change(now: Result, before: Result) -> str:
    """In percentage points between rates, in percent between counts."""
    if now.state is not State.KNOWN or before.state is not State.KNOWN or now.value is None or before.value is None:
        return "–"
    if now.figure.divides:
        points = float(now.value - before.value) * 100
        return _("%(points)s points") % {"points": _signed(points)}
    if not before.value:
        return "–"
    return f"{_signed(float(now.value - before.value) / float(before.value) * 100)}\u00a0%"


def _signed(value: float) -> str:
    return ("+" if value > 0 else "−" if value < 0 else "") + number(abs(value), 1)
