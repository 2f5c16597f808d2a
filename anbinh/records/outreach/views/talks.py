"""Sessions on the staff side: the list, one session, a step, putting one in the calendar."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.books import pages
from anbinh.foundation.books.forms import Asked
from anbinh.foundation.books.models import Act
from anbinh.foundation.web import doors
from anbinh.records.outreach import commands
from anbinh.records.outreach.book import TALKS
from anbinh.records.outreach.forms import ScheduleForm
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
    found: Any = table.found
    return pages.index(
        request,
        TALKS,
        table,
        at=at,
        sums=found.summed(),
        unreported=visible.unreported(at).count(),
        waiting=SchoolRequest.objects.visible_to(person, on=today, permission=READ).waiting().count(),
        may_handle=person.may("outreach.handle", on=today),
    )


@doors.staff("outreach.read")
def record(request: HttpRequest, key: int) -> HttpResponse:
    """One session."""
    at = timezone.now()
    talk: Talk = pages.record_of(request, TALKS, key, at=at)
    more = {"badge": badge_of(talk, on=timezone.localdate())}
    return pages.record(request, TALKS, talk, title=talk.school.name, facts=facts_of(talk), at=at, **more)


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
