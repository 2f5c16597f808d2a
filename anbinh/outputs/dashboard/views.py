"""The chair's page, the page of each figure with its files, and the entries behind a number."""

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.web import doors
from anbinh.foundation.web.exports import WRITERS
from anbinh.foundation.web.tables import Column, Table
from anbinh.foundation.web.words import language
from anbinh.kernels.figures import Figure, UnknownFigure, book
from anbinh.kernels.vietnamese.letters import fold
from anbinh.outputs.dashboard.board import Board
from anbinh.outputs.dashboard.forms import QuestionForm
from anbinh.outputs.dashboard.sheet import Sheet
from anbinh.outputs.dashboard.wording import cuts_of
from anbinh.outputs.figures.asking import one_look


def figure_page(one: Figure) -> str:
    """The page of a figure, for what is asked when nothing is said."""
    return reverse("dashboard:figure", args=[one.id])


def entry_page(entry: Any) -> str:
    """The journal's page of an entry, from where its record opens."""
    return reverse("journal:entry", args=[entry.pk])


COLUMNS = (
    Column("name", _("What"), href=lambda row: row.href),
    Column("code", _("Code"), default=False),
    Column("shown", _("Value"), bar=lambda row: row.share),
    Column("revised", _("Revised"), kind="badge"),
    Column("then", _("When closed"), value="shown_then", default=False),
    Column("value", _("Value as a number"), kind="number", places=4, default=False),
    Column("numerator", _("Counted"), kind="number"),
    Column("denominator", _("Divided by"), kind="number"),
    Column("low", _("At least"), kind="number", places=4, default=False),
    Column("high", _("At most"), kind="number", places=4, default=False),
    Column("verdict", _("Target"), kind="badge"),
    Column("covered", _("Communes that closed of those expected")),
    Column("closed", _("Communes that closed"), kind="number", default=False),
    Column("expected", _("Communes expected"), kind="number", default=False),
    Column("scheme", _("Scheme"), value="result.period.scheme", default=False),
    Column("period", _("Period"), value="result.period.key", default=False),
    Column("as_of", _("Known at"), value="result.as_of", kind="moment", default=False),
)
# What only a rate has, and what only stands where something was revised.
OF_RATES = frozenset({"numerator", "denominator", "verdict"})
ENTRY_COLUMNS = (
    Column("occurred_on", _("Day it counts for"), sort="occurred_on", kind="day"),
    Column("what", _("What happened"), value=lambda entry: entry.sentence, href=entry_page),
    Column("unit", _("Unit"), value="unit.name", sort="unit__sort_key"),
    Column("signed", _("Adds"), kind="number", sort="signed"),
    Column("recorded_at", _("Recorded"), sort="recorded_at", kind="moment"),
    Column("subject", _("Record"), value=lambda entry: f"{entry.subject_kind} {entry.subject_id}", default=False),
)


BOOK_COLUMNS = (
    Column("name", _("Figure"), value=lambda one: one.name.say(language()), href=figure_page),
    Column("question", _("What it answers"), value=lambda one: one.question.say(language())),
    Column("unit", _("Counts"), value=lambda one: one.unit.say(language())),
    Column("basis", _("Basis"), value=lambda one: one.basis.say(language()), default=False),
    Column("id", _("Code"), value="id"),
)


def found_in(rows: Any, text: str) -> Any:
    """Figures in whose name, question or code every word is found, without regard to diacritics."""
    words = fold(text).split()
    said = [(one, fold(f"{one.name.vi} {one.name.en} {one.question.vi} {one.id}")) for one in rows]
    return [one for one, where in said if all(word in where for word in words)]


def figure_named(name: str) -> Figure:
    """The figure of an address."""
    try:
        return book().find(name)
    except UnknownFigure as unknown:
        raise Http404(unknown.say(language())) from None


def sheet_of(form: QuestionForm, found: Figure) -> Sheet:
    """The figure under what was asked; a breakdown that does not fit is left out, the form says why."""
    return Sheet(found, form.question, at=timezone.now())


def table_of(request: HttpRequest, sheet: Sheet, ending: str) -> Table:
    """The parts of a figure; a file holds every column, so that no total leaves without its coverage."""
    if ending and ending not in WRITERS:
        raise Http404(ending)
    if ending or request.GET.get("format"):
        query = request.GET.copy()
        query["format"] = ending or request.GET["format"]
        query["columns"] = ",".join(column.key for column in COLUMNS)
        request.GET = query  # type: ignore[assignment]  # asked otherwise on purpose
    left_out = (frozenset() if sheet.figure.divides else OF_RATES) | (set() if sheet.revised_count else {"revised"})
    columns = [replace(one, default=False) if one.key in left_out else one for one in COLUMNS]
    name = f"{sheet.figure.id}-{sheet.question.period.key}-{sheet.question.unit.code}"
    return Table(request, sheet.rows, columns=columns, name=name, page_size=130, caption=sheet.by.capitalize())


@doors.staff("figures.read")
@one_look()
def home(request: HttpRequest) -> HttpResponse:
    """The chair's page."""
    form = QuestionForm(request.GET, me=doors.person_of(request), on=timezone.localdate())
    question = form.question
    context = {"form": form, "question": question, "board": Board(question, at=timezone.now())}
    return render(request, "dashboard/home.html", context)


@doors.staff("figures.read")
def figures(request: HttpRequest) -> HttpResponse:
    """Every definition, to find one."""
    table = Table(request, list(book().figures), columns=BOOK_COLUMNS, search=found_in, name="chi-tieu", page_size=200)
    return table.export() or render(request, "dashboard/figures.html", {"table": table})


@doors.staff("figures.read")
@one_look()
def figure(request: HttpRequest, name: str, ending: str = "") -> HttpResponse:
    """One figure: its value, its parts, what it means; or the same as a file."""
    found = figure_named(name)
    form = QuestionForm(request.GET, me=doors.person_of(request), on=timezone.localdate(), cuts=cuts_of(found))
    sheet = sheet_of(form, found)
    table = table_of(request, sheet, ending)
    files = [(one, reverse("dashboard:file", args=[name, one])) for one in WRITERS]
    context = {"form": form, "figure": found, "sheet": sheet, "table": table, "files": files}
    return table.export() or render(request, "dashboard/figure.html", context)


@doors.staff("figures.read")
@one_look()
def entries(request: HttpRequest, name: str) -> HttpResponse:
    """The entries that a number sums, as far as the reader may see them."""
    found, me, on = figure_named(name), doors.person_of(request), timezone.localdate()
    form = QuestionForm(request.GET, me=me, on=on, cuts=cuts_of(found))
    opened = sheet_of(form, found).opened(cell=request.GET.get("muc"), of=request.GET.get("phan", ""))
    rows = opened.entries.visible_to(me, on=on).with_names()
    table = Table(request, rows, columns=ENTRY_COLUMNS, name=f"{name}-ban-ghi", sort="occurred_on")
    context = {"figure": found, "form": form, "opened": opened, "table": table, "seen": table.total}
    context["back"] = reverse("dashboard:figure", args=[name]) + form.question.address()
    return table.export() or render(request, "dashboard/entries.html", context)
