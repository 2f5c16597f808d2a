"""Committees: the list, one committee with its members of a day, a step, entering one."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anbinh.foundation.books import pages, saved
from anbinh.foundation.books.forms import Asked
from anbinh.foundation.books.models import Act
from anbinh.foundation.units.forms import OnDay
from anbinh.foundation.web import doors, questions
from anbinh.records.programme.book import COMMITTEES
from anbinh.records.programme.commands import committees
from anbinh.records.programme.forms import COMMITTEE_FORMS, CommitteeForm
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
    if file := table.export():
        if file.status_code == HTTPStatus.OK:
            pages.note_taken_out(COMMITTEES, request, at=timezone.now())
        return file
    context = {
        "table": table,
        "may_assign": person.may("programme.assign", on=today),
        "saved": saved.around(request, "committees", questions.plain(request.GET), index="committees:index"),
    }
    return render(request, "committees/index.html", context)


@doors.staff("programme.read")
@require_POST
def save_view(request: HttpRequest) -> HttpResponse:
    """Keep the question to the list under a name."""
    return saved.keep(request, "committees", index="committees:index")


@doors.staff("programme.read")
@require_POST
def delete_view(request: HttpRequest, key: int) -> HttpResponse:
    """Forget one of one's own saved views."""
    return saved.forget(request, "committees", key, index="committees:index")


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


@doors.staff("programme.read")
def step(request: HttpRequest, key: int, slug: str) -> HttpResponse:
    """One step on one committee."""
    at = timezone.now()
    found = pages.record_of(request, COMMITTEES, key, at=at)
    return pages.step(request, COMMITTEES, found, slug, forms=COMMITTEE_FORMS, commands=COMMANDS, at=at)


@doors.staff("programme.read")
def file(request: HttpRequest, key: int, file: int) -> HttpResponseBase:
    """A paper that hangs on one of its steps."""
    return pages.file(request, pages.record_of(request, COMMITTEES, key, at=timezone.now()), file)
