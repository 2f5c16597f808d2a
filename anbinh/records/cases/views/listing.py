"""The book of cases: a table with its filters and files."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from anbinh.foundation.web import doors
from anbinh.records.cases.book import CaseTable
from anbinh.records.cases.models import Case
from anbinh.records.cases.views.finding import page


@doors.staff("cases.read")
def index(request: HttpRequest) -> HttpResponse:
    """The list, and as a file what the list shows."""
    person, today, at = doors.person_of(request), timezone.localdate(), timezone.now()
    visible = Case.objects.visible_to(person, on=today)
    table = CaseTable(request, visible.with_names().newest_first(), on=today, at=at)
    if file := table.export():
        return file
    counts = {"open": visible.open().count(), "overdue": visible.overdue(at).count()}
    context = {"table": table, "counts": counts, "may_open": person.may("cases.handle", on=today)}
    return page(request, "cases/index.html", context)
