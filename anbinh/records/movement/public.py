"""What anybody reads: which models a commune keeps, how one begins a model, whom to ask."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from anbinh.foundation.web import doors
from anbinh.records.movement.nearby import communes_named, nearby
from anbinh.records.movement.sheets import sheet_on


@doors.public
def near(request: HttpRequest) -> HttpResponse:
    """The models of a commune, chosen by its name or code; nobody is located."""
    today, asked = timezone.localdate(), request.GET.get("noi", "").strip()[:100]
    found = communes_named(asked, on=today)
    context = {
        "asked": asked,
        "communes": found if len(found) != 1 else [],
        "here": nearby(found[0], on=today) if len(found) == 1 else None,
    }
    return render(request, "movement/near.html", context)


@doors.public
def beginning(request: HttpRequest) -> HttpResponse:
    """How one begins a model, step by step."""
    return render(request, "movement/beginning.html", {"sheet": sheet_on(timezone.localdate())})
