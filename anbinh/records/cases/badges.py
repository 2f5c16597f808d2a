"""Clocks, stages and marks as pages show them: where a time stands, in words, and how it was counted."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from anbinh.foundation.web import words
from anbinh.foundation.web.clocks import Clock as Badge
from anbinh.foundation.web.states import Badge as StateBadge
from anbinh.kernels.procedure import Deadline, Language, compute, explain
from anbinh.kernels.vietnamese.writing import time_left
from anbinh.records.cases import rules
from anbinh.records.cases.models import Case, Clock
from anbinh.records.cases.wording import MARK_WORDS
from anbinh.records.intake.badges import limit_name

STATES = {"suspended": "suspended", "closed": "done", "transferred": "done"}


def language() -> Language:
    """The language of the page, as the kernel of procedure names it."""
    return "en" if words.language() == "en" else "vi"


def deadline_of(clock: Clock) -> Deadline:
    """The clock counted again, for its explanation."""
    severity = rules.severity_word(clock.severity)
    return compute(clock.limit, clock.start_at, severity=severity, extension=clock.extension)


def badge_of(clock: Clock, *, at: datetime, named: bool = False) -> Badge:
    """A running clock; `named` puts what it is about before how it was counted."""
    state = "overdue" if clock.due_at <= at else "near" if clock.warn_at <= at else "on_time"
    late = state == "overdue"  # the word says so already
    text = words.duration(at - clock.due_at) if late else time_left(clock.due_at, at=at, language=words.language())
    explanation = explain(deadline_of(clock), language())
    if named:
        explanation = f"{limit_name(clock.limit, at=clock.start_at)}. {explanation}"
    return Badge(state, due=clock.due_at, text=text, explanation=explanation)


def most_urgent(clocks: Iterable[Clock]) -> Clock | None:
    """The clock that runs out first."""
    return min(clocks, key=lambda clock: (clock.due_at, clock.pk), default=None)


def stage_badge(case: Case) -> StateBadge:
    """A case's stage."""
    return StateBadge(STATES.get(case.stage, "on_time"), case.get_stage_display())


def list_badge(case: Case, clocks: Iterable[Clock], *, at: datetime) -> Badge | StateBadge:
    """The one badge of a row: its investigation clock, else the stage."""
    first = most_urgent(clocks)
    return badge_of(first, at=at) if first else stage_badge(case)


def marks_of(case: Case) -> list[str]:
    """Its marks in words."""
    return [str(said) for mark, said in MARK_WORDS.items() if getattr(case, mark)]


def cleared_badge(case: Case) -> StateBadge:
    """Whether the offender is identified."""
    if case.cleared_at is None:
        return StateBadge("waiting", _("not cleared"))
    return StateBadge("done", _("cleared"))
