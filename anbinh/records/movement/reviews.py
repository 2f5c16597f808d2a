"""Where the review of a model or a site stands, in a word and a shape; and what is due on the day of an officer."""

from datetime import date, datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.web import words
from anbinh.foundation.web.states import Badge
from anbinh.records.intake.dayline import DayLine, DaySection
from anbinh.records.movement import rules
from anbinh.records.movement.models import CommunityModel, Site

MOST = 5


def badge_of(one: CommunityModel | Site, *, on: date) -> Badge:
    """On time, due soon, late, not kept; ended; or still being prepared."""
    ended = one.retired_on if isinstance(one, CommunityModel) else one.closed_on
    if ended is not None:
        return Badge("done", _("ended on %(day)s") % {"day": words.day(ended)})
    if one.due_on is None:
        return Badge("waiting", one.stage_words)
    missed = rules.reviews_missed(one.due_on, on)
    if missed > 1:
        return Badge(
            "suspended",
            ngettext("not kept: %(n)s review missed", "not kept: %(n)s reviews missed", missed) % {"n": missed},
        )
    said = {"day": words.day(one.due_on)}
    if missed:
        return Badge("overdue", _("review late since %(day)s") % said)
    return Badge("near" if (one.due_on - on).days <= rules.NEAR else "on_time", _("review due %(day)s") % said)


def day_of_reviews(person: Person, *, on: date, at: datetime) -> DaySection | None:  # noqa: ARG001 (days, not hours)
    """Models whose review is due soon or late, for whoever holds them; sites are one line with their number."""
    if not person.may("movement.handle", on=on):
        return None
    mine: Any = CommunityModel.objects.within_reach(person, on=on, permission="movement.handle").kept()
    waiting = mine.due_by(on + timedelta(days=rules.NEAR)).with_names().order_by("due_on", "pk")
    rows = list(waiting[: MOST + 1])
    number = len(rows) if len(rows) <= MOST else waiting.count()
    title = gettext_lazy("Reviews of community models")
    lines = [_line(one, on=on) for one in rows[:MOST]]
    return DaySection("movement", title, number, lines, reverse("movement:index") + "?state=due")


def _line(one: CommunityModel, *, on: date) -> DayLine:
    here = {"key": one.pk}
    return DayLine(
        one.code,
        reverse("movement:record", kwargs=here),
        one.name,
        badge_of(one, on=on),
        place=one.unit.name,
        verb=gettext_lazy("Record the quarterly review"),
        verb_href=reverse("movement:step", kwargs={**here, "slug": "ra-soat"}),
    )
