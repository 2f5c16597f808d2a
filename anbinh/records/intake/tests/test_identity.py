"""Opening stock + new + resumed = resolved + transferred + closing stock, in each unit and period, come what may."""

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
from anbinh.records.intake import commands, verbs
from anbinh.records.intake.commands import IntakeError
from anbinh.records.intake.models import Clock, Report, day_of
from anbinh.records.intake.tests.conftest import Desk, on

Step = Callable[[Desk, Report, datetime], Any]

STEPS: dict[str, Step] = {
    "classify": lambda d, r, at: commands.classify(r, kind="report", article="173", clause="1", by=d.thang, at=at),
    "assign": lambda d, r, at: commands.assign(r, officer=d.tuan, by=d.thang, at=at),
    "decide": lambda d, r, at: commands.decide(r, outcome="administrative", by=d.thang, at=at),
    "refuse": lambda d, r, at: commands.decide(r, outcome="not_prosecuted", ground="157.1", by=d.thang, at=at),
    "suspend": lambda d, r, at: commands.suspend(r, ground="148.1b", text="Chờ.", by=d.thang, at=at),
    "resume": lambda d, r, at: commands.resume(r, text="Có tài liệu.", by=d.thang, at=at),
    "reopen": lambda d, r, at: commands.reopen(r, text="Bị hủy.", by=d.thang, at=at),
    "prolong": lambda d, r, at: commands.prolong(r, text="Phức tạp.", by=d.thang, at=at),
    "to city": lambda d, r, at: commands.transfer(r, to=d.city_police, text="Chuyển.", by=d.thang, at=at),
    "to commune": lambda d, r, at: commands.transfer(r, to=d.other_commune, text="Chuyển.", by=d.thang, at=at),
    "outside": lambda d, r, at: commands.transfer(r, body="Công an tỉnh khác", text="Chuyển.", by=d.thang, at=at),
    "accept": lambda d, r, at: _answered(d, r, at, commands.accept),
    "return": lambda d, r, at: _answered(d, r, at, lambda *a, **k: commands.return_(*a, text="Trả lại.", **k)),
    "correct": lambda d, r, at: commands.correct(
        r, values={"article": "168", "clause": "2"}, reason="Sai điều luật.", by=d.thang, at=at
    ),
    "take back": lambda d, r, at: commands.take_back(r, reason="Ghi nhầm.", by=d.thang, at=at),
}


def _answered(desk: Desk, report: Report, at: datetime, answer: Callable[..., Any]) -> None:
    offer = report.offers.filter(answered_at__isnull=True).first()
    if offer is None:
        raise IntakeError("nobody sent it")
    answer(report, unit=offer.to, by=desk.thang, at=at)


WALK = st.lists(st.tuples(st.integers(0, 2), st.sampled_from(sorted(STEPS)), st.integers(0, 30)), max_size=14)


@pytest.mark.django_db
@given(walk=WALK, merged=st.booleans())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_it_keeps_the_identity_in_every_unit_and_period(desk: Desk, walk: list[Any], merged: bool) -> None:
    with transaction.atomic():
        _walk(desk, walk, merged=merged)
        _check_identity()
        _check_overdue()
        assert verify().fault is None
        transaction.set_rollback(True)


def _walk(desk: Desk, walk: list[Any], *, merged: bool) -> None:
    reports = [desk.received(received_at=on(2 + n), summary=f"Vụ việc số {n}") for n in range(2)]
    reports.append(desk.at_city(received_at=on(5), summary="Vụ việc tại thành phố"))
    at = on(6)
    for which, step, days in walk:
        at += timedelta(days=days, hours=1)
        report = Report.objects.get(pk=reports[which].pk)
        # A refused step must leave no trace: whatever the law refuses here is part of the walk.
        try:
            STEPS[step](desk, report, at)
        except IntakeError:
            continue
    if merged:
        first, second = (Report.objects.get(pk=one.pk) for one in reports[:2])
        try:
            commands.merge(second, into=first, text="Cùng vụ.", by=desk.thang, at=at + timedelta(hours=1))
        except IntakeError:
            return


def _check_identity() -> None:
    signs = {
        verbs.RECEIVED: 1,
        verbs.RESUMED: 1,
        verbs.DECIDED: -1,
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


def _check_overdue() -> None:
    """On any day, the sum of the entries is the number of clocks that had run out and not been stopped."""
    clocks = [clock for clock in Clock.objects.exclude(ending="void") if clock.report.stage != "merged"]
    for day in (on(1, month=month).date() for month in (3, 4, 5, 7, 12)):
        expected = sum(
            clock.counts_on <= day
            and (clock.ended_at is None or (clock.late and max(day_of(clock.ended_at), clock.counts_on) > day))
            for clock in clocks
        )
        entries = Entry.objects.filter(verb=verbs.OVERDUE, occurred_on__lte=day)
        assert sum(entry.quantity for entry in entries) == expected
