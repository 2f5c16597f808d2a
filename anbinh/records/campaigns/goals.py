"""Targets: what may be aimed at, and who says what was reached.

Numbers that units report here are summed here. Figures of the committee are asked of whoever registered:
`register(measurer)` in an AppConfig.ready; it answers `measurer(codes, unit=, first=, last=, on=)` with what each has
reached in these days. Without one, such a target stands and says that nobody measures it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Protocol

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from anbinh.foundation.units.models import Unit
from anbinh.foundation.web import words
from anbinh.foundation.web.states import Badge
from anbinh.kernels.figures import book
from anbinh.kernels.figures.model import Form
from anbinh.records.campaigns.measures import MEASURES, OWN
from anbinh.records.campaigns.models import Aim, Goal


@dataclass(frozen=True)
class Reached:
    """What a figure has reached: exactly (None where nobody knows), as it is printed, and where it opens."""

    value: Fraction | None
    shown: str
    href: str = ""


class Measurer(Protocol):
    """How whoever can compute figures answers."""

    def __call__(
        self, codes: Sequence[str], *, unit: Unit, first: date, last: date, on: date
    ) -> Mapping[str, Reached]: ...


_MEASURERS: list[Measurer] = []


def register(measurer: Measurer) -> None:
    """Have figures measured by it from now on."""
    if measurer not in _MEASURERS:
        _MEASURERS.append(measurer)


def measured(codes: Sequence[str], *, unit: Unit, first: date, last: date, on: date) -> Mapping[str, Reached]:
    """What figures of the committee have reached; nothing where nobody measures, or the first day has not come."""
    if not codes or not _MEASURERS or on < first:
        return {}
    return _MEASURERS[0](codes, unit=unit, first=first, last=last, on=on)


def name_of(figure: str) -> str:
    """What is aimed at, in words."""
    if figure.startswith(OWN):
        return capfirst(str(MEASURES[figure.removeprefix(OWN)]))
    return book().find(figure).name.say(words.language()) if figure in book().by_id else figure


def is_rate(figure: str) -> bool:
    """True where the value is a percentage."""
    return figure in book().by_id and book().find(figure).display.form in {Form.PERCENT, Form.CHANGE}


def choices() -> list[tuple[str, str]]:
    """What may be aimed at: numbers reported here first, then every figure of the committee."""
    own = [(f"{OWN}{measure}", name_of(f"{OWN}{measure}")) for measure in MEASURES]
    figures = sorted((one.name.say(words.language()), one.id) for one in book().figures)
    return own + [(code, name) for name, code in figures]


def aim_in_words(goal: Goal) -> str:
    """`at least 85 %`."""
    places = 0 if goal.value == goal.value.to_integral_value() else 2
    number = words.number(goal.value, places) + (" %" if is_rate(goal.figure) else "")
    return f"{Aim(goal.aim).label} {number}"


def target_of(goal: Goal) -> Fraction:
    """The value as the figures have it: 85 % is 0,85."""
    return goal.exact / 100 if is_rate(goal.figure) else goal.exact


def verdict(goal: Goal, value: Fraction | None, *, over: bool) -> Badge:
    """Met, not yet while the campaign runs, or missed; nothing where nobody knows."""
    if value is None:
        return Badge("suspended", _("not known"))
    good = value >= target_of(goal) if goal.aim == Aim.AT_LEAST else value <= target_of(goal)
    if good:
        return Badge("done", _("target met") if over or goal.aim == Aim.AT_LEAST else _("within the target"))
    if over or goal.aim == Aim.AT_MOST:
        return Badge("overdue", _("target missed"))
    return Badge("near", _("not reached yet"))
