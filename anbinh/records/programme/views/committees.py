"""Committees: the list, one committee with its members of a day, a step, entering one."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.books import pages
from anbinh.foundation.books.forms import Asked
from anbinh.foundation.books.models import Act
from anbinh.foundation.units.forms import OnDay
from anbinh.foundation.web import doors
from anbinh.records.programme.book import COMMITTEES
from anbinh.records.programme.commands import committees
from anbinh.records.programme.forms import CommitteeForm
from anbinh.records.programme.models import Committee, Document, Member
from anbinh.records.programme.sheet import facts_of_committee
from anbinh.records.programme.tables import CommitteeTable

COMMANDS: dict[str, Callable[..., Act]] = {
    "appoint": committees.appoint,
    "release": committees.release,
    "note": committees.note,
    "take_back": committees.take_back,
}


@doors.staff("programme.read")
def index(request: HttpRequest) -> HttpResponse:
    """The list of committees, and as a file what the list shows."""
    person, today = doors.person_of(request), timezone.localdate()
    visible = Committee.objects.visible_to(person, on=today, permission="programme.read").with_names()
    table = CommitteeTable(request, visible.newest_first())
    return pages.index(
        request, COMMITTEES, table, at=timezone.now(), may_assign=person.may("programme.assign", on=today)
    )


@doors.staff("programme.read")
def record(request: HttpRequest, key: int) -> HttpResponse:
    """One committee: who sat on it on the day asked for, and the rules it works by."""
    at = timezone.now()
    committee: Committee = pages.record_of(request, COMMITTEES, key, at=at)
    form = OnDay(request.GET)
    day = (form.cleaned_data.get("on") if form.is_valid() else None) or timezone.localdate()
    more = {
        "day": day,
        "members": list(Member.objects.of(committee).on(day)),
        "rules": list(Document.objects.rules_of(committee).newest_first()),
    }
    return pages.record(
        request, COMMITTEES, committee, title=committee.name, facts=facts_of_committee(committee), at=at, **more
    )


@doors.staff("programme.assign")
def enter(request: HttpRequest) -> HttpResponse:
    """Enter a committee."""
    form = CommitteeForm(request.POST or None, request.FILES or None, asked=Asked(None, timezone.now()))
    return pages.enter(
        request,
        COMMITTEES,
        title=_("Enter a committee"),
        lead=_("With its number, its standing office and the decision that set it up; members are appointed after."),
        button=_("Enter a committee"),
        form=form,
        command=committees.found,
    )
