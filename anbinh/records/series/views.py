"""The pages of series: the list, one with all that ties it, a step, what is set aside."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from anbinh.foundation.books import pages
from anbinh.foundation.books.models import Act
from anbinh.foundation.web import doors
from anbinh.records.intake.models import Report
from anbinh.records.series import commands, querysets
from anbinh.records.series.book import BOOK
from anbinh.records.series.growth import badge_of, chart_of
from anbinh.records.series.models import Membership, Series, Tie
from anbinh.records.series.onward import onward
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
    counts = {"followed": visible.several().count(), "unled": visible.of_several_units().without_lead().count()}
    points = points_of(list(table.found[:MOST_POINTS]))
    return pages.index(request, BOOK, table, at=timezone.now(), counts=counts, points=points)


@doors.staff("series.read")
def record(request: HttpRequest, key: int) -> HttpResponse:
    """One series: what ties it, how it grows, who holds its reports."""
    at, today = timezone.now(), timezone.localdate()
    series: Series = pages.record_of(request, BOOK, key, at=at)
    mine = querysets.in_series(Report.objects.visible_to(doors.person_of(request), on=today), series)
    table = ReportTable(request, mine, name=series.code.replace("/", "-"))
    if file := pages.taken_out(request, BOOK, table, at=at):
        return file
    more = {
        "badge": badge_of(series, on=today),
        "table": table,
        "shared": Tie.objects.shared_in(series, most=MOST_CHIPS),
        "holders": Membership.objects.by_holder(series),
        "chart": chart_of(Membership.objects.by_month([series.pk]).get(series.pk, [])),
        "points": points_of_places(series),
        "onward": onward(series, doors.person_of(request), on=today),
    }
    title = series.heading
    return pages.record(request, BOOK, series, title=title, facts=facts_of(series), at=at, **more)
