"""Where a warning, an item, a method stands, in a word and a shape."""

from datetime import date, datetime

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from anbinh.foundation.web import words
from anbinh.foundation.web.states import Badge
from anbinh.records.warnings import rules
from anbinh.records.warnings.models import Edition, Item, PublicWarning, Status

STATES = {
    "draft": "suspended",
    "submitted": "waiting",
    "resubmitted": "waiting",
    "revising": "on_time",
    "published": "on_time",
    "cancelled": "done",
    "released": "on_time",
    "withdrawn": "done",
}
STANDINGS = {"new": "overdue", "returning": "overdue", "rising": "near", "falling": "waiting", "controlled": "on_time"}


def badge_of(warning: PublicWarning, *, on: date) -> Badge:
    """Its stage; or that it has run out."""
    if warning.is_out and warning.stage != "cancelled" and rules.runs_out(warning.expires_on, on=on):
        return Badge("done", _("ran out on %(day)s") % {"day": words.day(warning.expires_on or on)})
    return Badge(STATES[warning.stage], warning.stage_words)


def badge_of_edition(edition: Edition, *, on: date) -> Badge:
    """As people read it on the public page."""
    if edition.kind == Edition.Kind.CANCEL:
        return Badge("done", _("Cancelled"))
    if rules.runs_out(edition.expires_on, on=on):
        return Badge("done", capfirst(_("ran out on %(day)s") % {"day": words.day(edition.expires_on or on)}))
    if edition.exercise:
        return Badge("waiting", _("Drill"))
    return Badge("near", _("In force"))


def badge_of_item(item: Item, *, at: datetime) -> Badge:
    """Its stage; or from when on the editor may read it."""
    if item.stage == Item.Stage.RELEASED and item.embargo_at and item.embargo_at > at:
        return Badge("waiting", _("not before %(moment)s") % {"moment": words.moment(item.embargo_at)})
    return Badge(STATES[item.stage], item.stage_words)


def badge_of_status(status: str) -> Badge | None:
    """Where a method stands; None when nobody decided."""
    return Badge(STANDINGS[status], Status(status).label) if status in STANDINGS else None
