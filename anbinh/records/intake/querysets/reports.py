"""The phrases by which the register is read."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Protocol, Self

from django.db import models
from django.db.models import Case, CharField, Count, Exists, F, OuterRef, Q, Subquery, Value, When, Window
from django.db.models.functions import RowNumber

from anbinh.kernels.vietnamese.letters import fold
from anbinh.records.intake.querysets.particulars import model_named, offers

if TYPE_CHECKING:
    from anbinh.foundation.accounts.models import Person
    from anbinh.foundation.units.models import Unit
    from anbinh.records.intake.models import Report


OPEN = ("received", "classified", "assigned")


class Described(Protocol):
    """Identifiers as the kernel gives them."""

    kind: str
    value: str


class ReportQuerySet(models.QuerySet["Report"]):
    """Reports."""

    def visible_to(self, person: "Person", *, on: date) -> Self:
        """Reports that a unit within reach received, holds, or was sent."""
        reach = person.reach(on=on, permission="intake.read")
        if reach.everything:
            return self
        offered = offers().filter(report=OuterRef("pk"), answered_at__isnull=True, to__in=reach.unit_ids)
        return self.filter(Q(holder__in=reach.unit_ids) | Q(unit__in=reach.unit_ids) | Exists(offered))

    def held_in(self, unit_ids: Iterable[int]) -> Self:
        """Reports these units are responsible for."""
        return self.filter(holder__in=list(unit_ids))

    def prosecuted(self) -> Self:
        """On which prosecution is decided."""
        return self.filter(stage="decided", outcome="prosecuted")

    def held_within(self, unit: "Unit") -> Self:
        """Reports held by a unit or by anything that sits in it."""
        return self.filter(holder__path__startswith=unit.path)

    def offered_to(self, unit_ids: Iterable[int]) -> Self:
        """Reports on their way to these units."""
        return self.filter(
            Exists(offers().filter(report=OuterRef("pk"), answered_at__isnull=True, to__in=list(unit_ids)))
        )

    def offered_by(self, unit_ids: Iterable[int]) -> Self:
        """Reports these units sent and nobody has answered."""
        return self.filter(
            Exists(offers().filter(report=OuterRef("pk"), answered_at__isnull=True, frm__in=list(unit_ids)))
        )

    def open(self) -> Self:
        """Still to be resolved."""
        return self.filter(stage__in=OPEN)

    def in_stage(self, *stages: str) -> Self:
        """At these stages."""
        return self.filter(stage__in=stages)

    def counted(self) -> Self:
        """All but merged duplicates, which count with the report they were merged into."""
        return self.exclude(stage="merged")

    def of_officer(self, person: "Person") -> Self:
        """Assigned to somebody."""
        return self.filter(officer=person)

    def unassigned(self) -> Self:
        """Open and assigned to nobody."""
        return self.open().filter(officer__isnull=True)

    def overdue(self, at: datetime) -> Self:
        """Open beyond their time."""
        return self.open().filter(due_at__lte=at)

    def due_before(self, at: datetime) -> Self:
        """Open, with their time ending before a moment."""
        return self.open().filter(due_at__lt=at)

    def received_between(self, first: date | None, last: date | None) -> Self:
        """Received from one day to another, both included."""
        found = self if first is None else self.filter(received_at__date__gte=first)
        return found if last is None else found.filter(received_at__date__lte=last)

    def received_in(self, unit: "Unit") -> Self:
        """First received by a unit, in whichever of its periods."""
        return self.filter(unit__code=unit.code)

    def oldest_first(self) -> Self:
        """As the register is written."""
        return self.order_by("received_at", "pk")

    def matching(self, text: str) -> Self:
        """Reports in which every word is found, with or without diacritics."""
        found = self
        for word in fold(text).split()[:20]:
            found = found.filter(Q(search__contains=word) | Q(code__icontains=word))
        return found

    def named(self, code: str) -> Self:
        """The report of this number."""
        return self.filter(code__iexact=code.strip()) if code.isprintable() else self.none()

    def loaded_from(self, identities: Sequence[str]) -> dict[str, "Report"]:
        """Reports that came from these rows of workbooks."""
        found: dict[str, Report] = {}
        for start in range(0, len(identities), 500):
            part = self.filter(imported__in=identities[start : start + 500]).select_related("unit", "holder")
            found |= {report.imported: report for report in part}
        return found

    def with_names(self) -> Self:
        """Ready to be listed."""
        return self.select_related("unit", "holder", "officer", "place_unit")

    def with_everything(self) -> Self:
        """Ready to be shown on its page."""
        return self.with_names().select_related("merged_into", "envelope", "holder__parent").prefetch_related("files")

    def merged_into(self, report: "Report") -> Self:
        """Its duplicates."""
        return self.filter(merged_into=report).order_by("received_at", "pk")

    def locked(self, key: int) -> "Report":
        """One report, held until the transaction ends."""
        return self.select_for_update(of=("self",)).get(pk=key)

    def locked_all(self, keys: Iterable[int]) -> list["Report"]:
        """Several, held, in one order."""
        found: Any = self.select_for_update(of=("self",))
        return list(found.filter(pk__in=list(keys)).order_by("pk"))

    def newest_first(self) -> Self:
        """As the register lists them."""
        return self.order_by("-received_at", "-pk")

    def most_urgent_first(self) -> Self:
        """By what runs out first."""
        return self.order_by(F("due_at").asc(nulls_last=True), "pk")

    def imported_as(self, prints: Iterable[str]) -> set[str]:
        """Those of these workbook rows that are in the register already."""
        prints, found = list(prints), set()
        for start in range(0, len(prints), 5000):
            found |= set(self.filter(imported__in=prints[start : start + 5000]).values_list("imported", flat=True))
        return found

    def mentioning(self, identifiers: Sequence[Described]) -> Self:
        """Reports that mention one of these identifiers."""
        wanted = Q(pk__in=[])
        for one in identifiers:
            wanted |= Q(mentions__kind=one.kind, mentions__value=one.value)
        return self.filter(wanted).distinct()

    def mentioning_any(self) -> Self:
        """Those that mention an identifier."""
        return self.filter(mentions__isnull=False).distinct().order_by("pk")

    def near_in_time(self, moment: datetime, *, days: int) -> Self:
        """Received within so many days of a moment."""
        span = timedelta(days=days)
        return self.filter(received_at__gte=moment - span, received_at__lte=moment + span)

    def other_than(self, key: int | None) -> Self:
        """All but one."""
        return self.exclude(pk=key) if key else self

    def in_series(self, series: str) -> Self:
        """Reports of one series."""
        return self.filter(series=series)

    def held_by_ended(self, on: date) -> Self:
        """Open reports whose holder no longer exists on a day."""
        return self.filter(stage__in=(*OPEN, "suspended"), holder__valid_to__lte=on)

    def of_desk(self, person: "Person", unit_ids: Iterable[int]) -> Self:
        """What lies in these units, was sent to them, or is in somebody's own hands."""
        units = list(unit_ids)
        return self.filter(Q(officer=person) | Q(holder__in=units) | self._offered(units))

    def of_investigator(self, person: "Person", unit_ids: Iterable[int]) -> Self:
        """What is in somebody's own hands, and what reached their unit and nobody has classified or accepted."""
        units = list(unit_ids)
        return self.filter(Q(officer=person) | Q(holder__in=units, stage="received") | self._offered(units))

    def _offered(self, unit_ids: list[int]) -> Exists:
        return Exists(offers().filter(report=OuterRef("pk"), answered_at__isnull=True, to__in=unit_ids))

    def by_urgency(self, unit_ids: Iterable[int], *, person: "Person", at: datetime) -> Self:
        """Each with the `group` of somebody's day it belongs to, its `next_due`, and what was done last."""
        running = model_named("Clock").filter(report=OuterRef("pk"), ended_at__isnull=True)
        standing = model_named("Act").filter(report=OuterRef("pk"), taken_back_at__isnull=True)
        acts = standing.order_by("-recorded_at", "-pk")
        asked = acts.filter(verb__in=("ask_extension", "answer_extension"))
        units = list(unit_ids)
        written = model_named("Message").filter(report=OuterRef("pk"), by__isnull=True, seen_at__isnull=True)
        return self.counted().annotate(
            next_due=Subquery(running.order_by("due_at").values("due_at")[:1]),
            last_verb=Subquery(acts.values("verb")[:1]),
            last_asked=Subquery(asked.values("verb")[:1]),
            group=Case(
                When(~Q(holder__in=units) & self._offered(units), then=Value("offered")),
                When(next_due__lte=at, then=Value("overdue")),
                When(Exists(running.filter(warn_at__lte=at)), then=Value("soon")),
                When(Exists(written), then=Value("wrote")),
                When(last_verb="return", then=Value("returned")),
                When(last_verb="assign", officer=person, stage__in=OPEN, then=Value("given")),
                When(stage="received", then=Value("new")),
                When(stage="classified", officer__isnull=True, then=Value("unassigned")),
                When(last_asked="ask_extension", stage__in=OPEN, then=Value("procuracy")),
                When(stage__in=OPEN, then=Value("rest")),
                default=Value("closed"),
                output_field=CharField(),
            ),
        )

    def counts_by_group(self, *, at: datetime, until: datetime) -> dict[str, tuple[int, int]]:
        """Of reports `by_urgency`: how many in each group, and how many of them run out before `until`."""
        today = Count("pk", filter=Q(next_due__gt=at, next_due__lte=until))
        marked: Any = self
        rows = marked.order_by().values("group").annotate(number=Count("pk"), today=today)
        return {row["group"]: (row["number"], row["today"]) for row in rows.values("group", "number", "today")}

    def first_of_groups(self, groups: Iterable[str], *, most: int) -> Self:
        """Of reports `by_urgency`: the most urgent of each of these groups."""
        place = Window(RowNumber(), partition_by="group", order_by=[F("next_due").asc(nulls_last=True), F("pk").asc()])
        found: Any = self
        found = found.filter(group__in=list(groups)).annotate(line_number=place).filter(line_number__lte=most)
        ordered: Self = found.order_by(F("next_due").asc(nulls_last=True), "pk")
        return ordered

    def counts_by_officer(self) -> dict[int, int]:
        """How many open reports each officer has."""
        rows = self.open().order_by().exclude(officer__isnull=True)
        return dict(rows.values_list("officer_id").annotate(number=Count("pk")))

    def keyed(self, keys: Iterable[int]) -> Self:
        """Those of these keys, the oldest first."""
        return self.filter(pk__in=list(keys)).order_by("received_at", "pk")

    def without_place(self) -> Self:
        """Those whose place is on no map."""
        return self.order_by().filter(Q(place_unit__isnull=True) | Q(place_unit__latitude__isnull=True))

    def counts_by_place(self) -> list[dict[str, Any]]:
        """How many there are at each unit of the place, for the map."""
        named = ("name", "code", "valid_from", "valid_to", "latitude", "longitude")
        counted: Iterable[Any] = (
            self.order_by()
            .filter(place_unit__latitude__isnull=False)
            .values("place_unit_id", *(f"place_unit__{name}" for name in named))
            .annotate(number=Count("pk"))
        )
        return [dict(row) for row in counted]

    def counts_by_stage(self) -> dict[str, int]:
        """How many there are at each stage."""
        return dict(self.order_by().values_list("stage").annotate(number=Count("pk")))
