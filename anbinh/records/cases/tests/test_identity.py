"""Opening + occurred + arrived + resumed = closed + suspended + transferred + closing, in each unit, come what may.

And on any day the sums of custody and of overdue time are what a count of the records themselves gives.
"""

from collections import defaultdict
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anbinh.foundation.journal.models import Entry
from anbinh.foundation.journal.verification import verify
from anbinh.records.cases import commands, verbs
from anbinh.records.cases.commands import CasesError
from anbinh.records.cases.models import Case, Clock, Measure
from anbinh.records.cases.tests.conftest import Desk, on
from anbinh.records.intake.models import day_of

Step = Callable[[Desk, Case, datetime], Any]


def _measure(case: Case, act: Callable[[Measure], Any]) -> None:
    held = Measure.objects.of_case(case).held().in_order().last()
    if held is None:
        raise CasesError("nobody is held")
    act(held)


STEPS: dict[str, Step] = {
    "clear": lambda d, c, at: commands.clear(c, by=d.tuan, at=at),
    "charge": lambda d, c, at: commands.charge(c, count=2, by=d.tuan, at=at),
    "extend": lambda d, c, at: commands.extend(c, text="VKS gia hạn.", by=d.thang, at=at),
    "suspend": lambda d, c, at: commands.suspend(c, ground="229.1c", text="Chờ.", by=d.thang, at=at),
    "resume": lambda d, c, at: commands.resume(c, text="Có kết luận.", by=d.thang, at=at),
    "resume earlier": lambda d, c, at: commands.resume(
        c, text="Ghi sau.", when=at - timedelta(days=9), by=d.thang, at=at
    ),
    "close": lambda d, c, at: commands.close(c, outcome="prosecution_proposed", by=d.thang, at=at),
    "close earlier": lambda d, c, at: commands.close(
        c, outcome="discontinued", when=at - timedelta(days=9), by=d.thang, at=at
    ),
    "move": lambda d, c, at: commands.transfer(
        c, to=d.economic_police if c.holder == d.city_police else d.city_police, text="Đúng hệ.", by=d.thang, at=at
    ),
    "outside": lambda d, c, at: commands.transfer(c, body="Công an tỉnh khác", text="Chuyển.", by=d.thang, at=at),
    "correct": lambda d, c, at: commands.correct(
        c, values={"article": "173", "clause": "1"}, reason="Sai điều luật.", by=d.thang, at=at
    ),
    "correct class": lambda d, c, at: commands.correct(
        c, values={"clause": "4" if c.article == "168" else "2"}, reason="Sai khoản.", by=d.thang, at=at
    ),
    "take back": lambda d, c, at: commands.take_back(c, reason="Ghi nhầm.", by=d.thang, at=at),
    "arrest": lambda d, c, at: commands.hold(c, initials="T.B.", kind="arrest", started_at=at, by=d.thang, at=at),
    "custody": lambda d, c, at: commands.hold(c, initials="N.V.", kind="custody", started_at=at, by=d.thang, at=at),
    "go on": lambda d, c, at: _measure(
        c, lambda m: commands.continue_as(m, kind="custody" if m.kind == "arrest" else "detention", by=d.thang, at=at)
    ),
    "more": lambda d, c, at: _measure(c, lambda m: commands.extend_custody(m, by=d.thang, at=at)),
    "approve": lambda d, c, at: _measure(c, lambda m: commands.approve(m, by=d.thang, at=at)),
    "tell": lambda d, c, at: _measure(c, lambda m: commands.tell_family(m, by=d.thang, at=at)),
    "release": lambda d, c, at: _measure(c, lambda m: commands.end(m, by=d.thang, at=at)),
}

WALK = st.lists(st.tuples(st.integers(0, 1), st.sampled_from(sorted(STEPS)), st.integers(0, 40)), max_size=14)


@pytest.mark.django_db
@given(walk=WALK)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_it_keeps_the_identity_in_every_unit_and_period(desk: Desk, walk: list[Any]) -> None:
    with transaction.atomic():
        _walk(desk, walk)
        _check_identity()
        _check_custody()
        for verb, of_custody in ((verbs.OVERDUE, True), (verbs.LIMIT_OVERDUE, False)):
            _check_overdue(verb, of_custody=of_custody)
        assert verify().fault is None
        transaction.set_rollback(True)


def _walk(desk: Desk, walk: list[Any]) -> None:
    cases = [desk.opened(opened_at=on(2 + n)) for n in range(2)]
    at = on(6)
    for which, step, half_days in walk:
        at += timedelta(hours=12 * half_days + 1)
        # A refused step must leave no trace: whatever the law refuses here is part of the walk.
        try:
            STEPS[step](desk, Case.objects.with_names().get(pk=cases[which].pk), at)
        except CasesError:
            continue


def _check_identity() -> None:
    signs = {
        verbs.OCCURRED: 1,
        verbs.ARRIVED: 1,
        verbs.RESUMED: 1,
        verbs.CLOSED: -1,
        verbs.SUSPENDED: -1,
        verbs.TRANSFERRED: -1,
    }
    flows: dict[tuple[int, date], int] = defaultdict(int)
    stock: dict[tuple[int, date], int] = defaultdict(int)
    for entry in Entry.objects.filter(verb__in=signs):
        flows[entry.unit_id, entry.occurred_on] += signs[entry.verb] * entry.quantity
    for entry in Entry.objects.filter(verb=verbs.PENDING):
        stock[entry.unit_id, entry.occurred_on] += entry.quantity
    # What moves the stock on each day in each unit is exactly the flows of that day: so it holds in every period.
    assert {key: n for key, n in flows.items() if n} == {key: n for key, n in stock.items() if n}
    running: dict[int, int] = defaultdict(int)
    for (unit, _day), change in sorted(stock.items(), key=lambda item: item[0][1]):
        running[unit] += change
        assert running[unit] >= 0
    assert sum(running.values()) == Case.objects.open().count()


def _days() -> list[date]:
    return [on(day, month=month).date() for month in (3, 4, 5, 7, 12) for day in (1, 7, 20)]


def _check_custody() -> None:
    """The stock of people held on a day is the number of measures begun and not ended by its end."""
    measures = list(Measure.objects.all())
    for day in _days():
        expected = sum(
            day_of(one.started_at) <= day and (one.ended_at is None or day_of(one.ended_at) > day) for one in measures
        )
        entries = Entry.objects.filter(verb=verbs.HELD, occurred_on__lte=day)
        assert sum(entry.quantity for entry in entries) == expected


def _check_overdue(verb: str, *, of_custody: bool) -> None:
    """On any day, the sum of the entries is the number of clocks that had run out and not been stopped."""
    clocks = Clock.objects.exclude(ending="void").filter(measure__isnull=not of_custody)
    for day in _days():
        expected = sum(
            clock.counts_on <= day
            and (clock.ended_at is None or (clock.late and max(day_of(clock.ended_at), clock.counts_on) > day))
            for clock in clocks
        )
        entries = Entry.objects.filter(verb=verb, occurred_on__lte=day)
        assert sum(entry.quantity for entry in entries) == expected
