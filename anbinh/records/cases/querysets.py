"""The phrases by which cases and custody are read, and what the records say the journal must hold."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from anbinh.foundation.journal.verbs import Fact, rebuilds
from anbinh.kernels.vietnamese.letters import fold
from anbinh.records.cases import verbs
from anbinh.records.cases.rules import ENDS_ON_REFUSAL

if TYPE_CHECKING:
    from anbinh.foundation.accounts.models import Person
    from anbinh.records.cases.models import Act, Book, Case, Clock, Measure, Stay


# The times of the measures themselves; the others are duties beside them.
CUSTODY_LIMITS = ("D110.4", "D114.1", "D118.1", "D173")
NOT_APPROVED = Q(refused_at__isnull=False, kind__in=ENDS_ON_REFUSAL)


class CaseQuerySet(models.QuerySet["Case"]):
    """Cases."""

    def visible_to(self, person: "Person", *, on: date) -> Self:
        """Cases that a unit within reach opened or holds."""
        reach = person.reach(on=on, permission="cases.read")
        return self if reach.everything else self.filter(Q(holder__in=reach.unit_ids) | Q(unit__in=reach.unit_ids))

    def open(self) -> Self:
        """Under investigation."""
        return self.filter(stage="investigating")

    def in_stage(self, *stages: str) -> Self:
        """At these stages."""
        return self.filter(stage__in=stages)

    def uncleared(self) -> Self:
        """Whose offender is not identified."""
        return self.filter(cleared_at__isnull=True)

    def overdue(self, at: datetime) -> Self:
        """Under investigation beyond their time."""
        return self.open().filter(due_at__lte=at)

    def with_people_held(self) -> Self:
        """In which somebody is held now; at most one row a case."""
        return self.filter(Exists(_rows("Measure").filter(case=OuterRef("pk"), ended_at__isnull=True)))

    def cleared(self) -> Self:
        """Whose offender is identified."""
        return self.filter(cleared_at__isnull=False)

    def marked(self, mark: str) -> Self:
        """With one of the marks: organised, transnational …"""
        return self.filter(**{mark: True})

    def held_by_ended(self, on: date) -> Self:
        """Open and suspended cases whose holder no longer exists on a day."""
        return self.filter(stage__in=("investigating", "suspended"), holder__valid_to__lte=on)

    def locked_all(self, keys: Iterable[int]) -> Self:
        """Held until the transaction ends, in a fixed order."""
        return self.filter(pk__in=list(keys)).select_for_update(of=("self",)).order_by("pk")

    def holders(self) -> list[tuple[str, str]]:
        """The units that hold these cases, by code and name."""
        return list(self.order_by("holder__sort_key").values_list("holder__code", "holder__name").distinct())

    def from_report(self, report: models.Model) -> Self:
        """The case opened from a report."""
        return self.filter(report=report)

    def held_in(self, unit_ids: Iterable[int]) -> Self:
        """Cases these units investigate."""
        return self.filter(holder__in=list(unit_ids))

    def matching(self, text: str) -> Self:
        """Cases in which every word is found, with or without diacritics."""
        found = self
        for word in fold(text).split()[:20]:
            found = found.filter(Q(search__contains=word) | Q(code__icontains=word))
        return found

    def with_names(self) -> Self:
        """Ready to be listed."""
        return self.select_related("unit", "holder", "officer", "report", "place_unit")

    def locked(self, key: int) -> "Case":
        """One case, held until the transaction ends."""
        return self.select_for_update(of=("self",)).select_related("holder", "unit").get(pk=key)

    def newest_first(self) -> Self:
        """As the list shows them."""
        return self.order_by("-opened_at", "-pk")

    def most_urgent_first(self) -> Self:
        """By what runs out first."""
        return self.order_by(F("due_at").asc(nulls_last=True), "pk")


class CaseBookQuerySet(models.QuerySet["Book"]):
    """Books of a unit and a year."""

    def held(self, codes: Iterable[str], years: Iterable[int]) -> dict[tuple[str, int], "Book"]:
        """Books by code and year, held until the transaction ends: who follows under a code writes on in its book."""
        found = self.select_for_update(of=("self",)).filter(unit__code__in=list(codes), year__in=list(years))
        return {(book.unit.code, book.year): book for book in found.select_related("unit").order_by("-pk")}


class CaseStayQuerySet(models.QuerySet["Stay"]):
    """Where cases lie and lay."""

    def present(self, case: "Case") -> "Stay":
        """Where a case lies now."""
        return self.get(case=case, until__isnull=True)


class CaseActQuerySet(models.QuerySet["Act"]):
    """What was done."""

    def standing(self) -> Self:
        """Those not taken back."""
        return self.filter(taken_back_at__isnull=True)

    def of_case(self, case: "Case") -> Self:
        """One case's, in order."""
        return self.filter(case=case).select_related("by", "unit", "other_unit").order_by("at", "pk")

    def with_verb(self, *wanted: str) -> Self:
        """Of these verbs."""
        return self.filter(verb__in=wanted)

    def last_made(self) -> "Act | None":
        """The newest."""
        return self.order_by("-recorded_at", "-pk").first()


class MeasureQuerySet(models.QuerySet["Measure"]):
    """People held."""

    def visible_to(self, person: "Person", *, on: date) -> Self:
        """In cases of units within reach: the unit, its superiors, and the procuracy that watches."""
        reach = person.reach(on=on, permission="cases.read")
        within = Q(unit__in=reach.unit_ids) | Q(case__holder__in=reach.unit_ids)
        return self if reach.everything else self.filter(within)

    def held(self) -> Self:
        """Not ended."""
        return self.filter(ended_at__isnull=True)

    def of_case(self, case: "Case") -> Self:
        """One case's."""
        return self.filter(case=case)

    def with_initials(self, initials: str) -> Self:
        """Of one person of a case."""
        return self.filter(initials=initials)

    def expired(self, at: datetime) -> Self:
        """Still held although the time of the measure has run out, or the procuracy did not approve it."""
        over = Q(clocks__ended_at__isnull=True, clocks__due_at__lte=at, clocks__limit__in=CUSTODY_LIMITS)
        return self.held().filter(over | NOT_APPROVED).distinct()

    def ending(self, at: datetime) -> Self:
        """Held, and the warning of the measure itself has come."""
        near = Q(clocks__ended_at__isnull=True, clocks__warn_at__lte=at, clocks__limit__in=CUSTODY_LIMITS)
        return self.held().filter(near | NOT_APPROVED).distinct()

    def with_cases(self) -> Self:
        """Ready to be listed."""
        return self.select_related("case", "case__holder", "unit")

    def with_clocks(self) -> Self:
        """With every clock they had, the first to run out first."""
        return self.prefetch_related("clocks")

    def in_order(self) -> Self:
        """As they were taken."""
        return self.order_by("started_at", "pk")

    def locked(self, key: int) -> "Measure":
        """One measure, held until the transaction ends."""
        return self.select_for_update(of=("self",)).select_related("case", "case__holder", "unit").get(pk=key)


class CaseClockQuerySet(models.QuerySet["Clock"]):
    """Time limits that run or ran."""

    def running(self) -> Self:
        """Not stopped yet."""
        return self.filter(ended_at__isnull=True)

    def of_case(self, case: "Case") -> Self:
        """Of the investigation of one case."""
        return self.filter(case=case)

    def about_case(self, case: "Case") -> Self:
        """Of one case and of everybody held in it."""
        return self.filter(Q(case=case) | Q(measure__case=case)).select_related("measure", "unit")

    def for_cases(self, cases: Iterable["Case"]) -> dict[int, list["Clock"]]:
        """The running investigation clocks of many cases in one question, by case."""
        found: dict[int, list[Clock]] = {}
        for clock in self.filter(case__in=list(cases), ended_at__isnull=True):
            found.setdefault(clock.case_id or 0, []).append(clock)
        return found

    def of_measure(self, measure: "Measure") -> Self:
        """Of somebody's custody."""
        return self.filter(measure=measure)

    def of_custody(self) -> Self:
        """Of anybody's custody."""
        return self.filter(measure__isnull=False)

    def of_investigation(self) -> Self:
        """Of investigations."""
        return self.filter(case__isnull=False)

    def of_limits(self, *limits: str) -> Self:
        """Of these limits."""
        return self.filter(limit__in=limits)

    def in_units(self, unit_ids: Iterable[int]) -> Self:
        """Running against these units."""
        return self.filter(unit__in=list(unit_ids))

    def warned(self, at: datetime) -> Self:
        """Whose warning moment has come."""
        return self.filter(warn_at__lte=at)

    def expired(self, at: datetime) -> Self:
        """Run out."""
        return self.filter(due_at__lte=at)

    def visible_to(self, person: "Person", *, on: date) -> Self:
        """Of units within reach."""
        reach = person.reach(on=on, permission="cases.read")
        return self if reach.everything else self.filter(unit__in=reach.unit_ids)

    def with_subjects(self) -> Self:
        """Ready to be listed."""
        return self.select_related("case", "measure", "measure__case", "unit")


def _rows(name: str) -> Any:
    return apps.get_model("cases", name)._default_manager.all()


def _acts(*wanted: str) -> Iterator["Act"]:
    acts: Iterable[Act] = (
        _rows("Act").filter(verb__in=wanted, taken_back_at__isnull=True).select_related("case").iterator()
    )
    yield from acts


@rebuilds(verbs.OCCURRED)
def occurred() -> Iterator[Fact]:
    """One for each case, on the day it was opened, in the unit that opened it."""
    for case in _rows("Case").iterator():
        origin = "report" if case.report_id else "direct"
        yield Fact(case.pk, case.unit_id, case.opened_on, 1, {**case.codes, "origin": origin})


@rebuilds(verbs.CLEARED)
def cleared() -> Iterator[Fact]:
    """One for each clearance that stands."""
    for act in _acts("clear"):
        yield Fact(act.case_id, act.unit_id, act.on, 1, {**act.case.codes, "era": era_of(act.case.opened_on, act.on)})


@rebuilds(verbs.PENDING)
def pending() -> Iterator[Fact]:
    """+1 on opening, taking over and resumption; −1 on transfer, suspension and closing."""
    for stay in _rows("Stay").select_related("case").iterator():
        if stay.counted_in:
            yield Fact(stay.case_id, stay.unit_id, stay.since, 1, stay.case.codes)
        if stay.until and stay.counted_out:
            yield Fact(stay.case_id, stay.unit_id, stay.until, -1, stay.case.codes)
    for act in _acts("suspend", "close", "resume"):
        yield Fact(act.case_id, act.unit_id, act.on, 1 if act.verb == "resume" else -1, act.case.codes)


@rebuilds(verbs.SUSPENDED)
def suspended() -> Iterator[Fact]:
    """One for each suspension that stands."""
    for act in _acts("suspend"):
        yield Fact(act.case_id, act.unit_id, act.on, 1, {**act.case.codes, "ground": act.ground})


@rebuilds(verbs.RESUMED)
def resumed() -> Iterator[Fact]:
    """One for each resumption that stands."""
    for act in _acts("resume"):
        yield Fact(act.case_id, act.unit_id, act.on, 1, act.case.codes)


@rebuilds(verbs.CLOSED)
def closed() -> Iterator[Fact]:
    """One for each closing that stands."""
    for act in _acts("close"):
        yield Fact(act.case_id, act.unit_id, act.on, 1, {**act.case.codes, "outcome": act.outcome})


@rebuilds(verbs.TRANSFERRED)
def transferred() -> Iterator[Fact]:
    """One for each departure to another body."""
    for stay in _rows("Stay").filter(until__isnull=False, counted_out=True).select_related("case").iterator():
        yield Fact(stay.case_id, stay.unit_id, stay.until, 1, {**stay.case.codes, "destination": stay.destination})


@rebuilds(verbs.ARRIVED)
def arrived() -> Iterator[Fact]:
    """One for each arrival from another unit."""
    for stay in _rows("Stay").filter(first=False, counted_in=True).select_related("case").iterator():
        yield Fact(stay.case_id, stay.unit_id, stay.since, 1, stay.case.codes)


@rebuilds(verbs.GROUP)
def groups() -> Iterator[Fact]:
    """The groups of each act that dismantled some."""
    for act in _acts("dismantle"):
        yield Fact(act.case_id, act.unit_id, act.on, act.count or 0, act.case.codes)


@rebuilds(verbs.CHARGED)
def charged() -> Iterator[Fact]:
    """The suspects of each act that charged some."""
    for act in _acts("charge"):
        yield Fact(act.case_id, act.unit_id, act.on, act.count or 0, act.case.codes)


@rebuilds(verbs.STARTED)
def started() -> Iterator[Fact]:
    """One for each measure."""
    for measure in _rows("Measure").iterator():
        yield Fact(measure.pk, measure.unit_id, _day(measure.started_at), 1, {"measure": measure.kind})


@rebuilds(verbs.HELD)
def held() -> Iterator[Fact]:
    """+1 when a measure starts, −1 when it ends."""
    for measure in _rows("Measure").iterator():
        yield Fact(measure.pk, measure.unit_id, _day(measure.started_at), 1, {"measure": measure.kind})
        if measure.ended_at:
            yield Fact(measure.pk, measure.unit_id, _day(measure.ended_at), -1, {"measure": measure.kind})


@rebuilds(verbs.ENDED)
def ended() -> Iterator[Fact]:
    """One for each measure that ended; in time when every time it had was kept."""
    for measure in _rows("Measure").filter(ended_at__isnull=False).prefetch_related("clocks").iterator(chunk_size=500):
        codes = {"measure": measure.kind, "ending": measure.ending, "in_time": in_time_of(measure)}
        yield Fact(measure.pk, measure.unit_id, _day(measure.ended_at), 1, codes)


@rebuilds(verbs.OVERDUE)
def custody_overdue() -> Iterator[Fact]:
    """+1 on the day a custody runs out, −1 on the day it ends late."""
    yield from _overdue(_rows("Clock").filter(measure__isnull=False).select_related("measure"))


@rebuilds(verbs.LIMIT_OVERDUE)
def limits_overdue() -> Iterator[Fact]:
    """The same for investigations."""
    yield from _overdue(_rows("Clock").filter(case__isnull=False).select_related("case"))


def _overdue(clocks: Any) -> Iterator[Fact]:
    for clock in clocks.exclude(ending="void").iterator():
        if clock.ended_at is None or clock.late:
            yield Fact(clock.pk, clock.unit_id, clock.counts_on, 1, clock.codes)
        if clock.late:
            yield Fact(clock.pk, clock.unit_id, max(_day(clock.ended_at), clock.counts_on), -1, clock.codes)


def in_time_of(measure: "Measure") -> str:
    """`no` when any of its clocks was stopped late."""
    return "no" if any(clock.late for clock in measure.clocks.all()) else "yes"


def era_of(opened_on: date, cleared_on: date) -> str:
    """A case of an earlier year cleared now is shown apart (khám phá án cũ)."""
    return "this_year" if opened_on.year == cleared_on.year else "earlier"


def _day(moment: datetime) -> date:
    return timezone.localtime(moment).date()
