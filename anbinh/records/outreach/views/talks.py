"""Sessions on the staff side: the list, one session, a step, putting one in the calendar."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anbinh.foundation.books import pages, saved
from anbinh.foundation.books.forms import Asked
from anbinh.foundation.books.models import Act
from anbinh.foundation.web import doors, questions
from anbinh.records.outreach import commands
from anbinh.records.outreach.book import TALKS
from anbinh.records.outreach.forms import TALK_FORMS, ScheduleForm
from anbinh.records.outreach.models import SchoolRequest, Talk
from anbinh.records.outreach.sheet import facts_of
from anbinh.records.outreach.standing import badge_of
from anbinh.records.outreach.tables import TalkTable

READ = "outreach.read"
COMMANDS: dict[str, Callable[..., Act]] = {
    "hold": commands.hold,
    "move": commands.move,
    "cancel": commands.cancel,
    "feedback": commands.feedback,
    "attach": commands.attach,
    "note": commands.note,
    "correct": commands.correct,
    "take_back": commands.take_back,
}


@doors.staff("outreach.read")
def index(request: HttpRequest) -> HttpResponse:
    """The list, its sums, and as a file what the list shows."""
    person, today, at = doors.person_of(request), timezone.localdate(), timezone.now()
    visible = Talk.objects.visible_to(person, on=today, permission=READ).with_names()
    table = TalkTable(request, visible.soonest_first(), at=at, on=today)
    if file := table.export():
        if file.status_code == HTTPStatus.OK:
            pages.note_taken_out(TALKS, request, at=at)
        return file
    found: Any = table.found
    context = {
        "table": table,
        "sums": found.summed(),
        "unreported": visible.unreported(at).count(),
        "waiting": SchoolRequest.objects.visible_to(person, on=today, permission=READ).waiting().count(),
        "may_handle": person.may("outreach.handle", on=today),
        "saved": saved.around(request, "outreach", questions.plain(request.GET), index="outreach:index"),
    }
    return render(request, "outreach/index.html", context)


@doors.staff("outreach.read")
@require_POST
def save_view(request: HttpRequest) -> HttpResponse:
    """Keep the question to the list under a name."""
    return saved.keep(request, "outreach", index="outreach:index")


@doors.staff("outreach.read")
@require_POST
def delete_view(request: HttpRequest, key: int) -> HttpResponse:
    """Forget one of one's own saved views."""
    return saved.forget(request, "outreach", key, index="outreach:index")


@doors.staff("outreach.read")
def record(request: HttpRequest, key: int) -> HttpResponse:
    """One session."""
    at = timezone.now()
    talk: Talk = pages.record_of(request, TALKS, key, at=at)
    more = {"badge": badge_of(talk, on=timezone.localdate())}
    return pages.record(request, TALKS, talk, title=talk.school.name, facts=facts_of(talk), at=at, **more)


@doors.staff("outreach.read")
def step(request: HttpRequest, key: int, slug: str) -> HttpResponse:
    """One step on one session."""
    at = timezone.now()
    talk = pages.record_of(request, TALKS, key, at=at)
    return pages.step(request, TALKS, talk, slug, forms=TALK_FORMS, commands=COMMANDS, at=at)


@doors.staff("outreach.handle")
def enter(request: HttpRequest) -> HttpResponse:
    """Put a session in the calendar."""
    form = ScheduleForm(request.POST or None, request.FILES or None, asked=Asked(None, timezone.now()))
    return pages.enter(
        request,
        TALKS,
        title=_("Put a session in the calendar"),
        lead=_("School, hour, speaker. Whether speaker or school are elsewhere at that hour is checked."),
        button=_("Put in the calendar"),
        form=form,
        command=commands.schedule,
    )


@doors.staff("outreach.read")
def file(request: HttpRequest, key: int, file: int) -> HttpResponseBase:
    """A paper or photo that hangs on one of its steps."""
    return pages.file(request, pages.record_of(request, TALKS, key, at=timezone.now()), file)
