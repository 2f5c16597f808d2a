"""Where the review of a hot spot stands, in a word and a shape; and what is due on the day of an officer."""

from datetime import date, datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.web import words
from anbinh.foundation.web.states import Badge
from anbinh.records.hotspots.models import Spot
from anbinh.records.intake.dayline import DayLine, DaySection

NEAR, MOST = 5, 5


def badge_of(spot: Spot, *, on: date) -> Badge:
    """On time, due soon, overdue; or cleared."""
    if spot.cleared_on is not None:
        return Badge("done", _("cleared on %(day)s") % {"day": words.day(spot.cleared_on)})
    due = spot.due_on or spot.since
    said = {"day": words.day(due)}
    if due < on:
        late = (on - due).days
        text = ngettext("review %(n)s day late", "review %(n)s days late", late) % {"n": late}
        return Badge("overdue", text)
    if (due - on).days <= NEAR:
        return Badge("near", _("review due %(day)s") % said)
    return Badge("on_time", _("review due %(day)s") % said)


def day_of_reviews(person: Person, *, on: date, at: datetime) -> DaySection | None:  # noqa: ARG001 (days, not hours)
    """Reviews that are due soon or overdue, for whoever holds them."""
    if not person.may("hotspots.handle", on=on):
        return None
    waiting: Any = Spot.objects.visible_to(person, on=on, permission="hotspots.handle").open()
    waiting = waiting.due_by(on + timedelta(days=NEAR)).with_names().longest_first()
    rows = list(waiting[: MOST + 1])
    number = len(rows) if len(rows) <= MOST else waiting.count()
    lines = [_line(spot, on=on) for spot in rows[:MOST]]
    title = gettext_lazy("Reviews of hot spots")
    return DaySection("hotspots", title, number, lines, reverse("hotspots:index") + "?state=due")


def _line(spot: Spot, *, on: date) -> DayLine:
    here = {"key": spot.pk}
    return DayLine(
        spot.code,
        reverse("hotspots:record", kwargs=here),
        spot.name,
        badge_of(spot, on=on),
        place=spot.unit.name,
        verb=gettext_lazy("Record a review"),
        verb_href=reverse("hotspots:step", kwargs={**here, "slug": "ra-soat"}),
    )
