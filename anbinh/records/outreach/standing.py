"""Where a session or a request stands, in a word and a shape; and what waits on the day of an officer."""

from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.web import words
from anbinh.foundation.web.states import Badge
from anbinh.records.intake.dayline import DayLine, DaySection
from anbinh.records.outreach.models import SchoolRequest, Talk

MOST = 5


def badge_of(talk: Talk, *, on: date) -> Badge:
    """To come, today, waiting for its report; or held, or cancelled."""
    if talk.stage == Talk.Stage.HELD:
        return Badge("done", talk.stage_words)
    if talk.stage == Talk.Stage.CANCELLED:
        return Badge("suspended", _("cancelled"))
    if talk.day < on:
        return Badge("overdue", _("report missing since %(day)s") % {"day": words.day(talk.day)})
    return Badge("near", _("today")) if talk.day == on else Badge("on_time", talk.stage_words)


def badge_of_request(request: SchoolRequest, *, on: date) -> Badge:
    """Waiting for an answer, or answered."""
    if request.stage != SchoolRequest.Stage.WAITING:
        return Badge("done", request.stage_words)
    return Badge("overdue" if request.wanted_on <= on else "near", request.stage_words)


def day_of_outreach(person: Person, *, on: date, at: datetime) -> DaySection | None:
    """Sessions whose report is missing, for whoever may enter it."""
    if not person.may("outreach.handle", on=on):
        return None
    visible: Any = Talk.objects.visible_to(person, on=on, permission="outreach.handle").unreported(at)
    rows = list(visible.with_names().order_by("starts_at", "pk")[: MOST + 1])
    number = len(rows) if len(rows) <= MOST else visible.count()
    lines = [_day_line(talk, on=on) for talk in rows[:MOST]]
    href = reverse("outreach:index") + "?state=unreported"
    return DaySection("outreach", gettext_lazy("Sessions without a report"), number, lines, href)


def _day_line(talk: Talk, *, on: date) -> DayLine:
    here = {"key": talk.pk}
    return DayLine(
        talk.code,
        reverse("outreach:record", kwargs=here),
        talk.school.name,
        badge_of(talk, on=on),
        place=talk.unit.name,
        verb=gettext_lazy("Report the session"),
        verb_href=reverse("outreach:step", kwargs={**here, "slug": "bao-cao"}),
    )
