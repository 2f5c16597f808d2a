"""The facts of an inspection, where it stands, and what hangs on it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anbinh.foundation.books.timeline import Fact
from anbinh.foundation.web import words
from anbinh.foundation.web.states import Badge
from anbinh.records.oversight.models import Draw, Finding, Inspection, Recommendation
from anbinh.records.oversight.rules import NEAR


def badge_of(one: Inspection, *, on: date) -> Badge:
    """On time, due soon, overdue; or closed."""
    if one.stage == Inspection.Stage.CLOSED:
        return Badge("done", _("closed"))
    if one.due_on is None:
        return Badge("on_time", one.stage_words)
    if one.due_on < on:
        late = (on - one.due_on).days
        return Badge("overdue", ngettext("%(n)s day late", "%(n)s days late", late) % {"n": late})
    state = "near" if (one.due_on - on).days <= NEAR else "on_time"
    return Badge(state, _("due %(day)s") % {"day": words.day(one.due_on)})


def facts_of(one: Inspection) -> list[Fact]:
    """The lines of an inspection, in the order in which they are asked."""
    return list(_facts(one))


def _facts(one: Inspection) -> Iterator[Fact]:
    yield Fact(_("Unit inspected"), one.unit.name)
    yield Fact(_("Kind of inspection"), one.get_kind_display())
    if one.team:
        yield Fact(_("Team"), one.team)
    days = {"first": words.day(one.period_from), "last": words.day(one.period_to)}
    yield Fact(_("Time looked at"), _("%(first)s to %(last)s") % days)
    yield Fact(_("Decided on"), words.day(one.opened_on))
    if one.held_on:
        yield Fact(_("Concluded on"), words.day(one.held_on))


def parts_of(one: Inspection, *, on: date) -> dict[str, Any]:
    """Draws, findings and recommendations that stand."""
    return {
        "draws": list(Draw.objects.standing(one)),
        "findings": list(Finding.objects.standing(one)),
        "recommendations": [(each, standing(each, on=on)) for each in Recommendation.objects.standing(one)],
    }


def standing(one: Recommendation, *, on: date) -> Badge:
    """Done in time, done late, open or overdue."""
    if one.done_on is not None:
        said = _("done %(day)s, late") if one.late else _("done %(day)s")
        return Badge("done", said % {"day": words.day(one.done_on)})
    if one.due_on < on:
        return Badge("overdue", _("was due %(day)s") % {"day": words.day(one.due_on)})
    return Badge(
        "near" if (one.due_on - on).days <= NEAR else "on_time", _("due %(day)s") % {"day": words.day(one.due_on)}
    )
