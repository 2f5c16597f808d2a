"""Pages of the staff side: the list and its map, one hot spot, a step, opening one."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.books import pages
from anbinh.foundation.books.forms import Asked
from anbinh.foundation.books.models import Act
from anbinh.foundation.web import doors
from anbinh.records.hotspots import commands
from anbinh.records.hotspots.book import BOOK
from anbinh.records.hotspots.forms import OpenForm
from anbinh.records.hotspots.models import Review, Spot
from anbinh.records.hotspots.reviews import badge_of
from anbinh.records.hotspots.sheet import facts_of
from anbinh.records.hotspots.table import SpotTable, points_of

COMMANDS: dict[str, Callable[..., Act]] = {
    "review": commands.review,
    "measure": commands.measure,
    "clear": commands.clear,
    "reopen": commands.reopen,
    "note": commands.note,
    "correct": commands.correct,
    "take_back": commands.take_back,
}


@doors.staff("hotspots.read")
def index(request: HttpRequest) -> HttpResponse:
    """The list with its map, and as a file what the list shows."""
    person, today = doors.person_of(request), timezone.localdate()
    visible = Spot.objects.visible_to(person, on=today, permission="hotspots.read").with_names()
    table = SpotTable(request, visible.longest_first(), on=today)
    counts = {"open": visible.open().count(), "overdue": visible.overdue(today).count()}
    return pages.index(
        request,
        BOOK,
        table,
        at=timezone.now(),
        counts=counts,
        may_open=person.may("hotspots.decide", on=today),
        points=points_of(table.found, on=today),
    )


@doors.staff("hotspots.read")
def record(request: HttpRequest, key: int) -> HttpResponse:
    """One hot spot."""
    at = timezone.now()
    spot: Spot = pages.record_of(request, BOOK, key, at=at)
    more = {
        "badge": badge_of(spot, on=timezone.localdate()),
        "reviews": list(Review.objects.of(spot)),
        "points": points_of([spot], on=timezone.localdate()),
    }
    return pages.record(request, BOOK, spot, title=spot.name, facts=facts_of(spot), at=at, **more)


@doors.staff("hotspots.decide")
def enter(request: HttpRequest) -> HttpResponse:
    """Open a hot spot."""
    form = OpenForm(request.POST or None, request.FILES or None, asked=Asked(None, timezone.now()))
    return pages.enter(
        request,
        BOOK,
        title=_("Open a hot spot"),
        lead=_("A place or a group, by decision, with the unit that answers for it. No person is named in this book."),
        button=_("Open a hot spot"),
        form=form,
        command=commands.open_spot,
    )
