"""Pages of sites on the staff side: the list of any day with its map, one site, a step, opening one."""

from collections.abc import Callable
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.books import pages
from anbinh.foundation.books.forms import Asked
from anbinh.foundation.books.models import Act
from anbinh.foundation.web import doors, questions
from anbinh.records.movement.book_of_sites import SITES
from anbinh.records.movement.commands import sites as commands
from anbinh.records.movement.forms import DayAskedForm, SiteForm
from anbinh.records.movement.models import Site, SiteReview
from anbinh.records.movement.reviews import badge_of
from anbinh.records.movement.sheet import facts_of_site
from anbinh.records.movement.standing import standing_on
from anbinh.records.movement.tables import SiteTable, points_of

READ = "movement.read"
COMMANDS: dict[str, Callable[..., Act]] = {
    "review": commands.review,
    "meet": commands.meet,
    "teams": commands.teams,
    "close": commands.close,
    "note": commands.note,
    "take_back": commands.take_back,
}


def _day_asked(form: DayAskedForm, *, today: date) -> date | None:
    """The day in the address; None for the list of now."""
    asked: date | None = form.cleaned_data.get("on") if form.is_valid() else None
    return min(asked, today) if asked else None


@doors.staff("movement.read")
def index(request: HttpRequest) -> HttpResponse:
    """The list with its map, as it stands or as it stood on a day; and as a file what the list shows."""
    if address := questions.tidied(request.GET, days=("on",)):
        return redirect(f"{request.path}?{address}")
    person, today = doors.person_of(request), timezone.localdate()
    form = DayAskedForm(request.GET)
    day = _day_asked(form, today=today)
    visible = Site.objects.visible_to(person, on=today, permission=READ).with_names().latest_first()
    table = SiteTable(request, visible.kept_on(day) if day else visible, on=today)
    return pages.index(
        request,
        SITES,
        table,
        at=timezone.now(),
        day=day,
        form=form,
        standing=standing_on(day or today, visible),
        may_open=person.may("movement.handle", on=today),
        points=points_of(table.found),
    )


@doors.staff("movement.read")
def record(request: HttpRequest, key: int) -> HttpResponse:
    """One site, with what else its place keeps."""
    at, today = timezone.now(), timezone.localdate()
    site: Site = pages.record_of(request, SITES, key, at=at)
    more = {
        "badge": badge_of(site, on=today),
        "reviews": list(SiteReview.objects.of_site(site)[:8]),
        "beside": list(Site.objects.kept_on(today).at([site.place]).beside(site).with_names()),
    }
    return pages.record(request, SITES, site, title=site.heading, facts=facts_of_site(site), at=at, **more)


@doors.staff("movement.handle")
def enter(request: HttpRequest) -> HttpResponse:
    """Open a site."""
    form = SiteForm(request.POST or None, request.FILES or None, asked=Asked(None, timezone.now()))
    form.initial["model"] = request.GET.get("model", "")
    return pages.enter(
        request,
        SITES,
        title=_("Open a site"),
        lead=_(
            "One model at one place. A place that has another model already becomes a second site, and stays one place."
        ),
        button=_("Open a site"),
        form=form,
        command=commands.open_site,
    )
