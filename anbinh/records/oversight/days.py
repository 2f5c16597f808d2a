"""What inspections ask for on somebody's day: of the unit what was recommended, of inspectors what runs out."""

from datetime import date, datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from anbinh.foundation.accounts.models import Person
from anbinh.records.intake.dayline import DayLine, DaySection
from anbinh.records.oversight import rules
from anbinh.records.oversight.models import Inspection
from anbinh.records.oversight.querysets import InspectionQuerySet
from anbinh.records.oversight.sheet import badge_of

MOST = 5


def day_of_inspections(person: Person, *, on: date, at: datetime) -> DaySection | None:  # noqa: ARG001 (days, not hours)
    """Recommendations due soon or overdue, for the units that follow them; for inspectors all, and the plan."""
    waiting = _waiting(person, on=on)
    if waiting is None:
        return None
    waiting = waiting.due_by(on + timedelta(days=rules.NEAR)).with_names().soonest_first()
    rows: list[Any] = list(waiting[: MOST + 1])
    number = len(rows) if len(rows) <= MOST else waiting.count()
    lines = [_line(one, on=on) for one in rows[:MOST]]
    return DaySection(
        "oversight", _("Inspections and what they recommended"), number, lines, reverse("oversight:index")
    )


def _waiting(person: Person, *, on: date) -> InspectionQuerySet | None:
    if person.may("oversight.inspect", on=on):
        return Inspection.objects.visible_to(person, on=on, permission="oversight.inspect")
    if not person.may("oversight.answer", on=on):
        return None
    followed = Inspection.objects.at_stage(Inspection.Stage.OPEN, Inspection.Stage.CONCLUDED)
    if person.reach(on=on, permission="oversight.answer").everything:
        # Whoever reaches the whole city answers for where they serve; the rest is on the list of inspections.
        return followed.of_units(seat.pk for post in person.posts_on(on) for seat in post.seats(on=on))
    return followed.visible_to(person, on=on, permission="oversight.answer")


def _line(one: Inspection, *, on: date) -> DayLine:
    here = {"key": one.pk}
    planned = one.stage == Inspection.Stage.PLANNED
    slug, verb = ("mo", _("Open the inspection")) if planned else ("thuc-hien", _("Record what was done"))
    return DayLine(
        one.code,
        reverse("oversight:record", kwargs=here),
        one.get_topic_display(),
        badge_of(one, on=on),
        place=one.unit.name,
        verb=verb,
        verb_href=reverse("oversight:step", kwargs={**here, "slug": slug}),
    )
