"""Closing a period, and taking that back."""

from collections.abc import Iterator
from datetime import datetime, time
from itertools import groupby

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.journal import commands as journal
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.units.models import COMMUNES, Unit
from anbinh.kernels.figures import Period, containing
from anbinh.kernels.figures import period as period_of
from anbinh.kernels.figures.periods import Type
from anbinh.outputs.figures import querysets
from anbinh.outputs.figures.models import Closing
from anbinh.outputs.figures.verbs import CLOSED


class ClosingRefused(Exception):
    """Its text is the sentence the reader gets."""


@transaction.atomic
def close_period(
    unit: Unit, period: Period, *, zero: bool = False, note: str = "", by: Person, at: datetime
) -> Closing:
    """Say that a unit's figures of a period are final. A commune closes its own; a city when its communes have."""
    day = timezone.localtime(at).date()
    _must_be_allowed(unit, by, at=at)
    if period.last_day >= day:
        said = {"day": f"{period.last_day:%d/%m/%Y}"}
        raise ClosingRefused(_("The period runs until %(day)s. Close it on the day after, or later.") % said)
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    if Closing.objects.of_unit(unit).of_period(period).standing().exists():
        raise ClosingRefused(_("%(unit)s has closed this period already.") % {"unit": unit.name})
    if unit.kind not in COMMUNES:
        _must_have_all(unit, period, note)
    made = Closing.objects.create(
        unit=unit,
        scheme=period.scheme,
        key=period.key,
        first_day=period.start,
        last_day=period.last_day,
        zero=zero,
        closed_at=at,
        by=by,
        note=note.strip(),
    )
    journal.post(_posting(made, unit), by=by, at=at)
    return made


@transaction.atomic
def reopen_period(closing: Closing, *, reason: str, by: Person, at: datetime) -> Closing:
    """Take a closing back: the unit has something to add, and will close again."""
    closing = Closing.objects.select_for_update().get(pk=closing.pk)
    _must_be_allowed(closing.unit, by, at=at)
    if closing.taken_back_at is not None:
        raise ClosingRefused(_("This closing was taken back already. Reload the page."))
    if not reason.strip():
        raise ClosingRefused(_("Say why the period is opened again: the reason is kept in the journal."))
    closing.taken_back_at = at
    closing.save(update_fields=["taken_back_at"])
    posted = Entry.objects.about(closing).with_verb(CLOSED).live()
    journal.reverse(*posted, by=by, at=at, reason=reason.strip())
    return closing


def _must_be_allowed(unit: Unit, by: Person, *, at: datetime) -> None:
    day = timezone.localtime(at).date()
    # A unit that has ended is closed by those who carry its land on.
    if not (by.may("figures.close", on=day) and by.reach(on=day, permission="figures.close").covers(unit)):
        raise ClosingRefused(_("Your post does not close periods of %(unit)s.") % {"unit": unit.name})


def _must_have_all(unit: Unit, period: Period, note: str) -> None:
    """Above the communes a period is closed when all below have, or with a note that says why without them."""
    expected = querysets.communes_expected(unit, period)
    closed = Closing.objects.of_period(period).standing().of_units(expected).count()
    if closed < len(expected) and not note.strip():
        said = {"missing": len(expected) - closed, "all": len(expected)}
        raise ClosingRefused(
            _("%(missing)d of %(all)d communes have not closed the period. Wait for them, or note why it is closed.")
            % said
        )


@transaction.atomic
def make_demonstration(*, at: datetime) -> int:
    """Close what a city would have closed: the years behind it everywhere, the last months by most communes.

    On the days after a period ends, a few late, a few not yet; the city when its communes have. Each is entered at the
    moment at which it would have been, so that nothing counts as corrected that was not.
    """
    today = timezone.localtime(at).date()
    office = Person.objects.demonstration().holding({"standing_office"}, on=today).first()
    if office is None or Closing.objects.exists():
        return 0
    made = [one for period in _demonstrated(at) for one in _closings(period, office, at=at)]
    made.sort(key=lambda one: (one.closed_at, one.unit_id))
    Closing.objects.bulk_create(made, batch_size=1000)
    units = Unit.objects.in_bulk({one.unit_id for one in made})
    steps = (
        journal.Dated(moment, [_posting(one, units[one.unit_id]).entry() for one in together])
        for moment, together in groupby(made, key=lambda one: one.closed_at)
    )
    journal.post_dated(steps, by=office)
    return len(made)


def _posting(made: Closing, unit: Unit) -> journal.Posting:
    return journal.Posting(
        CLOSED, made, unit, querysets.posted_on(made), quantity=1, dimensions=querysets.dimensions_of(made)
    )


def _demonstrated(at: datetime) -> list[Period]:
    """The years that are over since 2022, and the two last months."""
    day = timezone.localtime(at).date()
    years = [one for year in range(2022, day.year + 1) if (one := period_of("nd09", "year", year)).last_day < day]
    last = containing("nd09", "month", day).before()
    return [*years, last.before(), last]


def _closings(period: Period, office: Person, *, at: datetime) -> Iterator[Closing]:
    city = querysets.the_city(period.last_day)
    for n, unit in enumerate(sorted(querysets.communes_expected(city, period))):
        recent = period.type is Type.MONTH and n % 23 == 0
        if not recent:
            yield from _closing(unit, period, office, days=1 + n % 3 + (5 if n % 37 == 0 else 0), at=at)
    note = "Chốt khi còn xã, phường chưa báo cáo." if period.type is Type.MONTH else ""
    yield from _closing(city.pk, period, office, days=10, at=at, note=note)


def _closing(
    unit: int, period: Period, office: Person, *, days: int, at: datetime, note: str = ""
) -> Iterator[Closing]:
    """One, unless its day is still to come."""
    closed_at = datetime.combine(querysets.days_after(period, days), time(9), timezone.get_current_timezone())
    if closed_at < at:
        yield Closing(
            unit_id=unit,
            scheme=period.scheme,
            key=period.key,
            first_day=period.start,
            last_day=period.last_day,
            closed_at=closed_at,
            by=office,
            note=note,
        )
