"""The book of cases: the list, the map, the file; what is kept under a name."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.books import saved
from anbinh.foundation.web import doors, questions, words
from anbinh.foundation.web.maps import Point
from anbinh.records.cases.book import Asked, CaseTable, asked_of
from anbinh.records.cases.forms.asking import NOWHERE
from anbinh.records.cases.views.finding import noted, page


@doors.staff("cases.read")
def index(request: HttpRequest) -> HttpResponse:
    """The list, and as a file what the list shows."""
    if tidy := questions.tidied(request.GET):
        return redirect(f"{request.path}?{tidy}")
    asked = asked_of(request, doors.person_of(request), at=timezone.now())
    table = CaseTable(request, asked)
    if file := table.export():
        noted(request, file, what="cases")
        return file
    visible = asked.visible
    counts = {"open": visible.open().count(), "overdue": visible.overdue(asked.at).count()}
    return page(request, "cases/index.html", {"table": table, "counts": counts, **_around(request, asked)})


@doors.staff("cases.read")
def book_map(request: HttpRequest) -> HttpResponse:
    """Where what the list shows happened: a circle for each commune, which opens its rows."""
    if tidy := questions.tidied(request.GET):
        return redirect(f"{request.path}?{tidy}")
    asked = asked_of(request, doors.person_of(request), at=timezone.now())
    table = CaseTable(request, asked)
    found: Any = table.found
    points = [_point(row, request) for row in found.counts_by_place()]
    context = {
        "table": table,
        "points": sorted(points, key=lambda point: -point.count),
        "nowhere": found.without_place().count(),
        "nowhere_address": _rows(request, NOWHERE),
    }
    return page(request, "cases/map.html", {**context, **_around(request, asked)})


def _around(request: HttpRequest, asked: Asked) -> dict[str, Any]:
    """What stands around the list and the map alike."""
    today, query = timezone.localdate(), questions.plain(request.GET)
    may = asked.person.may("cases.handle", on=today)
    return {
        "filters": asked.form,
        "kept": [(key, request.GET[key]) for key in ("q", "sort", "columns") if request.GET.get(key)],
        "chips": [(label, said, questions.without(request.GET, name)) for name, label, said in asked.form.said],
        "query": query,
        "saved": saved.around(request, "cases", query, index="cases:index"),
        "may_open": may,
        "may_hand_over": asked.person.may("intake.hand_over", on=today),
    }


def _point(row: dict[str, Any], request: HttpRequest) -> Point:
    name, until = row["place_unit__name"], row["place_unit__valid_to"]
    label = _("%(unit)s (until %(day)s)") % {"unit": name, "day": words.day(until)} if until else name
    place = f"{row['place_unit__code']}/{row['place_unit__valid_from']}"
    there = (row["place_unit__latitude"], row["place_unit__longitude"])
    return Point(label, *there, count=row["number"], href=_rows(request, place))


def _rows(request: HttpRequest, place: str) -> str:
    """The list of what happened there, narrowed by everything else that is asked."""
    query = request.GET.copy()
    query.pop("page", None)
    query["place"] = place
    return f"{reverse('cases:index')}?{query.urlencode()}"
