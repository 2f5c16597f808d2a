"""What the shell of every page needs to know: the way to each room the reader may enter."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.notices.models import Notice
from anbinh.foundation.web.alarms import alarms_of


@dataclass(frozen=True)
class Destination:
    """One line of the staff menu: `icon` is a lucide name, `permission` empty for any signed-in person."""

    label: str | Promise
    route: str
    icon: str
    permission: str = ""


@dataclass(frozen=True)
class Chapter:
    """Lines that belong together by what people do; a `folded` one is open only where the reader is in it."""

    title: str | Promise
    lines: tuple[Destination, ...]
    folded: bool = False


@dataclass(frozen=True)
class Line:
    """One line as the menu of this reader shows it."""

    label: str | Promise
    icon: str
    address: str
    here: bool


@dataclass(frozen=True)
class Shown:
    """One chapter of this reader; without a title its lines stand alone."""

    key: int
    title: str | Promise
    lines: tuple[Line, ...]
    open: bool = True


CHAPTERS = (
    Chapter(
        _("Daily work"),
        (
            Destination(_("My day"), "intake:day", "sun", "intake.read"),
            Destination(_("Given to my unit"), "tasks:given", "inbox", "programme.answer"),
            Destination(_("Register"), "intake:register", "notebook-tabs", "intake.read"),
            Destination(_("Series"), "series:index", "waypoints", "series.read"),
            Destination(_("Numbers that can be checked"), "checks:index", "shield-check", "checks.read"),
            Destination(_("Cases"), "cases:index", "gavel", "cases.read"),
            Destination(_("People held"), "cases:custody", "timer", "cases.read"),
            Destination(_("Letters of citizens"), "letters:index", "mails", "letters.read"),
        ),
    ),
    Chapter(
        _("Prevention"),
        (
            Destination(_("Findings"), "findings:index", "radar", "findings.read"),
            Destination(_("Hot spots"), "hotspots:index", "map-pin", "hotspots.read"),
            Destination(_("Warnings"), "warnings:index", "siren", "warnings.read"),
            Destination(_("Bulletin 141"), "bulletin:index", "tv", "bulletin.read"),
            Destination(_("Bulletin 141"), "bulletin:workspace", "tv", "bulletin.edit"),
            Destination(_("Outreach"), "outreach:index", "school", "outreach.read"),
            Destination(_("Community models"), "movement:index", "house-heart", "movement.read"),
        ),
    ),
    Chapter(
        _("The programme"),
        (
            Destination(_("Documents"), "documents:index", "files", "programme.read"),
            Destination(_("Tasks"), "tasks:index", "list-checks", "programme.read"),
            Destination(_("Campaigns"), "campaigns:index", "flag", "campaigns.read"),
            Destination(_("Conferences"), "conferences:index", "presentation", "conferences.read"),
            Destination(_("Training of the staff"), "training:index", "graduation-cap", "training.read"),
            Destination(_("Inspections"), "oversight:index", "clipboard-check", "oversight.read"),
        ),
    ),
    Chapter(
        _("Figures"),
        (
            Destination(_("Figures"), "dashboard:home", "chart-column", "figures.read"),
            Destination(_("Closing periods"), "figures:closings", "calendar-check", "figures.read"),
            Destination(_("Publishing figures"), "publications:index", "megaphone", "publications.publish"),
            Destination(_("Reports of the committee"), "briefs:index", "file-text", "briefs.read"),
        ),
    ),
    Chapter(
        _("The house"),
        (
            Destination(_("Home"), "accounts:home", "house"),
            Destination(_("Units"), "units:index", "map", "units.read"),
            Destination(_("Time limits"), "catalogue:limits", "hourglass", "catalogue.read"),
            Destination(_("Catalogues"), "catalogue:index", "book-open", "catalogue.read"),
            Destination(_("Journal"), "journal:log", "scroll-text", "journal.read"),
            Destination(_("Sealing"), "sealing:index", "lock-keyhole", "identity.open"),
            Destination(_("People"), "accounts:people", "users", "accounts.read"),
            Destination(_("Nightly work"), "nightly:nights", "moon", "accounts.manage"),
        ),
        folded=True,
    ),
)
# A menu of so few lines needs no headings.
FEW = 7


def _address(route: str) -> str:
    """A host serves one tree or both, so a route may not be there."""
    try:
        return reverse(route)
    except NoReverseMatch:
        return ""


def menu_of(person: Any, path: str, *, on: date) -> list[Shown]:
    """The chapters with what somebody may enter; the deepest line above the page is where they are."""
    lines = [(n, line, _address(line.route)) for n, one in enumerate(CHAPTERS) for line in one.lines]
    entered = [one for one in lines if one[2] and (not one[1].permission or person.may(one[1].permission, on=on))]
    here = max((way for _n, _line, way in entered if path.startswith(way)), key=len, default="")
    shown = [(n, Line(line.label, line.icon, way, way == here)) for n, line, way in entered]
    if len(shown) <= FEW:
        return [Shown(0, "", tuple(line for _n, line in shown))]
    found = [(n, one, tuple(line for at, line in shown if at == n)) for n, one in enumerate(CHAPTERS)]
    return [
        Shown(n, one.title, own, open=not one.folded or any(line.here for line in own)) for n, one, own in found if own
    ]


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context of base.html: the menu for this reader, what is loud for them, which side and mode the server runs in."""
    person = getattr(request, "user", None)
    menu: list[Shown] = []
    alarms: Any = ()
    unread: Any = 0
    if person is not None and person.is_authenticated and settings.SIDE != "public":
        today = timezone.localdate()
        menu = menu_of(person, request.path, on=today)
        # Asked only where a page shows it: a page with an alarm of its own leaves this one out.
        alarms = partial(alarms_of, person, on=today, at=timezone.now())
        unread = Notice.objects.to(person).unread().capped
    return {"menu": menu, "alarms": alarms, "unread": unread, "mode": settings.MODE, "side": settings.SIDE}
