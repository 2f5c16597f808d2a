"""Where a conference stands, in a word and a shape; and the points that wait to be answered for on an officer's day."""

from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.web import words
from anbinh.foundation.web.states import Badge
from anbinh.records.conferences.models import Conference, Point
from anbinh.records.intake.dayline import DayLine, DaySection

MOST = 5
MARKS = {"present": "done", "late": "near", "excused": "waiting", "absent": "overdue", "": "suspended"}


def badge_of(conference: Conference, *, on: date) -> Badge:
    """Coming, today, roll not closed, done, called off."""
    if conference.stage == "called_off":
        return Badge("suspended", _("called off"))
    if conference.due_on is None:
        return Badge("done", conference.stage_words)
    if conference.held_on < on:
        return Badge("overdue", _("roll not closed"))
    if conference.held_on == on:
        return Badge("near", _("today, %(hours)s") % {"hours": conference.hours})
    return Badge("on_time", _("on %(day)s") % {"day": words.day(conference.held_on)})


def mark_badge(point: Point) -> Badge:
    """How a point attended, with its shape."""
    return Badge(MARKS[point.mark], point.words)


def day_of_rolls(person: Person, *, on: date, at: datetime) -> DaySection | None:  # noqa: ARG001 (days, not hours)
    """Points of one's unit of which the roll of today, or an open one, knows nothing yet."""
    if not person.may("conferences.answer", on=on):
        return None
    waiting = Point.objects.within(person, on=on, permission="conferences.answer").waiting_on(on)
    rows = list(waiting[: MOST + 1])
    number = len(rows) if len(rows) <= MOST else waiting.count()
    lines = [_line(point, on=on) for point in rows[:MOST]]
    return DaySection("conferences", gettext_lazy("Roll-call"), number, lines, reverse("conferences:index"))


def _line(point: Point, *, on: date) -> DayLine:
    conference = point.conference
    return DayLine(
        conference.code,
        reverse("conferences:record", kwargs={"key": conference.pk}),
        conference.title,
        badge_of(conference, on=on),
        place=point.unit.name,
        verb=gettext_lazy("Answer the roll"),
        verb_href=reverse("conferences:point", kwargs={"key": conference.pk, "point": point.pk}),
    )
