"""The book of letters and the book of citizens received, as tables with their filters and files."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from anbinh.foundation.books import pages
from anbinh.foundation.web import doors
from anbinh.records.letters.book import LetterTable, reception_table
from anbinh.records.letters.models import Letter, Reception
from anbinh.records.letters.offices import office_of

MAY = {"may_handle": "letters.handle", "may_hand_over": "intake.hand_over"}


@doors.staff("letters.read")
def index(request: HttpRequest) -> HttpResponse:
    """The book of letters."""
    person, at = doors.person_of(request), timezone.now()
    visible = Letter.objects.visible_to(person, on=timezone.localdate())
    table = LetterTable(request, visible.with_names().newest_first(), at=at)
    if file := pages.taken_out(request, "letters", table, at=at):
        return file
    counts = {"open": visible.open().count(), "overdue": visible.overdue(at).count()}
    today = timezone.localdate()
    may = {name: person.may(need, on=today) for name, need in MAY.items()}
    return render(request, "letters/index.html", {"table": table, "counts": counts, **may})


@doors.staff("letters.read")
def receptions(request: HttpRequest) -> HttpResponse:
    """The book of citizens received, and whether the head received in person this month (Luật Tiếp công dân 18.2)."""
    person, today = doors.person_of(request), timezone.localdate()
    visible = Reception.objects.visible_to(person, on=today)
    table = reception_table(request, visible.with_names())
    if file := pages.taken_out(request, "receptions", table, at=timezone.now()):
        return file
    office = office_of(person, on=today)
    month = visible.in_unit(office).between(today.replace(day=1), today) if office else visible.none()
    context = {
        "table": table,
        "office": office,
        "head": month.by_the_head().last_held(),
        "month_end": _last_day(today),
        "first": today.replace(day=1),
        "today": today,
        "may_handle": person.may("letters.handle", on=today),
    }
    return render(request, "letters/receptions.html", context)


def _last_day(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
