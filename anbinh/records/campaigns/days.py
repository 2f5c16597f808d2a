"""Where a campaign stands, in a word and a shape; and which units have not reported today."""

from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.web import words
from anbinh.foundation.web.states import Badge
from anbinh.records.campaigns.models import Campaign, Part
from anbinh.records.intake.dayline import DayLine, DaySection

NEAR, MOST = 7, 5


def badge_of(campaign: Campaign, *, on: date) -> Badge:
    """Under way with its days left, not begun, over and not closed, closed."""
    if campaign.closed_on is not None:
        return Badge("done", _("closed on %(day)s") % {"day": words.day(campaign.closed_on)})
    if on < campaign.starts_on:
        return Badge("waiting", _("begins on %(day)s") % {"day": words.day(campaign.starts_on)})
    if on > campaign.ends_on:
        return Badge("overdue", _("ended on %(day)s, report not closed") % {"day": words.day(campaign.ends_on)})
    left = (campaign.ends_on - on).days + 1
    text = ngettext("%(n)s day left", "%(n)s days left", left) % {"n": left}
    return Badge("near" if left <= NEAR else "on_time", text)


def day_of_reports(person: Person, *, on: date, at: datetime) -> DaySection | None:  # noqa: ARG001 (days, not hours)
    """Units within reach that take part in a campaign and have not reported today, for whoever reports."""
    if not person.may("campaigns.report", on=on) or person.reach(on=on, permission="campaigns.report").everything:
        return None  # whoever reaches the whole city reads who is silent on the page of the campaign
    waiting = Part.objects.visible_to(person, on=on, permission="campaigns.report").silent_on(on).with_names()
    rows = list(waiting.newest_first()[: MOST + 1])
    number = len(rows) if len(rows) <= MOST else waiting.count()
    lines = [_line(part, on=on) for part in rows[:MOST]]
    return DaySection("campaigns", gettext_lazy("Campaigns: today's report"), number, lines, reverse("campaigns:index"))


def _line(part: Part, *, on: date) -> DayLine:
    here = {"key": part.pk}
    return DayLine(
        part.code,
        reverse("campaign_parts:record", kwargs=here),
        part.campaign.name,
        badge_of(part.campaign, on=on),
        place=part.unit.name,
        verb=gettext_lazy("Report a day"),
        verb_href=reverse("campaign_parts:step", kwargs={**here, "slug": "bao-cao-ngay"}),
    )
