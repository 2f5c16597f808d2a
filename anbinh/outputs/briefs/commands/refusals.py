"""What every command looks at first: whether this person may, and whether the report is still as they saw it."""

from datetime import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.journal import commands as journal
from anbinh.foundation.units.models import Unit
from anbinh.outputs.briefs.models import Brief, Status


class BriefRefused(Exception):
    """Its text is the sentence the reader gets."""


class Overtaken(BriefRefused):
    """Somebody else changed it meanwhile; nothing was written."""


def must_be_allowed(permission: str, unit: Unit, by: Person, *, at: datetime) -> None:
    """The permission, and the unit within reach of the posts that carry it."""
    day = timezone.localtime(at).date()
    if not (by.may(permission, on=day) and by.reach(on=day, permission=permission).covers(unit)):
        raise BriefRefused(_("Your post does not allow this for reports of %(unit)s.") % {"unit": unit.name})


def locked(brief: Brief) -> Brief:
    """The report as it stands, held to the end of the transaction. Refuses one that others changed since."""
    found = Brief.objects.select_for_update().get(pk=brief.pk)
    if found.version != brief.version:
        raise Overtaken(
            _("Somebody else changed this report meanwhile. Nothing of yours was lost: look at it again, then repeat.")
        )
    return found


def must_be(brief: Brief, *allowed: Status) -> None:
    """Refuses what the report's status does not allow."""
    if brief.status == Status.ISSUED:
        raise BriefRefused(_("This report is issued; it does not change any more. Draft a new one."))
    if brief.status not in allowed:
        raise BriefRefused(
            _("This report is %(status)s; this cannot be done now.") % {"status": brief.get_status_display()}
        )


def move_on(brief: Brief, *fields: str) -> None:
    """Save these fields and let everybody see that something changed."""
    brief.version += 1
    brief.save(update_fields=[*fields, "version"])


def note(verb: str, brief: Brief, *, by: Person, at: datetime, reason: str = "") -> None:
    """History of the report, in the chain of its unit."""
    subject: models.Model = brief
    day = timezone.localtime(at).date()
    journal.post(journal.Posting(verb, subject, brief.unit, day, reason=reason), by=by, at=at)
