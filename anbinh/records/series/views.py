"""The pages of series: the list, one with all that ties it, a step, what is set aside."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from anbinh.foundation.books import pages, saved
from anbinh.foundation.books.models import Act
from anbinh.foundation.web import doors, questions
from anbinh.records.intake.models import Report
from anbinh.records.series import commands, querysets
from anbinh.records.series.book import BOOK
from anbinh.records.series.forms import FORMS
from anbinh.records.series.growth import badge_of, chart_of
from anbinh.records.series.models import Membership, Series, Tie
from anbinh.records.series.sheet import facts_of
from anbinh.records.series.table import ReportTable, SeriesTable, points_of, points_of_places

MOST_CHIPS, MOST_POINTS = 30, 300
COMMANDS: dict[str, Callable[..., Act]] = {
    "lead": commands.name_lead,
    "together": commands.put_together,
    "apart": commands.part,
    "standing": commands.set_standing,
    "withdraw": commands.withdraw,
    "note": commands.note,
    "take_back": commands.take_back,
}


@doors.staff("series.read")
def index(request: HttpRequest) -> HttpResponse:
    """The list with its map, and as a file what the list shows."""
    person, today = doors.person_of(request), timezone.localdate()
    visible = Series.objects.visible_to(person, on=today, permission="series.read").with_names()
    shown = visible if request.GET.get("state") == "resting" else visible.several()
    table = SeriesTable(request, shown.newest_first(), on=today)
    if file := table.export():
        if file.status_code == HTTPStatus.OK:
            pages.note_taken_out(BOOK, request, at=timezone.now())
        return file
    counts = {"followed": visible.several().count(), "unled": visible.of_several_units().without_lead().count()}
    kept = saved.around(request, "series", questions.plain(request.GET), index="series:index")
    points = points_of(list(table.found[:MOST_POINTS]))
    return render(request, "series/index.html", {"table": table, "counts": counts, "saved": kept, "points": points})


@doors.staff("series.read")
@require_POST
def save_view(request: HttpRequest) -> HttpResponse:
    """Keep the question to the list under a name."""
    return saved.keep(request, "series", index="series:index")


@doors.staff("series.read")
@require_POST
def delete_view(request: HttpRequest, key: int) -> HttpResponse:
    """Forget one of one's own saved views."""
    return saved.forget(request, "series", key, index="series:index")


@doors.staff("series.read")
def record(request: HttpRequest, key: int) -> HttpResponse:
    """One series: what ties it, how it grows, who holds its reports."""
    at, today = timezone.now(), timezone.localdate()
    series: Series = pages.record_of(request, BOOK, key, at=at)
    mine = querysets.in_series(Report.objects.visible_to(doors.person_of(request), on=today), series)
    table = ReportTable(request, mine, name=series.code.replace("/", "-"))
    if file := table.export():
        if file.status_code == HTTPStatus.OK:
            pages.note_taken_out(BOOK, request, at=at)
        return file
    more = {
        "badge": badge_of(series, on=today),
        "table": table,
        "shared": Tie.objects.shared_in(series, most=MOST_CHIPS),
        "holders": Membership.objects.by_holder(series),
        "chart": chart_of(Membership.objects.by_month([series.pk]).get(series.pk, [])),
        "points": points_of_places(series),
    }
    title = series.heading
    return pages.record(request, BOOK, series, title=title, facts=facts_of(series), at=at, **more)


@doors.staff("series.read")
def step(request: HttpRequest, key: int, slug: str) -> HttpResponse:
    """One step on one series."""
    at = timezone.now()
    series = pages.record_of(request, BOOK, key, at=at)
    return pages.step(request, BOOK, series, slug, forms=FORMS, commands=COMMANDS, at=at)


@doors.staff("series.read")
def file(request: HttpRequest, key: int, file: int) -> HttpResponseBase:
    """A paper that hangs on one of its steps."""
    return pages.file(request, pages.record_of(request, BOOK, key, at=timezone.now()), file)
