"""The case or measure an address names, within the reader's reach; and every page of this room, with its alarm."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from anbinh.foundation.web import doors
from anbinh.records.cases.commands.saving import note_taken_out
from anbinh.records.cases.custody import alarm_for
from anbinh.records.cases.models import Case, Measure


def case_of(request: HttpRequest, key: int) -> Case:
    """404 alike for a case that is not there and one out of reach."""
    visible = Case.objects.visible_to(doors.person_of(request), on=timezone.localdate())
    found: Case = get_object_or_404(visible.with_names(), pk=key)
    return found


def measure_of(request: HttpRequest, key: int) -> Measure:
    """The same for somebody held."""
    visible = Measure.objects.visible_to(doors.person_of(request), on=timezone.localdate())
    found: Measure = get_object_or_404(visible.with_cases().with_clocks(), pk=key)
    return found


def page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """A page of this room: whoever is held beyond the time of the law is loud on each."""
    person, today = doors.person_of(request), timezone.localdate()
    return render(request, template, {**context, "alarm": alarm_for(person, on=today, at=timezone.now())})


def noted(request: HttpRequest, file: HttpResponse, *, what: str, ending: str = "") -> None:
    """The journal keeps who took a list out as a file; a table too large for a file sent none."""
    if file.status_code == HTTPStatus.OK:
        person, taken = doors.person_of(request), ending or request.GET["format"]
        note_taken_out(taken, what=what, by=person, at=timezone.now())
