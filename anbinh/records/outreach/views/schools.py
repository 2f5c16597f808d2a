"""Schools on the staff side: the list with its gaps, one school, a step, entering one."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anbinh.foundation.books import pages, saved
from anbinh.foundation.books.forms import Asked
from anbinh.foundation.books.models import Act
from anbinh.foundation.web import doors, questions
from anbinh.records.outreach import commands, rules
from anbinh.records.outreach.book import SCHOOLS
from anbinh.records.outreach.forms import SCHOOL_FORMS, SchoolForm
from anbinh.records.outreach.models import Roll, School, Talk
from anbinh.records.outreach.sheet import facts_of_school
from anbinh.records.outreach.tables import SchoolTable

COMMANDS: dict[str, Callable[..., Act]] = {
    "count": commands.count,
    "correct": commands.correct_school,
    "close": commands.close_school,
    "take_back": commands.take_back_school,
}


@doors.staff("outreach.read")
def index(request: HttpRequest) -> HttpResponse:
    """The list; which schools had no session in a school year, by commune; and all that as a file."""
    person, today = doors.person_of(request), timezone.localdate()
    visible = School.objects.visible_to(person, on=today, permission="outreach.read").with_names()
    table = SchoolTable(request, visible.with_talks().by_name(), on=today)
    if file := table.export():
        if file.status_code == HTTPStatus.OK:
            pages.note_taken_out(SCHOOLS, request, at=timezone.now())
        return file
    year = rules.school_year(today)
    gaps = visible.without_talk(year)
    context = {
        "table": table,
        "gaps": gaps.gaps_by_commune(),
        "missing": gaps.count(),
        "teaching": visible.teaching().count(),
        "year": year,
        "year_words": rules.year_words(year),
        "may_handle": person.may("outreach.handle", on=today),
        "saved": saved.around(request, "schools", questions.plain(request.GET), index="schools:index"),
    }
    return render(request, "schools/index.html", context)


@doors.staff("outreach.read")
@require_POST
def save_view(request: HttpRequest) -> HttpResponse:
    """Keep the question to the list under a name."""
    return saved.keep(request, "schools", index="schools:index")


@doors.staff("outreach.read")
@require_POST
def delete_view(request: HttpRequest, key: int) -> HttpResponse:
    """Forget one of one's own saved views."""
    return saved.forget(request, "schools", key, index="schools:index")


@doors.staff("outreach.read")
def record(request: HttpRequest, key: int) -> HttpResponse:
    """One school: its size by school year, its sessions."""
    at = timezone.now()
    school: School = pages.record_of(request, SCHOOLS, key, at=at)
    talks = Talk.objects.at_school(school)
    rolls = {one.year: one.heads for one in Roll.objects.of(school)}
    more = {
        "talks": list(talks[:50]),
        "sums": talks.summed(),
        "rolls": [(rules.year_words(year), heads) for year, heads in sorted(rolls.items(), reverse=True)],
    }
    return pages.record(request, SCHOOLS, school, title=school.name, facts=facts_of_school(school), at=at, **more)


@doors.staff("outreach.read")
def step(request: HttpRequest, key: int, slug: str) -> HttpResponse:
    """One step on one school."""
    at = timezone.now()
    school = pages.record_of(request, SCHOOLS, key, at=at)
    return pages.step(request, SCHOOLS, school, slug, forms=SCHOOL_FORMS, commands=COMMANDS, at=at)


@doors.staff("outreach.handle")
def enter(request: HttpRequest) -> HttpResponse:
    """Enter a school."""
    return pages.enter(
        request,
        SCHOOLS,
        title=_("Enter a school"),
        lead=_("With its number of pupils: sessions larger than the school are questioned. No pupil is named."),
        button=_("Enter the school"),
        form=SchoolForm(request.POST or None, request.FILES or None, asked=Asked(None, timezone.now())),
        command=commands.enter_school,
    )
