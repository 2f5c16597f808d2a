"""The phrases by which entries behind a figure, and the periods that units closed, are read."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Case, F, IntegerField, Q, Value, When
from django.utils import timezone

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.journal.models import Entry, Lane
from anbinh.foundation.journal.querysets import EntryQuerySet
from anbinh.foundation.journal.verbs import Fact, rebuilds
from anbinh.foundation.units.models import Succession, Unit
from anbinh.foundation.units.querysets import UnitQuerySet
from anbinh.kernels.figures import Entry as Counted
from anbinh.kernels.figures import Period, book
from anbinh.kernels.figures.opening import Selection
from anbinh.kernels.figures.territory import Group
from anbinh.outputs.figures.verbs import CLOSED

if TYPE_CHECKING:
    from anbinh.outputs.figures.models import Closing

COLUMNS = ("pk", "verb", "unit_id", "occurred_on", "recorded_at", "quantity", "dimensions")
CHAINS_AT_ONCE = 400


class ClosingQuerySet(models.QuerySet["Closing"]):
    """Closings."""

    def standing(self) -> Self:
        """Those not taken back."""
        return self.filter(taken_back_at__isnull=True)

    def of_period(self, period: Period) -> Self:
        """Those of one period of a scheme."""
        return self.filter(scheme=period.scheme, key=period.key)

    def covering(self, period: Period) -> Self:
        """Those of a period, or of a longer one of its scheme that it lies in."""
        return self.filter(scheme=period.scheme, first_day__lte=period.start, last_day__gte=period.last_day)

    def of_unit(self, unit: Unit) -> Self:
        """Those of one unit."""
        return self.filter(unit=unit)

    def of_units(self, unit_ids: Iterable[int]) -> Self:
        """Those of some units."""
        return self.filter(unit_id__in=list(unit_ids))

    def known_at(self, at: datetime) -> Self:
        """Those that stood at a moment."""
        return self.filter(closed_at__lte=at).exclude(taken_back_at__lte=at)

    def newest_first(self) -> Self:
        """As the list shows them."""
        return self.order_by("-closed_at", "-pk").select_related("unit", "by")


Watermark = Iterable[tuple[int, int]]


def lengths() -> dict[int, int]:
    """How long each unit's chain is now."""
    return dict(Lane.objects.values_list("pk", "length"))


def tail_behind(watermark: Watermark, now: Mapping[int, int]) -> Iterator[Counted]:
    """The counted entries of every chain behind the length that an extract holds of it."""
    held = dict(watermark)
    chains = [(unit, held.get(unit, 0)) for unit, length in now.items() if length > held.get(unit, 0)]
    for first in range(0, len(chains), CHAINS_AT_ONCE):
        yield from _counted(Entry.objects.after_in_chains(chains[first : first + CHAINS_AT_ONCE]))


def every_entry() -> Iterator[Counted]:
    """The whole journal, as the referee reads it."""
    return _counted(Entry.objects.all())


def _counted(entries: EntryQuerySet) -> Iterator[Counted]:
    for pk, verb, unit, day, recorded, quantity, codes in entries.values_list(*COLUMNS).iterator(chunk_size=5000):
        yield Counted(pk, verb, unit, day, recorded, quantity, codes)


def grown_by(watermark: Watermark, now: Mapping[int, int]) -> int:
    """How many entries an extract does not reach."""
    held = dict(watermark)
    return sum(length - held.get(unit, 0) for unit, length in now.items())


def last_recorded() -> datetime:
    """When the newest entry was recorded."""
    moment: datetime = Entry.objects.newest_first().values_list("recorded_at", flat=True)[0]
    return moment


def shortened(watermark: Watermark, now: Mapping[int, int]) -> bool:
    """True when a chain is shorter than the extract says: it was taken from another journal."""
    return any(length > now.get(unit, 0) for unit, length in watermark)


def behind(selections: Iterable[Selection]) -> EntryQuerySet:
    """The entries that selections name, each with `signed`: how often its quantity counts, −1 or 1."""
    chosen = list(selections)
    signs = [When(_wanted(one), then=Value(one.sign)) for one in chosen]
    found = Entry.objects.filter(_any(map(_wanted, chosen)))
    if not signs:
        return found.none()
    signed: Any = F("quantity") * Case(*signs, default=Value(0), output_field=IntegerField())
    return found.annotate(signed=signed)


def _wanted(one: Selection) -> Q:
    held = Q(verb=one.verb, occurred_on__lt=one.until) & _any(_of(one.groups))
    if one.since is not None:
        held &= Q(occurred_on__gte=one.since)
    if one.known_before is not None:
        held &= Q(recorded_at__lt=one.known_before)
    for codes in one.where:
        among = Q(**{f"dimensions__{codes.dimension}__in": list(codes.codes)})
        if "" in codes.codes:
            among |= ~Q(dimensions__has_key=codes.dimension)
        held &= among if codes.among else ~among
    return held


def _of(groups: Iterable[Group]) -> Iterator[Q]:
    """Units whose days do not matter go together."""
    whole = [group.unit for group in groups if group.since is None and group.until is None]
    if whole:
        yield Q(unit_id__in=whole)
    for group in groups:
        if group.since or group.until:
            held = Q(unit_id=group.unit)
            held &= Q(occurred_on__gte=group.since) if group.since else Q()
            yield held & (Q(occurred_on__lt=group.until) if group.until else Q())


def _any(conditions: Iterable[Q]) -> Q:
    found = Q(pk__in=[])
    for one in conditions:
        found |= one
    return found


UnitRow = tuple[int, str, str, str, str, date, date | None]


def unit_rows() -> list[UnitRow]:
    """Every unit of every time."""
    columns = ("pk", "path", "kind", "code", "name", "valid_from", "valid_to")
    return list(Unit.objects.order_by("pk").values_list(*columns))


def step_rows() -> list[tuple[int, int, date]]:
    """Every succession."""
    return list(Succession.objects.order_by("pk").values_list("predecessor_id", "successor_id", "on"))


def units_as_they_are() -> tuple[int, ...]:
    """Numbers that change whenever a unit is opened, closed or succeeded."""
    units = Unit.objects.aggregate(rows=models.Count("pk"), last=models.Max("pk"), ended=models.Count("valid_to"))
    return (units["rows"], units["last"] or 0, units["ended"], Succession.objects.count())


def the_city(on: date) -> Unit:
    """What everything else sits in, on a day."""
    return Unit.objects.all().on(on).roots()[0]


def communes_expected(unit: Unit, period: Period) -> frozenset[int]:
    """The communes of a unit on the last day of a period: each is to close it."""
    return frozenset(Unit.objects.within(unit).on(period.last_day).communes().values_list("pk", flat=True))


def communes_expected_of(units: Iterable[int], period: Period) -> dict[int, frozenset[int]]:
    """The same for several units, each by its key."""
    found: dict[int, set[int]] = {unit: set() for unit in units}
    for commune, path in Unit.objects.all().on(period.last_day).communes().values_list("pk", "path"):
        for above in map(int, path.strip("/").split("/")):
            if above in found:
                found[above].add(commune)
    return {unit: frozenset(communes) for unit, communes in found.items()}


def units_named(unit_ids: Iterable[int]) -> list[Unit]:
    """Units by their keys, in the Vietnamese order of their names."""
    return list(Unit.objects.filter(pk__in=list(unit_ids)))


def closable_by(person: Person, *, on: date) -> UnitQuerySet:
    """The communes, and what they sit in, whose periods somebody closes or, having no such post, may look at."""
    closes = person.reach(on=on, permission="figures.close")
    reads = person.reach(on=on, permission="figures.read")
    reach = closes if closes.everything or closes.unit_ids else reads
    living = Unit.objects.all().on(on).territory()
    return living if reach.everything else living.filter(pk__in=reach.unit_ids)


def corrected_after(closings: Iterable["Closing"], period: Period, *, known: datetime) -> frozenset[int]:
    """The units among closings of a period for whose days something that counts was recorded afterwards, as known."""
    closed_at: dict[int, datetime] = {}
    for one in closings:
        closed_at[one.unit_id] = min(one.closed_at, closed_at.get(one.unit_id, one.closed_at))
    if not closed_at:
        return frozenset()
    later = _summed().occurred(period.start, period.last_day)
    later = later.filter(recorded_at__gt=min(closed_at.values()), recorded_at__lte=known).order_by()
    found = later.values_list("unit__path").annotate(last=models.Max("recorded_at"))
    return frozenset(
        unit
        for path, last in found
        for unit in map(int, path.strip("/").split("/"))
        if unit in closed_at and last > closed_at[unit]
    )


def closing_above(unit: Unit, period: Period, *, known: datetime) -> "Closing | None":
    """By what a unit's figures of a period became final: its own closing, else that of what it sits in."""
    above = [int(key) for key in unit.path.strip("/").split("/")]
    found = _closings().covering(period).known_at(known).of_units(above).order_by("closed_at")
    return min(found, key=lambda one: -above.index(one.unit_id), default=None)


def _summed() -> EntryQuerySet:
    """Entries that a published figure sums."""
    return Entry.objects.counting().filter(verb__in=frozenset().union(*(one.verbs for one in book().figures)))


def _closings() -> ClosingQuerySet:
    found: ClosingQuerySet = apps.get_model("figures", "Closing")._default_manager.all()
    return found


@rebuilds(CLOSED)
def closed() -> Iterator[Fact]:
    """One for each closing that was not taken back."""
    for closing in _closings().standing().iterator():
        yield Fact(closing.pk, closing.unit_id, posted_on(closing), 1, dimensions_of(closing))


def posted_on(closing: Any) -> date:
    """The day on which it was closed, in Việt Nam."""
    return timezone.localtime(closing.closed_at).date()


def dimensions_of(closing: Any) -> dict[str, str]:
    """What a closing is cut by."""
    zero = "yes" if closing.zero else "no"
    return {"scheme": closing.scheme, "type": closing.period.type.value, "zero": zero}


def days_after(period: Period, days: int) -> date:
    """So many days after the last of a period."""
    return period.last_day + timedelta(days=days)
