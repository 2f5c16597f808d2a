"""Speakers, and the secret links by which a calendar programme reads the sessions."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import Refusal, must_be_allowed
from anbinh.foundation.books.models import day_of
from anbinh.foundation.units.models import Unit
from anbinh.records.outreach.models import Feed, Speaker


def add_speaker(
    *, name: str, post: str, topics: Sequence[str] = (), person: Person | None = None, by: Person | None, at: datetime
) -> Speaker:
    """Somebody who gives talks, with the post by which schools know them."""
    if by is not None and not by.may("outreach.handle", on=day_of(at)):
        raise Refusal(_("Your post does not allow this."))
    if not name.strip() or not post.strip():
        raise Refusal(_("Give name and post of the speaker."))
    return Speaker.objects.create(name=" ".join(name.split()), post=post.strip(), topics=list(topics), person=person)


def retire_speaker(speaker: Speaker, *, by: Person, at: datetime) -> None:
    """Not offered any more; what was held stays."""
    if not by.may("outreach.handle", on=day_of(at)):
        raise Refusal(_("Your post does not allow this."))
    speaker.retired = True
    speaker.save(update_fields=["retired"])


def mark_of_link(token: str) -> str:
    """What is kept of a secret link."""
    return hashlib.sha256(f"anbinh.outreach.feed {token}".encode()).hexdigest()


def make_feed(*, unit: Unit | None, by: Person, at: datetime) -> str:
    """A new link, shown once; the one before it for the same calendar ends."""
    with transaction.atomic():
        if unit is not None:
            must_be_allowed(by, "outreach.read", unit, at=at)
        elif not by.may("outreach.read", on=day_of(at)):
            raise Refusal(_("Your post does not allow this."))
        token = secrets.token_urlsafe(24)
        Feed.objects.of(by).for_unit(unit).delete()
        Feed.objects.create(person=by, unit=unit, mark=mark_of_link(token), made_at=at)
        return token


def drop_feed(key: int, *, by: Person) -> None:
    """End one of one's own links; nothing when it is somebody else's or gone."""
    Feed.objects.of(by).keyed(key).delete()
