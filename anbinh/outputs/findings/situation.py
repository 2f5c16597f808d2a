"""The situation of a period as a list."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from anbinh.foundation.web import words
from anbinh.foundation.web.states import Badge
from anbinh.foundation.web.tables import Column, Table
from anbinh.outputs.findings.assessing import Matter
from anbinh.outputs.findings.rules import Standing
from anbinh.outputs.findings.wording import theme_of

SHAPES = {
    Standing.NEW: "overdue",
    Standing.RETURNING: "overdue",
    Standing.RISING: "near",
    Standing.FALLING: "done",
    Standing.USUAL: "on_time",
}


def words_of(standing: Standing) -> str:
    """The word of a standing."""
    return {
        Standing.NEW: _("new"),
        Standing.RETURNING: _("came back"),
        Standing.RISING: _("rising"),
        Standing.FALLING: _("falling"),
        Standing.USUAL: _("as usual"),
    }[standing]


class SituationTable(Table):
    """Matters of a period in the order in which they are told."""

    def __init__(self, request: HttpRequest, matters: Sequence[Matter]) -> None:
        super().__init__(
            request, matters, columns=COLUMNS, name="tinh-hinh", caption=gettext_lazy("Situation of the period")
        )


def _most(one: Matter) -> str:
    return ", ".join(f"{name} ({words.number(count)})" for name, count in one.communes)


def _weeks(one: Matter) -> str:
    days = sorted(set(one.stood_out))
    return ", ".join(words.day(day) for day in days[:4]) + (" …" if len(days) > 4 else "")


COLUMNS: Sequence[Column] = (
    Column("name", gettext_lazy("What")),
    Column("theme", gettext_lazy("Kind"), value=lambda one: capfirst(theme_of(one.theme))),
    Column(
        "standing",
        gettext_lazy("Situation"),
        value=lambda one: Badge(SHAPES[one.standing], capfirst(words_of(one.standing))),
        kind="badge",
    ),
    Column("now", gettext_lazy("Reports"), kind="number"),
    Column("before", gettext_lazy("A year before"), kind="number"),
    Column("communes", gettext_lazy("Most in"), value=_most),
    Column("weeks", gettext_lazy("Stood out in weeks to"), value=_weeks),
)
