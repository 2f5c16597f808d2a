"""“Safe in security and order”: a place is judged for a year by its criteria, once; a judgement can be taken back."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import Refusal, must_be_allowed
from anbinh.foundation.books.models import day_of
from anbinh.foundation.journal.commands import Posting, post, reverse
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.units.models import Unit
from anbinh.foundation.web import words
from anbinh.records.movement import verbs
from anbinh.records.movement.commands.sites import place_named
from anbinh.records.movement.kinds import SiteType
from anbinh.records.movement.models import SafetyYear
from anbinh.records.movement.safety import Criteria, Subject, criteria_on


def judge(
    *,
    unit: Unit,
    site_type: str,
    name: str,
    year: int,
    met: Mapping[str, bool],
    number: str = "",
    on: date,
    by: Person | None,
    at: datetime,
) -> SafetyYear:
    """Judge a place for a year: recognised when every criterion is met, and for a commune enough of its places are."""
    with transaction.atomic():
        must_be_allowed(by, "movement.decide", unit, at=at)
        criteria, commune = criteria_on(date(year, 12, 31)), site_type == SiteType.COMMUNE
        subject = criteria.subject(site_type)
        _check_day(subject, year, on=on, today=day_of(at))
        if not name.strip() and not commune:
            raise Refusal(_("Give the place its name, as people call it."))
        answers = {one.code: bool(met.get(one.code)) for one in subject.criteria}
        passed = all(answers.values()) and (not commune or _enough(unit, year, criteria))
        if passed and not number.strip():
            raise Refusal(_("Give the number of the decision."))
        place = place_named(unit, site_type, unit.name if commune else name)
        if SafetyYear.objects.of_place(place).for_year(year).exists():
            raise Refusal(_("This place is judged for that year already. Take that judgement back first."))
        made = SafetyYear.objects.create(
            place=place,
            year=year,
            criteria=criteria.code,
            answers=answers,
            passed=passed,
            number=number.strip(),
            on=on,
            recorded_at=at,
            by=by,
        )
        post(Posting(verbs.JUDGED, made, unit, on, 1, made.codes), by=by, at=at)
        return made


def _check_day(subject: Subject, year: int, *, on: date, today: date) -> None:
    if on > today:
        raise Refusal(_("This day lies in the future. Enter the day on which it really happened."))
    if on <= subject.last_day(year):
        sentence = _("The year %(year)s of this kind of place ends on %(day)s: judge it after that day.")
        raise Refusal(sentence % {"year": year, "day": words.day(subject.last_day(year))})


def _enough(unit: Unit, year: int, criteria: Criteria) -> bool:
    """Of the places of the commune that were judged for the year, enough are recognised."""
    passed, judged = SafetyYear.objects.below(unit).for_year(year).shares()
    return judged > 0 and passed * 100 >= judged * criteria.least_share


def withdraw(judgement: SafetyYear, *, reason: str, by: Person | None, at: datetime) -> SafetyYear:
    """Take a judgement back; it stays, struck, and the place may be judged anew."""
    with transaction.atomic():
        must_be_allowed(by, "movement.decide", judgement.place.unit, at=at)
        if not reason.strip():
            raise Refusal(_("Say why the step is taken back: the reason is kept beside it."))
        held = SafetyYear.objects.held(judgement.pk)
        if held.void:
            raise Refusal(_("This judgement is taken back already."))
        held.void, held.reason = True, reason.strip()
        held.save()
        reverse(*Entry.objects.about(held).with_verb(verbs.JUDGED).live().counting(), by=by, at=at, reason=reason)
        return held
