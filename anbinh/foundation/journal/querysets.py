"""The phrases by which the journal is read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol, Self
from uuid import UUID

from django.db import models
from django.db.models import F, Max, OuterRef, Q, Subquery, Sum, Window

if TYPE_CHECKING:
    from anbinh.foundation.journal.models import Entry, Lane, Seal  # noqa: F401  (named in the base classes)


class Reach(Protocol):
    """The units whose records somebody may read."""

    @property
    def everything(self) -> bool: ...
    @property
    def unit_ids(self) -> frozenset[int]: ...


class Reader(Protocol):
    """Somebody with a reach; the journal knows no more of people than this."""

    def reach(self, *, on: date, permission: str = "") -> Reach: ...


class LaneQuerySet(models.QuerySet["Lane"]):
    """Chains."""

    def locked(self, unit_ids: Iterable[int]) -> Self:
        """These units' chains, held until the transaction ends, taken in one order so that nobody waits in a ring."""
        return self.select_for_update().filter(pk__in=list(unit_ids)).order_by("pk")

    def of(self, units: Iterable[int] | None) -> Self:
        """The chains of these units; all of them for None."""
        return self if units is None else self.filter(pk__in=list(units))

    def among(self, unit_ids: Iterable[int]) -> set[int]:
        """Those of these units that have a chain."""
        return set(self.filter(pk__in=list(unit_ids)).values_list("pk", flat=True))

    def grown_since_last_seal(self) -> Self:
        """Chains that are longer than any seal has seen."""
        sealed = (
            self.model._meta.apps.get_model("journal", "SealedHead")
            ._default_manager.filter(unit=OuterRef("unit"))
            .order_by("-length")
            .values("length")[:1]
        )
        return (
            self.annotate(sealed=Subquery(sealed))
            .filter(Q(sealed__isnull=True) | Q(length__gt=F("sealed")), length__gt=0)
            .order_by("pk")
        )

    def grown_beyond(self, watermark: Mapping[int, int]) -> Iterator[tuple[int, int]]:
        """(unit, length already taken) of each chain longer than `watermark` says."""
        for unit_id, length in self.order_by("pk").values_list("pk", "length"):
            if length > watermark.get(unit_id, 0):
                yield unit_id, watermark.get(unit_id, 0)


class EntryQuerySet(models.QuerySet["Entry"]):
    """Entries."""

    def about(self, subject: models.Model) -> Self:
        """The history of one record."""
        return self.filter(subject_kind=subject._meta.label_lower, subject_id=subject.pk)

    def about_all(self, subjects: Sequence[models.Model]) -> Self:
        """The histories of several records of one kind, in one question."""
        kinds = {subject._meta.label_lower for subject in subjects}
        assert len(kinds) <= 1, "records of one kind"
        return self.filter(subject_kind__in=kinds, subject_id__in=[subject.pk for subject in subjects])

    def about_same(self, entry: "Entry") -> Self:
        """The history of the record that an entry tells of."""
        return self.filter(subject_kind=entry.subject_kind, subject_id=entry.subject_id)

    def chosen(self, *, verb: str = "", unit: str = "", first: date | None = None, last: date | None = None) -> Self:
        """What the log page was asked for; an empty choice leaves all."""
        found = self.occurred(first, last)
        found = found.with_verb(verb) if verb else found
        return found.filter(unit__code__iexact=unit.strip()) if unit else found

    def with_verb(self, verb: str) -> Self:
        """Entries of one verb, or of a whole room or noun when `verb` ends in a dot."""
        return self.filter(verb__startswith=verb) if verb.endswith(".") else self.filter(verb=verb)

    def in_batch(self, batch: UUID) -> Self:
        """What one command posted together."""
        return self.filter(batch=batch)

    def of_units(self, unit_ids: Iterable[int]) -> Self:
        """Entries of these units."""
        return self.filter(unit_id__in=list(unit_ids))

    def by_person(self, person: models.Model) -> Self:
        """What one person posted."""
        return self.filter(by_id=person.pk)

    def occurred(self, first: date | None = None, last: date | None = None) -> Self:
        """Entries whose day lies from `first` to `last`, both included; None leaves an end open."""
        found = self if first is None else self.filter(occurred_on__gte=first)
        return found if last is None else found.filter(occurred_on__lte=last)

    def as_known_at(self, at: datetime) -> Self:
        """The journal as it stood at a moment."""
        return self.filter(recorded_at__lte=at)

    def live(self) -> Self:
        """Entries that stand: neither taken back nor taking back."""
        return self.filter(reverses__isnull=True, reversed_by__isnull=True)

    def taking_back(self, entry: models.Model) -> Self:
        """The correction of one entry, if there is one."""
        return self.filter(reverses_id=entry.pk)

    def counting(self) -> Self:
        """Entries that a figure sums."""
        return self.exclude(quantity=0)

    def visible_to(self, person: Reader, *, on: date) -> Self:
        """Entries of the units within reach, on a day, of those of somebody's posts that may read the journal."""
        reach = person.reach(on=on, permission="journal.read")
        return self if reach.everything else self.filter(unit_id__in=reach.unit_ids)

    def total(self) -> int:
        """The figure: the sum of quantities."""
        return self.aggregate(total=Sum("quantity"))["total"] or 0

    def newest_first(self) -> Self:
        """As the log shows them."""
        return self.order_by("-recorded_at", "-pk")

    def in_chains_of(self, units: Iterable[int] | None) -> Self:
        """The chains of these units; all of them for None."""
        return self if units is None else self.of_units(units)

    def in_chain_order(self) -> Self:
        """Chain by chain, each from its first entry."""
        return self.order_by("unit_id", "sequence")

    def after_in_chain(self, unit_id: int, length: int) -> Self:
        """The part of one chain behind its first `length` entries."""
        return self.filter(unit_id=unit_id, sequence__gt=length).order_by("sequence")

    def after_in_chains(self, tails: Iterable[tuple[int, int]]) -> Self:
        """The parts of several chains behind the given lengths."""
        wanted = Q(pk__in=[])
        for unit_id, length in tails:
            wanted |= Q(unit_id=unit_id, sequence__gt=length)
        return self.filter(wanted)

    def net_by_fact(self, verb: str) -> Iterator[tuple[int, int, date, dict[str, str], int]]:
        """(subject, unit, day, dimensions, quantity) of a verb's entries, to be added up by the caller."""
        rows = self.filter(verb=verb).values_list("subject_id", "unit_id", "occurred_on", "dimensions", "quantity")
        return rows.iterator(chunk_size=5000)

    def at_place(self, unit_id: int, sequence: int) -> "Entry | None":
        """The entry at one place of a chain."""
        return self.filter(unit_id=unit_id, sequence=sequence).first()

    def chain_ends(self) -> Iterator[tuple[int, int, str]]:
        """(unit, place, hash) of the last entry of every chain."""
        # One pass, whatever the database believes about the table's size: a look-up for each entry may become a scan.
        longest = Window(Max("sequence"), partition_by=F("unit_id"))
        ends = self.annotate(longest=longest).filter(sequence=F("longest"))
        return ends.values_list("unit_id", "sequence", "hash").iterator(chunk_size=5000)

    def with_names(self) -> Self:
        """Ready to be shown: unit, person and reversals come along."""
        return self.select_related("unit", "by", "reverses", "reversed_by")


class SealQuerySet(models.QuerySet["Seal"]):
    """Seals."""

    def oldest_first(self) -> Self:
        """In the order they were made."""
        return self.order_by("pk")

    def last_made(self) -> "Seal | None":
        """The newest seal."""
        return self.order_by("-pk").first()
