"""The list of conferences, one conference, a step, announcing one."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books import pages
from anbinh.foundation.books.access import allowed
from anbinh.foundation.books.forms import Asked
from anbinh.foundation.books.models import Act
from anbinh.foundation.web import doors
from anbinh.records.conferences import commands
from anbinh.records.conferences.book import BOOK
from anbinh.records.conferences.forms.conferences import AnnounceForm
from anbinh.records.conferences.forms.rolls import QuestionForm
from anbinh.records.conferences.models import Conclusion, Conference, Point, Question
from anbinh.records.conferences.sheet import facts_of, tallies
from anbinh.records.conferences.table import ConferenceTable
from anbinh.records.conferences.today import badge_of

COMMANDS: dict[str, Callable[..., Act]] = {
    "invite": commands.invite,
    "open": commands.open_roll,
    "close": commands.close_roll,
    "conclude": commands.conclude,
    "material": commands.add_material,
    "call_off": commands.call_off,
    "note": commands.note,
    "correct": commands.correct,
    "take_back": commands.take_back,
}


@doors.staff("conferences.read")
def index(request: HttpRequest) -> HttpResponse:
    """The list, and as a file what the list shows."""
    person, today = doors.person_of(request), timezone.localdate()
    visible = Conference.objects.visible_to(person, on=today, permission="conferences.read")
    table = ConferenceTable(request, visible.with_names().with_rolls().newest_first(), on=today)
    return pages.index(
        request,
        BOOK,
        table,
        at=timezone.now(),
        counts={"coming": visible.coming(today).count(), "late": visible.late(today).count()},
        may_announce=person.may("conferences.handle", on=today),
    )


@doors.staff("conferences.read")
def record(request: HttpRequest, key: int) -> HttpResponse:
    """One conference."""
    at = timezone.now()
    conference: Conference = pages.record_of(request, BOOK, key, at=at)
    more = around(doors.person_of(request), conference)
    title, facts = conference.title, facts_of(conference)
    return pages.record(request, BOOK, conference, title=title, facts=facts, at=at, **more)


def around(person: Person, conference: Conference) -> dict[str, Any]:
    """What stands below the facts: one's own points, the roll in numbers, questions, conclusions."""
    today, points = timezone.localdate(), Point.objects.of(conference)
    mine = points.within(person, on=today, permission="conferences.answer")
    shown = list(mine[:8]) if person.may("conferences.answer", on=today) else []
    talking = conference.stage in {"invited", "open", "closed"}
    form = QuestionForm() if shown and talking else None
    if form is not None:
        form.fields["point"].choices = [(point.pk, point.unit.name) for point in shown]  # type: ignore[attr-defined]  # a field of choices
    return {
        "badge": badge_of(conference, on=today),
        "mine": shown,
        "tally": tallies(points)[1],
        "may_host": allowed(person, "conferences.handle", conference.unit, at=timezone.now()),
        "questions": list(Question.objects.of(conference)),
        "question_form": form,
        "conclusions": list(Conclusion.objects.of(conference)),
    }


@doors.staff("conferences.handle")
def enter(request: HttpRequest) -> HttpResponse:
    """Announce a conference."""
    form = AnnounceForm(request.POST or None, request.FILES or None, asked=Asked(None, timezone.now()))
    return pages.enter(
        request,
        BOOK,
        title=_("Announce a conference"),
        lead=_("Its day, its agenda and who chairs it. The units of that day are invited in the next step."),
        button=_("Announce a conference"),
        form=form,
        command=commands.announce,
    )
