"""The two books as tables: letters with the clock of each row, and citizens received in person."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.catalogue import lists
from anbinh.foundation.web.tables import Column, Filter, Table
from anbinh.records.letters.models import Clock, Letter, Reception, Stage, Way
from anbinh.records.letters.sheet import class_words, stands

CHUNK = 2000
STATES = (("open", _("open")), ("overdue", _("overdue")), *Stage.choices)


def _address(letter: Letter) -> str:
    return reverse("letters:letter", kwargs={"key": letter.pk})


COLUMNS = (
    Column("code", _("Number"), href=_address),
    Column("clock", _("Time limit"), value="badge", kind="badge", sort="due_at"),
    Column("kind", _("Class of letter"), value=class_words, sort="kind"),
    Column("summary", _("What it is about"), value=lambda letter: Truncator(letter.summary).chars(110)),
    Column("received", _("Received"), value="received_at", kind="moment", sort="received_at"),
    Column("holder", _("Held by"), value="holder.name", sort="holder__sort_key"),
    Column("against", _("Against"), default=False),
    Column("way", _("How it came"), value="get_way_display", sort="way", default=False),
    Column("unit", _("First received by"), value="unit.name", default=False),
    Column("outcome", _("Outcome"), value="get_outcome_display", sort="outcome", default=False),
    Column("result", _("What it showed"), value="get_result_display", sort="result", default=False),
    Column("closed", _("Closed"), value="closed_at", kind="moment", sort="closed_at", default=False),
)


class LetterTable(Table):
    """The table of letters. Who wrote them stands in none of its columns."""

    def __init__(self, request: HttpRequest, rows: Any, *, at: datetime):
        self.at = at
        super().__init__(
            request,
            rows,
            columns=COLUMNS,
            search=lambda letters, text: letters.matching(text),
            filters=_filters(at),
            name="don-thu",
            caption=_("Book of letters"),
            empty=_("No letter matches. Check the spelling, or clear the filters."),
        )

    @property
    def page_rows(self) -> list[Any]:
        """The rows of this page with their badges: two questions, however many rows."""
        return self._marked(super().page_rows)

    def _marked(self, rows: list[Any]) -> list[Any]:
        clocks = Clock.objects.for_letters(rows)
        for row in rows:
            row.badge = stands(row, clocks.get(row.pk, []), at=self.at)
        return rows

    def _values(self) -> list[list[Any]]:
        starts = range(0, self.total, CHUNK)
        rows = [row for start in starts for row in self._marked(list(self.found[start : start + CHUNK]))]
        return [[column.read(row) for column in self.columns] for row in rows]


def _filters(at: datetime) -> list[Filter]:
    kinds = [(one.code, one.label) for one in lists.items("letters", on=timezone.localtime(at).date())]
    return [
        Filter("state", _("State"), STATES, narrow=lambda letters, state: letters.in_state(state, at=at)),
        Filter("kind", _("Class of letter"), kinds),
        Filter("way", _("How it came"), Way.choices),
    ]


def _done(reception: Reception) -> str:
    return reception.answer or (reception.letter.code if reception.letter else "")


def _letter_of(reception: Reception) -> str:
    return _address(reception.letter) if reception.letter else ""


RECEPTIONS = (
    Column("number", _("No."), kind="number"),
    Column("at", _("Day and hour"), kind="moment", sort="at"),
    Column("unit", _("Unit"), value="unit.name"),
    Column("head", _("By the head"), value=lambda one: _("yes") if one.by_head else ""),
    Column("matter", _("Matter"), value=lambda one: Truncator(one.matter).chars(110)),
    Column("earlier", _("Handled before"), default=False),
    Column("wish", _("Request"), value="wish"),
    Column("done", _("What was done"), value=_done, href=_letter_of),
)


def reception_table(request: HttpRequest, rows: Any) -> Table:
    """The book of citizens received; name and address are sealed and stand in none of its columns."""
    return Table(
        request,
        rows,
        columns=RECEPTIONS,
        search=lambda receptions, text: receptions.matching(text),
        name="so-tiep-cong-dan",
        caption=_("Book of citizens received"),
        sort="-at",
        empty=_("Nobody was received in person yet. The first entry opens the book."),
    )
