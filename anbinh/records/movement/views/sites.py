"""Pages of sites on the staff side: the list of any day with its map, one site, a step, opening one."""

from collections.abc import Callable
from datetime import date
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anbinh.foundation.books import pages, saved
from anbinh.foundation.books.forms import Asked
from anbinh.foundation.books.models import Act
from anbinh.foundation.web import doors, questions
from anbinh.records.movement.book_of_sites import SITES
from anbinh.records.movement.commands import sites as commands
from anbinh.records.movement.forms import SITE_FORMS, DayAskedForm, SiteForm
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
    if file := table.export():
        if file.status_code == HTTPStatus.OK:
            pages.note_taken_out(SITES, request, at=timezone.now())
        return file
    context = {
        "table": table,
        "day": day,
        "form": form,
        "standing": standing_on(day or today, visible),
        "may_open": person.may("movement.handle", on=today),
        "saved": saved.around(request, "sites", questions.plain(request.GET), index="sites:index"),
        "points": points_of(table.found),
    }
    return render(request, "sites/index.html", context)


@doors.staff("movement.read")
@require_POST
def save_view(request: HttpRequest) -> HttpResponse:
    """Keep the question to the list under a name."""
    return saved.keep(request, "sites", index="sites:index")


@doors.staff("movement.read")
@require_POST
def delete_view(request: HttpRequest, key: int) -> HttpResponse:
    """Forget one of one's own saved views."""
    return saved.forget(request, "sites", key, index="sites:index")


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


@doors.staff("movement.read")
def step(request: HttpRequest, key: int, slug: str) -> HttpResponse:
    """One step on one site."""
    at = timezone.now()
    site = pages.record_of(request, SITES, key, at=at)
    return pages.step(request, SITES, site, slug, forms=SITE_FORMS, commands=COMMANDS, at=at)


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


@doors.staff("movement.read")
def file(request: HttpRequest, key: int, file: int) -> HttpResponseBase:
    """A paper that hangs on one of its steps."""
    return pages.file(request, pages.record_of(request, SITES, key, at=timezone.now()), file)
