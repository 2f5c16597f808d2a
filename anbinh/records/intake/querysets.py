"""The phrases by which the register is read, and what the records say the journal must hold."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Protocol, Self

from django.apps import apps
from django.db import models
from django.db.models import Case, CharField, Count, Exists, F, IntegerField, OuterRef, Q, Subquery, Value, When, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from anbinh.foundation.journal.verbs import Fact, rebuilds
from anbinh.kernels.vietnamese.letters import fold
from anbinh.records.intake import verbs

if TYPE_CHECKING:
    from anbinh.foundation.accounts.models import Person
    from anbinh.foundation.units.models import Unit
    from anbinh.records.intake.models import (  # noqa: F401  (named in the base classes)
        Act,
        Book,
        Clock,
        Load,
        LoadMatching,
        Mention,
        Message,
        Offer,
        Receipt,
        ReceiptKey,
        Report,
        SavedView,
        Stay,
    )

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
        offered = _offers().filter(report=OuterRef("pk"), answered_at__isnull=True, to__in=reach.unit_ids)
        return self.filter(Q(holder__in=reach.unit_ids) | Q(unit__in=reach.unit_ids) | Exists(offered))

    def held_in(self, unit_ids: Iterable[int]) -> Self:
        """Reports these units are responsible for."""
        return self.filter(holder__in=list(unit_ids))

    def held_within(self, unit: "Unit") -> Self:
        """Reports held by a unit or by anything that sits in it."""
        return self.filter(holder__path__startswith=unit.path)

    def offered_to(self, unit_ids: Iterable[int]) -> Self:
        """Reports on their way to these units."""
        return self.filter(
            Exists(_offers().filter(report=OuterRef("pk"), answered_at__isnull=True, to__in=list(unit_ids)))
        )

    def offered_by(self, unit_ids: Iterable[int]) -> Self:
        """Reports these units sent and nobody has answered."""
        return self.filter(
            Exists(_offers().filter(report=OuterRef("pk"), answered_at__isnull=True, frm__in=list(unit_ids)))
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
        return Exists(_offers().filter(report=OuterRef("pk"), answered_at__isnull=True, to__in=unit_ids))

    def by_urgency(self, unit_ids: Iterable[int], *, at: datetime) -> Self:
        """Each with the `group` of the day it belongs to for these units, its `next_due`, and what was done last."""
        running = _model("Clock").filter(report=OuterRef("pk"), ended_at__isnull=True)
        acts = _model("Act").filter(report=OuterRef("pk"), taken_back_at__isnull=True).order_by("-recorded_at", "-pk")
        asked = acts.filter(verb__in=("ask_extension", "answer_extension"))
        units = list(unit_ids)
        return self.counted().annotate(
            next_due=Subquery(running.order_by("due_at").values("due_at")[:1]),
            last_verb=Subquery(acts.values("verb")[:1]),
            last_asked=Subquery(asked.values("verb")[:1]),
            group=Case(
                When(~Q(holder__in=units) & self._offered(units), then=Value("offered")),
                When(next_due__lte=at, then=Value("overdue")),
                When(Exists(running.filter(warn_at__lte=at)), then=Value("soon")),
                When(last_verb="return", then=Value("returned")),
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

    def counts_by_place(self) -> list[dict[str, Any]]:
        """How many there are at each unit of the place, for the map."""
        counted: Iterable[Any] = (
            self.order_by()
            .filter(place_unit__latitude__isnull=False)
            .values("place_unit_id", "place_unit__name", "place_unit__latitude", "place_unit__longitude")
            .annotate(number=Count("pk"))
        )
        return [dict(row) for row in counted]

    def counts_by_stage(self) -> dict[str, int]:
        """How many there are at each stage."""
        return dict(self.order_by().values_list("stage").annotate(number=Count("pk")))


class BookQuerySet(models.QuerySet["Book"]):
    """Registers of a unit and a year."""

    def held(self, unit_id: int, year: int) -> "Book | None":
        """One book, held until the transaction ends."""
        return self.select_for_update().filter(unit_id=unit_id, year=year).first()


class StayQuerySet(models.QuerySet["Stay"]):
    """Where reports lie and lay."""

    def present(self, report: "Report") -> "Stay":
        """Where a report lies now."""
        return self.get(report=report, until__isnull=True)

    def last_of(self, report: "Report") -> "Stay":
        """Where a report lay last."""
        found = self.filter(report=report).order_by("-since", "-pk").first()
        assert found is not None, "a report always lay somewhere"
        return found

    def standing(self) -> Self:
        """Stays of reports that count."""
        return self.exclude(report__stage="merged")


class ActQuerySet(models.QuerySet["Act"]):
    """What was done."""

    def standing(self) -> Self:
        """Those not taken back."""
        return self.filter(taken_back_at__isnull=True)

    def of_report(self, report: "Report") -> Self:
        """One report's, in order."""
        return self.filter(report=report).select_related("by", "unit", "other_unit", "person").order_by("at", "pk")

    def with_verb(self, *wanted: str) -> Self:
        """Of these verbs."""
        return self.filter(verb__in=wanted)

    def of_handing_over(self, among: "ReportQuerySet", *, recorded_at: datetime | None) -> Self:
        """Passages from units that ended, of these reports: of one run of the command, or of all of them."""
        found = self.with_verb("hand_over").filter(report__in=among.order_by().values("pk"))
        found = found if recorded_at is None else found.filter(recorded_at=recorded_at)
        return found.select_related("report", "report__officer", "unit", "other_unit").order_by("-recorded_at", "pk")

    def with_files(self) -> Self:
        """With the papers that hang on each."""
        return self.prefetch_related("files")

    def last_made(self) -> "Act | None":
        """The newest."""
        return self.order_by("-recorded_at", "-pk").first()


class ClockQuerySet(models.QuerySet["Clock"]):
    """Time limits that run or ran."""

    def running(self) -> Self:
        """Not stopped yet."""
        return self.filter(ended_at__isnull=True)

    def of_report(self, report: "Report") -> Self:
        """One report's."""
        return self.filter(report=report)

    def of_limits(self, *limits: str) -> Self:
        """Of these limits."""
        return self.filter(limit__in=limits)

    def in_units(self, unit_ids: Iterable[int]) -> Self:
        """Running against these units."""
        return self.filter(unit__in=list(unit_ids))

    def due_before(self, at: datetime) -> Self:
        """Running out before a moment."""
        return self.filter(due_at__lt=at)

    def warned(self, at: datetime) -> Self:
        """Whose warning moment has come."""
        return self.filter(warn_at__lte=at)

    def with_reports(self) -> Self:
        """Ready to be listed."""
        return self.select_related("report", "report__holder", "report__officer", "unit")

    def with_units(self) -> Self:
        """With the unit each ran against."""
        return self.select_related("unit")

    def for_reports(self, reports: Iterable["Report"]) -> dict[int, list["Clock"]]:
        """The running clocks of many reports, the first to run out first."""
        found: dict[int, list[Clock]] = {}
        for clock in self.running().filter(report__in=list(reports)).order_by("due_at", "pk"):
            found.setdefault(clock.report_id, []).append(clock)
        return found


class OfferQuerySet(models.QuerySet["Offer"]):
    """Reports on their way."""

    def waiting(self) -> Self:
        """Not answered yet."""
        return self.filter(answered_at__isnull=True)

    def of_report(self, report: "Report") -> Self:
        """One report's."""
        return self.filter(report=report)

    def to_units(self, unit_ids: Iterable[int]) -> Self:
        """To these units."""
        return self.filter(to__in=list(unit_ids))

    def to_ended(self, on: date) -> Self:
        """Waiting for a unit that no longer exists on a day."""
        return self.filter(answered_at__isnull=True, to__valid_to__lte=on).select_related("to")

    def with_units(self) -> Self:
        """Ready to be named."""
        return self.select_related("frm", "to")

    def for_reports(self, reports: Iterable["Report"]) -> dict[int, "Offer"]:
        """The offer that waits for an answer, of each of many reports."""
        found = self.filter(answered_at__isnull=True, report__in=list(reports)).with_units()
        return {offer.report_id: offer for offer in found}


class MentionQuerySet(models.QuerySet["Mention"]):
    """Identifiers that reports mention."""

    def shared_with(self, report: "Report") -> Self:
        """The same identifiers in other reports."""
        own = self.filter(report=report).values_list("kind", "value")
        wanted = Q(pk__in=[])
        for kind, value in own:
            wanted |= Q(kind=kind, value=value)
        return self.filter(wanted).exclude(report=report)

    def with_counts_elsewhere(self, report: "Report", among: "ReportQuerySet") -> Self:
        """A report's own, each with `elsewhere`: in how many other reports among these it stands."""
        same = self.model._default_manager.filter(kind=OuterRef("kind"), value=OuterRef("value"))
        others = same.filter(report__in=among.order_by().values("pk")).exclude(report=report)
        counted = others.order_by().values("kind", "value").annotate(number=Count("report", distinct=True))
        return self.filter(report=report).annotate(elsewhere=Subquery(counted.values("number"))).order_by("kind", "pk")


class ReceiptQuerySet(models.QuerySet["Receipt"]):
    """What reporters hold."""

    def opened_by(self, code_hash: str) -> "Receipt | None":
        """The receipt of a code, by its keyed hash."""
        return self.select_related("report", "report__holder").filter(code_hash=code_hash).first()

    def numbered(self, key: int) -> "Receipt | None":
        """The receipt with this number, with all that its reporter may see of the report."""
        around = ("report", "report__unit", "report__holder", "report__envelope", "report__merged_into")
        return self.select_related(*around).filter(pk=key).first()

    def proving(self, content_hash: str) -> "Receipt | None":
        """The receipt issued over this content."""
        return self.select_related("report", "report__unit").filter(content_hash=content_hash).first()


class ReceiptKeyQuerySet(models.QuerySet["ReceiptKey"]):
    """Keys that have signed receipts."""

    def named(self, key_id: str) -> "ReceiptKey | None":
        """The key with this short name."""
        return self.filter(key_id=key_id).first()


class MessageQuerySet(models.QuerySet["Message"]):
    """Messages between reporters and officers."""

    def of_report(self, report: "Report") -> Self:
        """One report's, in order."""
        return self.filter(report=report).select_related("by").prefetch_related("files").order_by("at", "pk")

    def from_reporter(self) -> Self:
        """Written behind a code."""
        return self.filter(by__isnull=True)

    def from_officers(self) -> Self:
        """Written by officers."""
        return self.filter(by__isnull=False)

    def unseen(self) -> Self:
        """Not opened by the other side."""
        return self.filter(seen_at__isnull=True)


class ViewQuerySet(models.QuerySet["SavedView"]):
    """Saved questions to the register."""

    def of(self, person: "Person") -> Self:
        """Somebody's own."""
        return self.filter(person=person)


class LoadQuerySet(models.QuerySet["Load"]):
    """Workbooks loaded, or waiting to be."""

    def of(self, person: "Person") -> Self:
        """Somebody's own."""
        return self.filter(by=person).select_related("unit")

    def shelved(self) -> Self:
        """Those whose file still lies encrypted on this server."""
        return self.exclude(box="")

    def sent_before(self, at: datetime) -> Self:
        """Sent before a moment."""
        return self.filter(at__lt=at)

    def held(self, key: int) -> "Load":
        """One load, held until the transaction ends."""
        return self.select_for_update().get(pk=key)


class MatchingQuerySet(models.QuerySet["LoadMatching"]):
    """Remembered columns."""

    def known_to(self, person: "Person", unit_code: str) -> Self:
        """Somebody's own after those of colleagues who loaded the book of the same unit: the last one counts."""
        colleagues = Q(unit_code=unit_code) & ~Q(unit_code="")
        own = Case(When(person=person, then=Value(1)), default=Value(0), output_field=IntegerField())
        return self.filter(Q(person=person) | colleagues).annotate(own=own).order_by("own", "pk")

    def of(self, person: "Person", fingerprint: str) -> "LoadMatching | None":
        """One person's, for headings of this shape."""
        return self.filter(person=person, fingerprint=fingerprint).first()


def _offers() -> OfferQuerySet:
    found: OfferQuerySet = apps.get_model("intake", "Offer")._default_manager.all()
    return found


def _model(name: str) -> Any:
    return apps.get_model("intake", name)._default_manager


def _stays() -> Iterator["Stay"]:
    stays: Iterable[Stay] = _model("Stay").exclude(report__stage="merged").select_related("report").iterator()
    yield from stays


def _standing_acts(*wanted: str) -> Iterator["Act"]:
    acts: Iterable[Act] = (
        _model("Act")
        .filter(verb__in=wanted, taken_back_at__isnull=True)
        .exclude(report__stage="merged")
        .select_related("report")
        .iterator()
    )
    yield from acts


@rebuilds(verbs.RECEIVED)
def received() -> Iterator[Fact]:
    """One for each arrival in a unit's stock."""
    for stay in _stays():
        if stay.counted_in:
            yield Fact(stay.report_id, stay.unit_id, stay.since, 1, {**stay.report.codes, "arrival": stay.arrival})


@rebuilds(verbs.TRANSFERRED)
def transferred() -> Iterator[Fact]:
    """One for each departure to another body."""
    for stay in _stays():
        if stay.until and stay.counted_out:
            codes = {**stay.report.codes, "destination": stay.destination}
            yield Fact(stay.report_id, stay.unit_id, stay.until, 1, codes)


@rebuilds(verbs.PENDING)
def pending() -> Iterator[Fact]:
    """+1 on arrival and resumption, −1 on departure, decision and suspension."""
    for stay in _stays():
        if stay.counted_in:
            yield Fact(stay.report_id, stay.unit_id, stay.since, 1, stay.report.codes)
        if stay.until and stay.counted_out:
            yield Fact(stay.report_id, stay.unit_id, stay.until, -1, stay.report.codes)
    for act in _standing_acts("decide", "suspend", "resume", "reopen"):
        change = -1 if act.verb in {"decide", "suspend"} else 1
        yield Fact(act.report_id, act.unit_id, act.on, change, act.report.codes)


@rebuilds(verbs.DECIDED)
def decided() -> Iterator[Fact]:
    """One for each decision that stands."""
    for act in _standing_acts("decide"):
        codes = {"outcome": act.outcome, "ground": act.ground, "in_time": "yes" if act.in_time else "no"}
        yield Fact(act.report_id, act.unit_id, act.on, 1, {**act.report.codes, **codes})


@rebuilds(verbs.SUSPENDED)
def suspended() -> Iterator[Fact]:
    """One for each suspension that stands."""
    for act in _standing_acts("suspend"):
        codes = {"ground": act.ground, "in_time": "yes" if act.in_time else "no"}
        yield Fact(act.report_id, act.unit_id, act.on, 1, {**act.report.codes, **codes})


@rebuilds(verbs.RESUMED)
def resumed() -> Iterator[Fact]:
    """One for each resumption, also after an annulment."""
    for act in _standing_acts("resume", "reopen"):
        cause = "annulled" if act.verb == "reopen" else "resumed"
        yield Fact(act.report_id, act.unit_id, act.on, 1, {**act.report.codes, "cause": cause})


@rebuilds(verbs.OVERDUE)
def overdue() -> Iterator[Fact]:
    """+1 on the day a clock runs out, −1 on the day it stops late; nothing for one that stopped in time."""
    for clock in _clocks():
        codes = {**clock.report.codes, "limit": clock.limit}
        if clock.ended_at is None or clock.late:
            yield Fact(clock.pk, clock.unit_id, clock.counts_on, 1, codes)
        if clock.late:
            yield Fact(clock.pk, clock.unit_id, _later(clock), -1, codes)


@rebuilds(verbs.MET)
def met() -> Iterator[Fact]:
    """One for each duty that was done, in time or late."""
    for clock in _clocks():
        if clock.ending == "met" and clock.ended_at:
            codes = {**clock.report.codes, "limit": clock.limit, "in_time": clock.in_time}
            yield Fact(clock.pk, clock.unit_id, _day(clock.ended_at), 1, codes)


def _clocks() -> Iterator["Clock"]:
    clocks: Iterable[Clock] = (
        _model("Clock").exclude(report__stage="merged").exclude(ending="void").select_related("report").iterator()
    )
    yield from clocks


def _later(clock: "Clock") -> date:
    """A clock that came overdue cannot be stopped before the day it counts from."""
    assert clock.ended_at is not None
    return max(_day(clock.ended_at), clock.counts_on)


def _day(moment: datetime) -> date:
    return timezone.localtime(moment).date()
