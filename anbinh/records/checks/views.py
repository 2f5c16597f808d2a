"""The officers' pages of the list: what is on it, one number, a step, putting one on."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books import pages
from anbinh.foundation.books.forms import Asked
from anbinh.foundation.books.models import Act
from anbinh.foundation.web import doors, toasts
from anbinh.records.checks import commands
from anbinh.records.checks.book import BOOK
from anbinh.records.checks.contested import badge_of, due_badge
from anbinh.records.checks.forms import PutOnForm, SeriesForm, home_of
from anbinh.records.checks.from_series import candidates
from anbinh.records.checks.models import Contest, Listing
from anbinh.records.checks.querysets import naming
from anbinh.records.checks.sheet import facts_of
from anbinh.records.checks.table import ListingTable
from anbinh.records.intake.models import Report
from anbinh.records.series.models import Series

MOST_REPORTS = 20
COMMANDS: dict[str, Callable[..., Act]] = {
    "confirm": commands.confirm,
    "withdraw": commands.withdraw,
    "answer": commands.answer,
    "note": commands.note,
    "take_back": commands.take_back,
}


@doors.staff("checks.read")
def index(request: HttpRequest) -> HttpResponse:
    """What is on the list, and as a file what the list shows."""
    person, today = doors.person_of(request), timezone.localdate()
    visible = Listing.objects.visible_to(person, on=today, permission="checks.read").with_names()
    table = ListingTable(request, visible.newest_first(), on=today)
    counts = {"listed": visible.listed().count(), "contested": visible.contested().count()}
    return pages.index(
        request, BOOK, table, at=timezone.now(), counts=counts, may_open=person.may("checks.propose", on=today)
    )


@doors.staff("checks.read")
def record(request: HttpRequest, key: int) -> HttpResponse:
    """One number: what is told of it, which reports name it, who objects."""
    at, today = timezone.now(), timezone.localdate()
    listing: Listing = pages.record_of(request, BOOK, key, at=at)
    mine = naming(Report.objects.visible_to(doors.person_of(request), on=today), [listing.identifier])
    more = {
        "badge": badge_of(listing, on=today),
        "contests": [(one, due_badge(one, on=today)) for one in Contest.objects.of(listing)],
        "reports": list(mine.with_names()[:MOST_REPORTS]),
    }
    title = listing.identifier.shown
    return pages.record(request, BOOK, listing, title=title, facts=facts_of(listing), at=at, **more)


@doors.staff("checks.propose")
def from_series(request: HttpRequest, series: int) -> HttpResponse:
    """Put what ties a series on the list as being checked."""
    person, today = doors.person_of(request), timezone.localdate()
    found = get_object_or_404(Series.objects.visible_to(person, on=today, permission="series.read"), pk=series)
    form = SeriesForm(request.POST or None, asked=Asked(None, timezone.now()))
    form.offer(candidates(found))
    home = home_of(person, on=today)
    form.initial.update(unit=home.code if home else "")
    if form.is_bound and form.is_valid() and (made := _put_on(form, found, by=person)):
        said = ngettext("%(n)s number put on the list.", "%(n)s numbers put on the list.", made)
        toasts.done(request, said % {"n": made})
        return redirect("series:record", key=found.pk)
    return render(request, "checks/from_series.html", {"series": found, "form": form})


def _put_on(form: SeriesForm, series: Series, *, by: Person) -> int:
    """How many; none where it is refused, which the form then says."""
    try:
        return len(commands.put_on_several(**form.answers, method=series.method, by=by, at=form.asked.at))
    except commands.Refusal as refusal:
        form.add_error(None, str(refusal))
    return 0


@doors.staff("checks.propose")
def enter(request: HttpRequest) -> HttpResponse:
    """Put a number on the list as being checked."""
    at = timezone.now()
    home = home_of(doors.person_of(request), on=timezone.localdate())
    asked = {name: request.GET[name] for name in ("kind", "value") if name in request.GET}
    form = PutOnForm(request.POST or None, request.FILES or None, asked=Asked(None, at))
    form.initial.update(unit=home.code if home else "", **asked)
    return pages.enter(
        request,
        BOOK,
        title=_("Put a number on the list"),
        lead=_("Anybody who checks it reads at once that it is being checked. Confirm it within thirty days."),
        button=_("Put a number on the list"),
        form=form,
        command=commands.put_on,
    )
