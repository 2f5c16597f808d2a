"""Requests of schools on the staff side: the list, one request, its answer."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from anbinh.foundation.books import pages
from anbinh.foundation.books.models import Act
from anbinh.foundation.web import doors
from anbinh.records.outreach import commands
from anbinh.records.outreach.book import REQUESTS
from anbinh.records.outreach.models import SchoolRequest
from anbinh.records.outreach.sheet import facts_of_request
from anbinh.records.outreach.standing import badge_of_request
from anbinh.records.outreach.tables import RequestTable

COMMANDS: dict[str, Callable[..., Act]] = {
    "accept": commands.accept,
    "decline": commands.decline,
    "take_back": commands.take_back_request,
}


@doors.staff("outreach.read")
def index(request: HttpRequest) -> HttpResponse:
    """The list, those without an answer first."""
    person, today = doors.person_of(request), timezone.localdate()
    visible = SchoolRequest.objects.visible_to(person, on=today, permission="outreach.read").with_names()
    table = RequestTable(request, visible.oldest_first(), on=today)
    if file := pages.taken_out(request, REQUESTS, table, at=timezone.now()):
        return file
    context = {"table": table, "waiting": visible.waiting().count()}
    return render(request, "outreach_requests/index.html", context)


@doors.staff("outreach.read")
def record(request: HttpRequest, key: int) -> HttpResponse:
    """One request."""
    at = timezone.now()
    found: SchoolRequest = pages.record_of(request, REQUESTS, key, at=at)
    more = {"badge": badge_of_request(found, on=timezone.localdate())}
    return pages.record(request, REQUESTS, found, title=found.school_name, facts=facts_of_request(found), at=at, **more)
