"""What the records say the journal must hold: every counted fact once more, read off the records themselves."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.utils import timezone

from anbinh.foundation.journal.verbs import Fact, rebuilds
from anbinh.records.cases import verbs

if TYPE_CHECKING:
    from anbinh.records.cases.models import Act, Measure


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
