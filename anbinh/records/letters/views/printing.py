"""Papers of a letter and pages of the book of citizens received, as docx and PDF."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from anbinh.foundation.books.papers import answer
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web import doors
from anbinh.records.letters.models import Act, Reception
from anbinh.records.letters.papers import paper_of, reception_page
from anbinh.records.letters.views.finding import letter_of

MOST_ROWS = 2000


@doors.staff("letters.read")
def paper(request: HttpRequest, key: int, form: str, act: int, ending: str) -> HttpResponse:
    """One paper of one act; the same act gives the same bytes."""
    letter = letter_of(request, key)
    found = get_object_or_404(Act.objects.of_letter(letter), pk=act)
    made = paper_of(letter, found, form)
    if made is None:
        raise Http404(form)
    return answer(made, found.recorded_at, name=f"{form}-{letter.pk}", ending=ending)


@doors.staff("letters.read")
def reception_book(request: HttpRequest, ending: str) -> HttpResponse:
    """The book of a unit from one day to another: `?unit=CA-09739&from=2026-03-01&to=2026-03-31`."""
    me, today = doors.person_of(request), timezone.localdate()
    first, last = _day(request.GET.get("from", "")), _day(request.GET.get("to", ""))
    unit = Unit.objects.coded(request.GET.get("unit", "")).on(last or today).first()
    if unit is None:
        raise Http404("unit")
    found = Reception.objects.visible_to(me, on=today).in_unit(unit).between(first, last)
    rows = list(found.with_names().oldest_first()[:MOST_ROWS])
    made = reception_page(rows, unit=unit, first=first, last=last)
    return answer(made, timezone.now(), name=f"so-tiep-cong-dan-{unit.code}", ending=ending)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
