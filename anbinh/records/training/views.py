"""Pages of the staff side: courses, one course, a step, planning one, coverage by unit, certificates."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.books import pages
from anbinh.foundation.books.forms import Asked
from anbinh.foundation.books.models import Act
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web import doors
from anbinh.records.training import commands
from anbinh.records.training.book import BOOK
from anbinh.records.training.forms import PlanForm
from anbinh.records.training.models import Attendance, Course, Topic, Trainee
from anbinh.records.training.sheet import badge_of, coverage, facts_of
from anbinh.records.training.table import CertificateTable, CourseTable, CoverageTable

MONTHS = ("3", "6", "12", "24", "36")
COMMANDS: dict[str, Callable[..., Act]] = {
    "hold": commands.hold,
    "attend": commands.attend,
    "test": commands.record_test,
    "certify": commands.certify,
    "material": commands.add_material,
    "call_off": commands.call_off,
    "note": commands.note,
    "correct": commands.correct,
    "take_back": commands.take_back,
}


@doors.staff("training.read")
def index(request: HttpRequest) -> HttpResponse:
    """The list, and as a file what the list shows."""
    person, today = doors.person_of(request), timezone.localdate()
    visible = Course.objects.visible_to(person, on=today, permission="training.read")
    table = CourseTable(request, visible.with_names().with_heads().newest_first(), on=today)
    return pages.index(
        request,
        BOOK,
        table,
        at=timezone.now(),
        counts={"coming": visible.coming(today).count(), "unreported": visible.unreported(today).count()},
        may_plan=person.may("training.handle", on=today),
    )


@doors.staff("training.read")
def record(request: HttpRequest, key: int) -> HttpResponse:
    """One course."""
    at = timezone.now()
    course: Course = pages.record_of(request, BOOK, key, at=at)
    rows = list(Attendance.objects.of(course))
    more = {
        "badge": badge_of(course, on=timezone.localdate()),
        "attendances": rows,
        "heads": sum(one.people for one in rows),
        "passed": sum(one.passed or 0 for one in rows),
    }
    return pages.record(request, BOOK, course, title=course.title, facts=facts_of(course), at=at, **more)


@doors.staff("training.handle")
def enter(request: HttpRequest) -> HttpResponse:
    """Plan a course."""
    return pages.enter(
        request,
        BOOK,
        title=_("Plan a course"),
        lead=_("Its topic, who trains, when and where. Who attended is entered once it was held."),
        button=_("Plan a course"),
        form=PlanForm(request.POST or None, request.FILES or None, asked=Asked(None, timezone.now())),
        command=commands.plan,
    )


@doors.staff("training.read")
def covered(request: HttpRequest) -> HttpResponse:
    """Which communes within reach had no course in so many months."""
    person, today = doors.person_of(request), timezone.localdate()
    months = request.GET.get("months", "") if request.GET.get("months") in MONTHS else "12"
    topic = request.GET.get("topic", "") if request.GET.get("topic") in Topic.values else ""
    reach = person.reach(on=today, permission="training.read")
    units = [one for one in Unit.objects.on(today).communes() if reach.covers(one)]
    lines = coverage(units, months=int(months), topic=topic, on=today)
    table = CoverageTable(request, lines)
    if found := pages.taken_out(request, BOOK, table, at=timezone.now()):
        return found
    none = sum(not line.courses for line in lines)
    chosen = {"months": months, "topic": topic, "all_months": MONTHS, "topics": Topic.choices}
    return render(request, "training/covered.html", {"table": table, "none": none, "all": len(lines), **chosen})


@doors.staff("training.read")
def certificates(request: HttpRequest) -> HttpResponse:
    """Certificates of units within reach, and one's own."""
    rows = Trainee.objects.visible_to(doors.person_of(request), on=timezone.localdate()).certified()
    table = CertificateTable(request, rows)
    if found := pages.taken_out(request, BOOK, table, at=timezone.now()):
        return found
    return render(request, "training/certificates.html", {"table": table})
