"""What the records say the journal must hold."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from anbinh.foundation.journal.verbs import Fact, rebuilds
from anbinh.records.intake import verbs
from anbinh.records.intake.querysets.particulars import model_named

if TYPE_CHECKING:
    from anbinh.records.intake.models import Act, Clock, Stay


def _stays() -> Iterator["Stay"]:
    stays: Iterable[Stay] = model_named("Stay").exclude(report__stage="merged").select_related("report").iterator()
    yield from stays


def _standing_acts(*wanted: str) -> Iterator["Act"]:
    acts: Iterable[Act] = (
        model_named("Act")
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
        model_named("Clock").exclude(report__stage="merged").exclude(ending="void").select_related("report").iterator()
    )
    yield from clocks


def _later(clock: "Clock") -> date:
    """A clock that came overdue cannot be stopped before the day it counts from."""
    assert clock.ended_at is not None
    return max(_day(clock.ended_at), clock.counts_on)


def _day(moment: datetime) -> date:
    return timezone.localtime(moment).date()
