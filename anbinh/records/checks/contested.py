"""Objections that wait: on the day of whoever may answer, and loud on every page when one is overdue."""

from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.web import words
from anbinh.foundation.web.alarms import Alarm
from anbinh.foundation.web.states import Badge
from anbinh.records.checks.models import Contest, Listing
from anbinh.records.intake.dayline import DayLine, DaySection

MOST = 5


def badge_of(listing: Listing, *, on: date) -> Badge:
    """Where a number on the list stands."""
    if listing.due_on is None:
        return Badge("done", listing.stage_words)
    if listing.stage == Listing.Stage.CONFIRMED:
        return Badge("on_time", _("confirmed until %(day)s") % {"day": words.day(listing.due_on)})
    if listing.stage == Listing.Stage.CHECKING:
        near = (listing.due_on - on).days <= 7
        return Badge(
            "near" if near else "waiting", _("being checked until %(day)s") % {"day": words.day(listing.due_on)}
        )
    return Badge("done", listing.stage_words)


def due_badge(contest: Contest, *, on: date) -> Badge:
    """Answered, to be answered, overdue."""
    if contest.answered_at is not None:
        return Badge("done", _("answered"))
    if contest.due_on < on:
        late = (on - contest.due_on).days
        return Badge("overdue", ngettext("answer %(n)s day late", "answer %(n)s days late", late) % {"n": late})
    return Badge("near", _("answer by %(day)s") % {"day": words.day(contest.due_on)})


def nothing_waits(listing: Any, _at: datetime) -> str:
    """Why there is nothing to answer; empty when there is."""
    return "" if Contest.objects.of(listing).waiting().exists() else _("No objection waits for an answer.")


def day_of_contests(person: Person, *, on: date, at: datetime) -> DaySection | None:  # noqa: ARG001 (days, not hours)
    """Objections that wait for the answer of somebody's unit."""
    if not person.may("checks.confirm", on=on):
        return None
    waiting: Any = Contest.objects.visible_to(person, on=on).waiting()
    rows = list(waiting.with_listing()[: MOST + 1])
    number = len(rows) if len(rows) <= MOST else waiting.count()
    alarm = "overdue" if rows and rows[0].due_on < on else ""
    title = gettext_lazy("Objections to the list of checked numbers")
    way = reverse("checks:index") + "?state=contested"
    return DaySection("checks", title, number, [_line(one, on=on) for one in rows[:MOST]], way, alarm)


def _line(contest: Contest, *, on: date) -> DayLine:
    here = {"key": contest.listing_id}
    return DayLine(
        contest.listing.code,
        reverse("checks:record", kwargs=here),
        f"{contest.listing.heading}: {contest.text[:120]}",
        due_badge(contest, on=on),
        place=contest.listing.unit.name,
        verb=gettext_lazy("Answer an objection"),
        verb_href=reverse("checks:step", kwargs={**here, "slug": "tra-loi-phan-doi"}),
    )


def loud(person: Any, *, on: date, at: datetime) -> Alarm | None:  # noqa: ARG001 (days, not hours)
    """An objection that should have been answered."""
    if not person.may("checks.confirm", on=on):
        return None
    late = Contest.objects.visible_to(person, on=on).overdue(on).count()
    if not late:
        return None
    text = ngettext(
        "%(n)s objection to the list of checked numbers is overdue.",
        "%(n)s objections to the list of checked numbers are overdue.",
        late,
    )
    return Alarm(text % {"n": words.number(late)}, reverse("checks:index") + "?state=contested", _("Answer"))
