"""The phrases by which findings are read, and the reports from which they are made."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Self

from anbinh.foundation.books.models import day_of
from anbinh.foundation.books.querysets import BookRecordQuerySet
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.units.models import Kind, Unit
from anbinh.records.series.models import Membership, Series

if TYPE_CHECKING:
    from anbinh.outputs.findings.looking.seen import Seen
    from anbinh.outputs.findings.models import Finding

RECEIVED = "intake.report.received"
THEMES = ("method", "line", "offence")
# A finding that is seen again within so many days is the same one, grown.
GOES_ON = timedelta(days=35)


class FoundQuerySet(BookRecordQuerySet["Finding"]):
    """Findings."""

    def to_look_at(self) -> Self:
        """Nobody has decided of them yet."""
        return self.at_stage("open")

    def same_as(self, seen: "Seen") -> "Finding | None":
        """The one that this is, seen again."""
        mine = self.filter(kind=seen.kind, theme=seen.theme, value=seen.value)
        # A series is one wherever its reports lie: found in one unit, it may grow into the next.
        mine = mine if seen.theme == "series" else mine.filter(unit_id=seen.unit)
        near = mine.filter(last_on__gte=seen.first_on - GOES_ON, first_on__lte=seen.last_on)
        return near.order_by("-last_on", "-pk").first()

    def between(self, first: date, last: date) -> Self:
        """Seen on any day of a period."""
        return self.filter(first_on__lte=last, last_on__gte=first)

    def about(self, theme: str, value: str) -> Self:
        """Of one method, line or offence."""
        return self.filter(theme=theme, value=value)

    def with_names(self) -> Self:
        """Ready to be listed."""
        return self.select_related("unit", "spot")


@dataclass(frozen=True, slots=True)
class Received:
    """Reports received in a unit on a day under the same codes; what was taken back counts −1."""

    unit: int
    day: date
    quantity: int
    codes: dict[str, str]


def received(first: date, last: date, *, known: datetime | None = None) -> Iterator[Received]:
    """What came in as new between two days, both among them, as the journal counts it, or counted it at a moment."""
    found = Entry.objects.with_verb(RECEIVED).occurred(first, last).counting()
    found = found.as_known_at(known) if known else found
    rows = found.order_by("pk").values_list("unit_id", "occurred_on", "quantity", "dimensions")
    for unit, day, quantity, codes in rows.iterator(chunk_size=5000):
        if codes.get("arrival", "new") == "new":
            yield Received(unit, day, quantity, {theme: codes[theme] for theme in THEMES if codes.get(theme)})


@dataclass(frozen=True, slots=True)
class Joined:
    """A report of a series, the unit that holds it, and the day it was received."""

    series: int
    unit: int
    day: date


def joined(after: datetime, until: datetime) -> Iterator[Joined]:
    """Reports of series received between two moments; merged duplicates count no more."""
    found = Membership.objects.filter(series__stage="open", received_at__gte=after, received_at__lt=until)
    rows = found.exclude(report__stage="merged").order_by("received_at", "report_id")
    for series, unit, at in rows.values_list("series_id", "report__holder_id", "received_at").iterator(chunk_size=5000):
        yield Joined(series, unit, day_of(at))


def series_keyed(keys: list[int]) -> dict[int, Series]:
    """Series by their keys."""
    return {one.pk: one for one in Series.objects.filter(pk__in=keys)}


def method_of(finding: "Finding") -> str:
    """The method it tells of: its own, or that of most reports of its series; empty where there is none."""
    if finding.theme == "series":
        return Series.objects.filter(pk=finding.value).values_list("method", flat=True).first() or ""
    return finding.value if finding.theme == "method" else ""


def series_of(finding: "Finding") -> list[Series]:
    """The series that grew; that in which it lies now, where it was merged."""
    found = Series.objects.filter(pk=finding.value) if finding.theme == "series" else Series.objects.none()
    return [one.merged_into or one for one in found.select_related("merged_into")]


def names_of(keys: list[int]) -> dict[int, str]:
    """Names of units by their keys."""
    return dict(Unit.objects.filter(pk__in=keys).values_list("pk", "name"))


def begun() -> date | None:
    """The day of the first report."""
    return (
        Entry.objects.with_verb(RECEIVED)
        .counting()
        .order_by("occurred_on")
        .values_list("occurred_on", flat=True)
        .first()
    )


def the_city(on: date) -> Unit:
    """The root of the territory."""
    return Unit.objects.all().on(on).roots().get()


def communes(on: date) -> list[Unit]:
    """The communes of a day that lie somewhere on the map."""
    living = Unit.objects.all().on(on).communes().order_by("code")
    return [unit for unit in living if unit.latitude is not None and unit.longitude is not None]


def communes_named(keys: list[int]) -> list[Unit]:
    """Communes by their keys, in that order; the city is none."""
    found = {unit.pk: unit for unit in Unit.objects.filter(pk__in=keys) if unit.kind != Kind.PROVINCE}
    return [found[key] for key in keys if key in found]
