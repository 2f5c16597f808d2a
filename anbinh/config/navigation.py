"""What the shell of every page needs to know: the way to each room the reader may enter."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
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


STAFF = (
    Destination(_("My day"), "intake:day", "sun", "intake.read"),
    Destination(_("Register"), "intake:register", "notebook-tabs", "intake.read"),
    Destination(_("Series"), "series:index", "waypoints", "series.read"),
    Destination(_("Numbers that can be checked"), "checks:index", "shield-check", "checks.read"),
    Destination(_("Cases"), "cases:index", "gavel", "cases.read"),
    Destination(_("People held"), "cases:custody", "timer", "cases.read"),
    Destination(_("Findings"), "findings:index", "radar", "findings.read"),
    Destination(_("Given to my unit"), "tasks:given", "inbox", "programme.answer"),
    Destination(_("Tasks"), "tasks:index", "list-checks", "programme.read"),
    Destination(_("Documents"), "documents:index", "files", "programme.read"),
    Destination(_("Hot spots"), "hotspots:index", "map-pin", "hotspots.read"),
    Destination(_("Outreach"), "outreach:index", "school", "outreach.read"),
    Destination(_("Inspections"), "oversight:index", "clipboard-check", "oversight.read"),
    Destination(_("Campaigns"), "campaigns:index", "flag", "campaigns.read"),
    Destination(_("Community models"), "movement:index", "house-heart", "movement.read"),
    Destination(_("Conferences"), "conferences:index", "presentation", "conferences.read"),
    Destination(_("Training of the staff"), "training:index", "graduation-cap", "training.read"),
    Destination(_("Warnings"), "warnings:index", "siren", "warnings.read"),
    Destination(_("Bulletin 141"), "bulletin:index", "tv", "bulletin.read"),
    Destination(_("Bulletin 141"), "bulletin:workspace", "tv", "bulletin.edit"),
    Destination(_("Letters of citizens"), "letters:index", "mails", "letters.read"),
    Destination(_("Figures"), "dashboard:home", "chart-column", "figures.read"),
    Destination(_("Closing periods"), "figures:closings", "calendar-check", "figures.read"),
    Destination(_("Publishing figures"), "publications:index", "megaphone", "publications.publish"),
    Destination(_("Reports of the committee"), "briefs:index", "file-text", "briefs.read"),
    Destination(_("Home"), "accounts:home", "house"),
    Destination(_("Units"), "units:index", "map", "units.read"),
    Destination(_("Time limits"), "catalogue:limits", "hourglass", "catalogue.read"),
    Destination(_("Catalogues"), "catalogue:index", "book-open", "catalogue.read"),
    Destination(_("Journal"), "journal:log", "scroll-text", "journal.read"),
    Destination(_("Sealing"), "sealing:index", "lock-keyhole", "identity.open"),
    Destination(_("People"), "accounts:people", "users", "accounts.read"),
    Destination(_("Nightly work"), "nightly:nights", "moon", "accounts.manage"),
)


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context of base.html: the menu for this reader, what is loud for them, which side and mode the server runs in."""
    person = getattr(request, "user", None)
    menu: list[Destination] = []
    alarms: Any = ()
    unread: Any = 0
    if person is not None and person.is_authenticated and settings.SIDE != "public":
        today = timezone.localdate()
        menu = [line for line in STAFF if not line.permission or person.may(line.permission, on=today)]
        # Asked only where a page shows it: a page with an alarm of its own leaves this one out.
        alarms = partial(alarms_of, person, on=today, at=timezone.now())
        unread = Notice.objects.to(person).unread().capped
    return {"menu": menu, "alarms": alarms, "unread": unread, "mode": settings.MODE, "side": settings.SIDE}
