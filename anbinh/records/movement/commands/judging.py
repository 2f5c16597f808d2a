"""Places of the demonstration judged for 2023 as “safe in security and order”: those of every twelfth commune."""

from datetime import date, datetime, timedelta

from django.db import transaction

from anbinh.foundation.books.models import day_of
from anbinh.foundation.journal.commands import Posting, post_many
from anbinh.records.movement import verbs
from anbinh.records.movement.demonstration import Lot
from anbinh.records.movement.kinds import SiteType
from anbinh.records.movement.models import Place, SafetyYear
from anbinh.records.movement.safety import criteria_on

YEAR, EVERY, TOGETHER = 2023, 12, 400


@transaction.atomic
def judge_demonstration(*, at: datetime) -> int:
    """How many places were judged; the communes themselves are left to whoever tries the form."""
    criteria = criteria_on(date(YEAR, 12, 31))
    if day_of(at).year <= YEAR:
        return 0
    places = [one for one in Place.objects.with_units() if one.unit_id % EVERY == 0]
    judged = [_judged(one, criteria.code, at) for one in places if one.site_type != SiteType.COMMUNE]
    SafetyYear.objects.bulk_create(judged, batch_size=TOGETHER)
    post_many((Posting(verbs.JUDGED, one, one.place.unit, one.on, 1, one.codes) for one in judged), by=None, at=at)
    return len(judged)


def _judged(place: Place, code: str, at: datetime) -> SafetyYear:
    lot = Lot(f"{place.unit.code} {place.site_type} {place.name}")
    subject = criteria_on(date(YEAR, 12, 31)).subject(place.site_type)
    failed = "" if lot.happens(0.94) else lot.drawn.choice([one.code for one in subject.criteria])
    day = lot.day(subject.last_day(YEAR) + timedelta(days=3), subject.last_day(YEAR) + timedelta(days=20))
    number = "" if failed else f"{lot.drawn.randint(3, 400)}/QĐ-UBND"
    answers = {one.code: one.code != failed for one in subject.criteria}
    return SafetyYear(
        place=place, year=YEAR, criteria=code, answers=answers, passed=not failed, number=number, on=day, recorded_at=at
    )
