"""Schools on the staff side: the list with its gaps, one school, a step, entering one."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.books import pages
from anbinh.foundation.books.forms import Asked
from anbinh.foundation.books.models import Act
from anbinh.foundation.web import doors
from anbinh.records.outreach import commands, rules
from anbinh.records.outreach.book import SCHOOLS
from anbinh.records.outreach.forms import SchoolForm
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
    year = rules.school_year(today)
    gaps = visible.without_talk(year)
    return pages.index(
        request,
        SCHOOLS,
        table,
        at=timezone.now(),
        gaps=gaps.gaps_by_commune(),
        missing=gaps.count(),
        teaching=visible.teaching().count(),
        year=year,
        year_words=rules.year_words(year),
        may_handle=person.may("outreach.handle", on=today),
    )


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
