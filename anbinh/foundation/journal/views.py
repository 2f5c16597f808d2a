"""The log: what happened in the units within one's reach, and each entry with its place in the chain."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.journal.cuts import words_of
from anbinh.foundation.journal.forms import LogFilter
from anbinh.foundation.journal.history import told
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.web import doors
from anbinh.foundation.web.tables import Column, Table
from anbinh.kernels.figures import dimensions

COLUMNS = (
    Column("recorded_at", _("Recorded"), sort="recorded_at", kind="moment"),
    Column("occurred_on", _("Day it counts for"), sort="occurred_on", kind="day"),
    Column(
        "what",
        _("What happened"),
        value=lambda entry: entry.sentence,
        href=lambda entry: reverse("journal:entry", args=[entry.pk]),
        sort="verb",
    ),
    Column("unit", _("Unit"), value="unit.name", sort="unit__sort_key"),
    Column("by", _("By"), value=lambda entry: str(entry.by or _("the system"))),
    Column(
        "quantity",
        _("Counts"),
        value=lambda entry: entry.quantity if entry.declared.counts else None,
        sort="quantity",
        kind="number",
    ),
    Column("reason", _("Reason")),
    Column("verb", _("Verb"), sort="verb", default=False),
    Column("subject", _("Record"), value=lambda entry: f"{entry.subject_kind} {entry.subject_id}", default=False),
    Column("sequence", _("Place in the chain"), kind="number", default=False),
    Column("hash", _("Hash"), default=False),
)


def called(dimension: str) -> str:
    """A dimension as the book of figures names it in the language of the page; a name of its own else."""
    known = dimensions().get(dimension)
    return known.say("en" if get_language() == "en" else "vi") if known else dimension


def spoken(found: Entry, dimension: str, code: str) -> str:
    """A code of an entry in words, where a room has words for it."""
    return words_of(dimension, [found.verb], on=found.occurred_on).get(code, code)


@doors.staff("journal.read")
def log(request: HttpRequest) -> HttpResponse:
    """What happened, newest first."""
    form = LogFilter(request.GET)
    entries = Entry.objects.visible_to(doors.person_of(request), on=timezone.localdate()).with_names().newest_first()
    if form.is_valid():
        entries = entries.chosen(**form.cleaned_data)
    table = Table(
        request, entries, columns=COLUMNS, name="nhat-ky", empty=_("No entry matches. Widen the days or clear a field.")
    )
    return table.export() or render(request, "journal/log.html", {"table": table, "form": form})


@doors.staff("journal.read")
def entry(request: HttpRequest, pk: int) -> HttpResponse:
    """One entry whole: what it says, what it was posted with, where it stands in its chain."""
    visible = Entry.objects.visible_to(doors.person_of(request), on=timezone.localdate()).with_names()
    found = get_object_or_404(visible, pk=pk)
    same_record = visible.about_same(found).newest_first()
    batch = visible.in_batch(found.batch).in_chain_order()
    context = {"entry": found, "history": told(same_record[:100]), "batch": batch[:20], "batch_size": batch.count()}
    context["codes"] = [(called(name), spoken(found, name, code)) for name, code in found.dimensions.items()]
    return render(request, "journal/entry.html", context)
