"""What the pages of closing show: the periods of a unit, and one period with what its figures say of each other."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.units.models import COMMUNES, Unit
from anbinh.foundation.web.states import Badge
from anbinh.foundation.web.words import day as written_day
from anbinh.foundation.web.words import language
from anbinh.kernels.figures import Answers, Period, Result, book, containing, revisions
from anbinh.kernels.figures.results import State
from anbinh.kernels.figures.validation import Finding, Level, check
from anbinh.outputs.figures import querysets
from anbinh.outputs.figures.asking import Coverage, after, ask, coverage
from anbinh.outputs.figures.models import Closing

SCHEME, TYPE, MONTHS = "nd09", "month", 13
GROUPS = ("reports", "cases", "custody", "letters")


@dataclass(frozen=True)
class Row:
    """One period of one unit in the list."""

    period: Period
    badge: Badge
    closing: Closing | None

    @property
    def key(self) -> str:
        return self.period.key

    @property
    def name(self) -> str:
        return self.period.say(language())

    @property
    def days(self) -> str:
        return self.period.say_days(language())

    @property
    def closed_at(self) -> datetime | None:
        return self.closing.closed_at if self.closing else None

    @property
    def by(self) -> str:
        return str(self.closing.by) if self.closing else ""

    @property
    def zero(self) -> str:
        return _("nothing happened") if self.closing and self.closing.zero else ""


def periods_of(unit: Unit, *, on: date) -> list[Row]:
    """The last months of a unit, newest first, each with how it stands."""
    periods = [containing(SCHEME, TYPE, on)]
    while len(periods) < MONTHS:
        periods.append(periods[-1].before())
    standing = Closing.objects.of_unit(unit).standing().select_related("by")
    by_key = {one.key: one for one in standing if one.scheme == SCHEME}
    alive = [one for one in periods if unit.valid_from <= one.last_day]
    return [Row(one, _badge(one, by_key.get(one.key), on), by_key.get(one.key)) for one in alive]


def _badge(period: Period, closing: Closing | None, on: date) -> Badge:
    due_on = querysets.days_after(period, settings.FIGURES_DUE_DAYS)
    if closing is not None:
        late = querysets.posted_on(closing) > due_on
        return Badge("done", _("closed late") if late else _("closed in time"))
    if on <= period.last_day:
        return Badge("waiting", _("runs until %(day)s") % {"day": written_day(period.last_day)})
    state = "near" if on <= due_on else "overdue"
    return Badge(state, _("to be closed by %(day)s") % {"day": written_day(due_on)})


@dataclass(frozen=True)
class Line:
    """One figure of the period, with what it was in the period before."""

    result: Result
    before: Result
    then: Result | None

    @property
    def name(self) -> str:
        return self.result.figure.name.say(language())

    @property
    def shown(self) -> str:
        return self.result.shown(language())

    @property
    def shown_before(self) -> str:
        return self.before.shown(language())

    @property
    def shown_then(self) -> str:
        """What it said when the period was closed, where that is something else."""
        return self.then.shown(language()) if self.then else ""


@dataclass(frozen=True)
class Sheet:
    """One period of a unit, ready to be closed or closed already."""

    unit: Unit
    period: Period
    lines: list[Line]
    findings: list[tuple[bool, str, str]]
    coverage: Coverage
    closing: Closing | None
    on: date

    @property
    def name(self) -> str:
        return self.period.say(language())

    @property
    def days(self) -> str:
        return self.period.say_days(language())

    @property
    def is_commune(self) -> bool:
        return self.unit.kind in COMMUNES

    @property
    def over(self) -> bool:
        return self.on > self.period.last_day

    @property
    def faults(self) -> bool:
        return any(fault for fault, _code, _text in self.findings)

    @property
    def nothing_happened(self) -> bool:
        """No figure of the period is more than nought."""
        return not any(line.result.value for line in self.lines)

    @property
    def revised(self) -> bool:
        return any(line.then is not None for line in self.lines)

    @property
    def missing(self) -> list[Unit]:
        """The communes that have not closed it."""
        return querysets.units_named(self.coverage.found.missing)


def sheet_of(unit: Unit, period: Period, *, at: datetime) -> Sheet:
    """A unit's figures of a period, beside the period before and, once closed, beside what they were then."""
    closing = Closing.objects.of_unit(unit).of_period(period).standing().select_related("by").first()
    known = after(at)
    now, before = _asked(unit, period, until=known), _asked(unit, period.before(), until=known)
    changed: dict[str, Result] = {}
    if closing is not None:
        then = _asked(unit, period, as_of=closing.closed_at)
        changed = {one.now.figure.id: one.then for one in revisions(then, now)}
    lines = list(_lines(now, before, changed))
    return Sheet(
        unit=unit,
        period=period,
        lines=lines,
        findings=[_said(one) for one in check(_values(now), before=_values(before))],
        coverage=coverage(unit, period, at=at),
        closing=closing,
        on=timezone.localtime(at).date(),
    )


def _asked(unit: Unit, period: Period, *, as_of: datetime | None = None, until: date | None = None) -> Answers:
    names = [figure.id for group in GROUPS for figure in book().group(group) if not figure.divides]
    return ask(names, unit=unit, period=period, as_of=as_of, until=until)


def _lines(now: Answers, before: Answers, changed: dict[str, Result]) -> Iterator[Line]:
    """Figures that anything was ever posted for; the rest would only say so."""
    for result, earlier in zip(now, before, strict=True):
        if result.state is not State.NO_DATA:
            yield Line(result, earlier, changed.get(result.figure.id))


def _values(answers: Answers) -> dict[str, int]:
    return {one.figure.id: int(one.value) for one in answers if one.value is not None}


def _said(finding: Finding) -> tuple[bool, str, str]:
    return finding.rule.level is Level.FAULT, finding.rule.code, finding.say(language())
