"""Clocks and stages as the badges that pages show: where a time limit stands, in words, and how it was counted."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Protocol

from django.utils.translation import gettext as _

from anbinh.foundation.web import words
from anbinh.foundation.web.clocks import Clock as Badge
from anbinh.foundation.web.states import Badge as StateBadge
from anbinh.kernels.procedure import Deadline, Language, compute, explain, register
from anbinh.kernels.vietnamese.writing import time_left
from anbinh.records.intake.models import Clock, Report, Stage

# What the stage of a report that no clock drives looks like.
STATES = {
    Stage.SUSPENDED: "suspended",
    Stage.DECIDED: "done",
    Stage.TRANSFERRED: "done",
    Stage.MERGED: "done",
}


class Timed(Protocol):
    """A running time limit, of a report or of another room's record."""

    @property
    def pk(self) -> Any: ...
    @property
    def limit(self) -> str: ...
    @property
    def variant(self) -> str: ...
    @property
    def extension(self) -> int: ...
    @property
    def start_at(self) -> datetime: ...
    @property
    def warn_at(self) -> datetime: ...
    @property
    def due_at(self) -> datetime: ...


def _language() -> Language:
    return "en" if words.language() == "en" else "vi"


def deadline_of(clock: Timed) -> Deadline:
    """The clock counted again, for its explanation."""
    return compute(clock.limit, clock.start_at, variant=clock.variant or None, extension=clock.extension)


def explained(clock: Timed) -> str:
    """How the due moment was counted; a limit whose text cannot be read again says nothing."""
    return explain(deadline_of(clock), _language())


def limit_name(limit: str, *, at: datetime) -> str:
    """What a limit is about: `Giải quyết nguồn tin về tội phạm`."""
    return register().find(limit, on=words.local(at).date()).name.say(_language())


def badge_of(clock: Timed, *, at: datetime, named: bool = False) -> Badge:
    """A running clock; `named` puts what it is about before how it was counted."""
    state = "overdue" if clock.due_at <= at else "near" if clock.warn_at <= at else "on_time"
    late = state == "overdue"  # the word says so already
    text = words.duration(at - clock.due_at) if late else time_left(clock.due_at, at=at, language=words.language())
    explanation = explained(clock)
    if named:
        explanation = f"{limit_name(clock.limit, at=clock.start_at)}. {explanation}"
    return Badge(state, due=clock.due_at, text=text, explanation=explanation)


def most_urgent(clocks: Iterable[Clock]) -> Clock | None:
    """The clock that runs out first."""
    return min(clocks, key=lambda clock: (clock.due_at, clock.pk), default=None)


def stage_badge(report: Report) -> StateBadge:
    """A report's stage; an open one waits for its officers, so its shape says it is under way."""
    state = STATES.get(Stage(report.stage), "on_time")
    return StateBadge(state, report.get_stage_display())


def stands(report: Report, clocks: Iterable[Clock], *, at: datetime) -> Badge | StateBadge:
    """The one badge of a row: the most urgent running clock, else the stage."""
    first = most_urgent(clocks)
    return badge_of(first, at=at, named=True) if first else stage_badge(report)


def where(report: Report) -> str:
    """The place in a few words: the written place, else the commune, else that it is not known."""
    if report.place:
        return report.place
    return report.place_unit.name if report.place_unit else _("place not known")
