"""Publishing the figures of a closed period, and withdrawing them."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.journal import commands as journal
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web.words import language
from anbinh.kernels.figures import Period
from anbinh.kernels.figures.periods import Type
from anbinh.outputs.figures.models import Closing
from anbinh.outputs.figures.querysets import the_city
from anbinh.outputs.publications.gathering import NotToBePublished, gather, threshold
from anbinh.outputs.publications.models import Publication
from anbinh.outputs.publications.verbs import PUBLISHED, WITHDRAWN


class PublishingRefused(Exception):
    """Its text is the sentence the reader gets."""


@transaction.atomic
def publish(period: Period, *, by: Person, at: datetime) -> Publication:
    """Make the figures of a period that the city closed readable by anybody, as they were known when it closed."""
    city = Unit.objects.select_for_update().get(pk=the_city(period.last_day).pk)
    _must_be_allowed(city, by, at=at)
    closing = Closing.objects.of_unit(city).of_period(period).standing().first()
    if closing is None:
        raise PublishingRefused(_("The city has not closed this period. Only closed figures are published."))
    _must_share_no_day(period)
    former = Publication.objects.of_period(period).standing().first()
    if former is not None and former.known_at == closing.closed_at:
        raise PublishingRefused(_("This period is published as it was closed. Open it again before it changes."))
    try:
        content = gather(city, period, known_at=closing.closed_at)
    except NotToBePublished as refusal:
        raise PublishingRefused(str(refusal)) from None
    if former is not None:
        former.withdrawn_at = at
        former.save(update_fields=["withdrawn_at"])
    made = Publication.objects.create(
        scheme=period.scheme,
        key=period.key,
        first_day=period.start,
        last_day=period.last_day,
        known_at=closing.closed_at,
        threshold=threshold(),
        content=content,
        published_at=at,
        by=by,
    )
    journal.post(journal.Posting(PUBLISHED, made, city, timezone.localtime(at).date()), by=by, at=at)
    return made


@transaction.atomic
def withdraw(publication: Publication, *, reason: str, by: Person, at: datetime) -> Publication:
    """Take what was published out of sight. What people kept of it stays with them, so this says why."""
    publication = Publication.objects.select_for_update().get(pk=publication.pk)
    city = the_city(publication.last_day)
    _must_be_allowed(city, by, at=at)
    if publication.withdrawn_at is not None:
        raise PublishingRefused(_("This was withdrawn already. Reload the page."))
    if not reason.strip():
        raise PublishingRefused(_("Say why it is withdrawn: the reason is kept in the journal."))
    publication.withdrawn_at = at
    publication.save(update_fields=["withdrawn_at"])
    day = timezone.localtime(at).date()
    journal.post(journal.Posting(WITHDRAWN, publication, city, day, reason=reason.strip()), by=by, at=at)
    return publication


def _must_be_allowed(city: Unit, by: Person, *, at: datetime) -> None:
    day = timezone.localtime(at).date()
    reach = by.reach(on=day, permission="publications.publish")
    if not (by.may("publications.publish", on=day) and reach.covers(city)):
        raise PublishingRefused(_("Your post does not publish figures of the city."))


def _must_share_no_day(period: Period) -> None:
    """The difference of two published periods would tell what each of them hides."""
    beside = Publication.objects.standing().beside(period).first()
    if beside is not None:
        said = {"period": beside.period.say(language())}
        raise PublishingRefused(
            _("Days of this period are published in “%(period)s”: the difference would give hidden numbers away.")
            % said
        )


@transaction.atomic
def make_demonstration(*, at: datetime) -> int:
    """Publish the years that the demonstration's city has closed."""
    chair = Person.objects.demonstration().holding({"chair"}, on=timezone.localtime(at).date()).first()
    if chair is None or Publication.objects.exists():
        return 0
    city = the_city(timezone.localtime(at).date())
    closed = [one.period for one in Closing.objects.of_unit(city).standing()]
    years = sorted((one for one in closed if one.type is Type.YEAR), key=lambda one: one.start)
    return len([publish(period, by=chair, at=at) for period in years])
