"""Where a method of crime stands: decided by a person, with the reason; every decision stays."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import Refusal, must_be_allowed
from anbinh.foundation.books.models import day_of
from anbinh.foundation.catalogue import lists
from anbinh.foundation.journal.commands import Posting, post
from anbinh.records.warnings import verbs
from anbinh.records.warnings.models import Standing, Status


def decide(
    method: str, *, status: str, since: date, reason: str, number: str = "", by: Person, at: datetime
) -> Standing:
    """From a day on a method is new, returning, rising, falling or under control."""
    with transaction.atomic():
        try:
            lists.item("methods", method, on=day_of(at))
        except lists.CatalogueError as refusal:
            raise Refusal(str(refusal)) from refusal
        if status not in Status.values:
            raise ValueError(status)
        if not reason.strip():
            raise Refusal(_("Say on what the decision rests: the reason is kept beside it."))
        if since > day_of(at):
            raise Refusal(_("This day lies in the future. Enter the day on which it really happened."))
        if Standing.objects.begun_on(method, since).exists():
            raise Refusal(_("A decision for this day stands already. Take it back first, or choose another day."))
        unit = by.posts_on(day_of(at))[0].unit
        must_be_allowed(by, "methods.decide", unit, at=at)
        made = Standing.objects.create(
            method=method,
            status=status,
            since=since,
            reason=reason.strip(),
            number=number.strip(),
            unit=unit,
            by=by,
            recorded_at=at,
        )
        post(Posting(verbs.DECIDED, made, unit, since, 0, {"method": method, "status": status}), by=by, at=at)
        return made


def take_decision_back(standing: Standing, *, reason: str, by: Person, at: datetime) -> Standing:
    """It was a mistake: it stays in the history, struck, and the one before holds again."""
    with transaction.atomic():
        if not reason.strip():
            raise Refusal(_("Say why the step is taken back: the reason is kept beside it."))
        if standing.taken_back_at is not None:
            raise Refusal(_("It was taken back already."))
        must_be_allowed(by, "methods.decide", standing.unit, at=at)
        standing.taken_back_at, standing.taken_back_why = at, reason.strip()
        standing.save()
        post(
            Posting(verbs.UNDECIDED, standing, standing.unit, day_of(at), 0, {"method": standing.method}), by=by, at=at
        )
        return standing
