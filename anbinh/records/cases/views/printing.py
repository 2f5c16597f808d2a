"""Papers of a case and of somebody held, the book and the list of people held, as docx and PDF."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.papers import answer
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web import doors
from anbinh.kernels.papers import Paper
from anbinh.records.cases.board import CustodyTable
from anbinh.records.cases.book import CaseTable, asked_of
from anbinh.records.cases.models import Act
from anbinh.records.cases.papers import paper_of, paper_of_measure
from anbinh.records.cases.papers.lists import board_page, book_page
from anbinh.records.cases.views.finding import case_of, measure_of, noted

MOST_ROWS = 2000


@doors.staff("cases.read")
def paper(request: HttpRequest, key: int, act: int, form: str, ending: str) -> HttpResponse:
    """One paper of one act; the same act gives the same bytes."""
    case = case_of(request, key)
    found = get_object_or_404(Act.objects.of_case(case), pk=act)
    made = paper_of(case, found, form)
    return answer(made, found.recorded_at, name=f"{form}-{case.code.replace('/', '-')}", ending=ending)


@doors.staff("cases.read")
def custody_paper(request: HttpRequest, key: int, form: str, ending: str) -> HttpResponse:
    """One paper of somebody held."""
    held = measure_of(request, key)
    made = paper_of_measure(held, form)
    return answer(made, held.recorded_at, name=f"{form}-{held.case.code.replace('/', '-')}", ending=ending)


@doors.staff("cases.read")
def board_paper(request: HttpRequest, ending: str) -> HttpResponse:
    """The list of people held as the board shows it, to sign and keep."""
    me, at = doors.person_of(request), timezone.now()
    table = CustodyTable(request, me, on=timezone.localdate(), at=at)
    made = board_page(list(table.found)[:MOST_ROWS], unit=_office(me), at=at)
    return _list(request, made, at, what="custody", name=f"danh-sach-dang-giu-{at:%Y%m%d}", ending=ending)


@doors.staff("cases.read")
def book_paper(request: HttpRequest, ending: str) -> HttpResponse:
    """The book of cases as the list shows it."""
    me, at = doors.person_of(request), timezone.now()
    found = CaseTable(request, asked_of(request, me, at=at)).found
    made = book_page(list(found[:MOST_ROWS]), unit=_office(me), at=at)
    return _list(request, made, at, what="cases", name=f"so-vu-an-{at:%Y%m%d}", ending=ending)


def _office(me: Person) -> Unit:
    """Who issues a list: the unit of the reader's post."""
    unit: Unit = me.posts_on(timezone.localdate())[0].unit
    return unit


def _list(request: HttpRequest, made: Paper, at: datetime, *, what: str, name: str, ending: str) -> HttpResponse:
    sent = answer(made, at, name=name, ending=ending)
    noted(request, sent, what=what, ending=ending)
    return sent
