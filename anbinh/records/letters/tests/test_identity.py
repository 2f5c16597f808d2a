"""Opening stock + received = closed + transferred + closing stock, in each unit and period, come what may."""

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
from anbinh.foundation.units.models import Unit
from anbinh.records.intake.commands import IntakeError
from anbinh.records.intake.models import day_of
from anbinh.records.letters import commands, verbs
from anbinh.records.letters.commands import Part
from anbinh.records.letters.models import Clock, Letter
from anbinh.records.letters.standing import waiting_of
from anbinh.records.letters.tests.conftest import Desk, on

Step = Callable[[Desk, Letter, datetime], Any]
PARTS = [Part(kind="petition", summary="Một."), Part(kind="crime_report", summary="Hai.")]

STEPS: dict[str, Step] = {
    "classify": lambda d, x, at: commands.classify(x, kind="complaint", by=d.thang, at=at),
    "accept": lambda d, x, at: commands.accept(x, text="Nằm viện.", by=d.thang, at=at),
    "inspect": lambda d, x, at: commands.inspect(x, by=d.thang, at=at),
    "refuse": lambda d, x, at: commands.refuse(x, ground="court", text="Tòa.", by=d.thang, at=at),
    "guide": lambda d, x, at: commands.guide(x, body="Thanh tra", by=d.thang, at=at),
    "file": lambda d, x, at: commands.file(x, ground="resolved", by=d.thang, at=at),
    "extend": lambda d, x, at: commands.extend(x, text="Phức tạp.", by=d.thang, at=at),
    "suspend": lambda d, x, at: commands.suspend(x, text="Chờ.", by=d.thang, at=at),
    "resume": lambda d, x, at: commands.resume(x, text="Tiếp.", by=d.thang, at=at),
    "drop": lambda d, x, at: commands.drop(x, text="Rút đơn.", by=d.thang, at=at),
    "resolve": lambda d, x, at: commands.resolve(x, result="partly", text="Đúng một phần.", by=d.thang, at=at),
    "reply": lambda d, x, at: commands.send(x, verb="reply", text="Trả lời.", by=d.thang, at=at),
    "send": lambda d, x, at: commands.send(x, verb="send_acceptance", by=d.thang, at=at),
    "conclude": lambda d, x, at: commands.send(x, verb="send_conclusion", by=d.thang, at=at),
    "to city": lambda d, x, at: commands.transfer(x, to=d.city_police, text="Chuyển.", by=d.thang, at=at),
    "to commune": lambda d, x, at: commands.transfer(x, to=d.other_commune, text="Chuyển.", by=d.thang, at=at),
    "take in": lambda d, x, at: commands.take_in(x, unit=_sent_to(d, x), by=d.thang, at=at),
    "send back": lambda d, x, at: commands.send_back(x, unit=_sent_to(d, x), text="Trả.", by=d.thang, at=at),
    "withdraw": lambda d, x, at: commands.withdraw(x, text="Rút.", by=d.thang, at=at),
    "outside": lambda d, x, at: commands.transfer(x, body="Nơi khác", text="Chuyển.", by=d.thang, at=at),
    "report": lambda d, x, at: commands.make_report(x, text="Dấu hiệu.", by=d.thang, at=at),
    "split": lambda d, x, at: commands.split(x, parts=PARTS, by=d.thang, at=at),
    "again": lambda d, x, at: commands.complain_again(
        x, to=d.city_police, received_on=day_of(at), text="Lần hai.", by=d.thang, at=at
    ),
    "recode": lambda d, x, at: commands.correct(x, values={"kind": "complaint"}, reason="Nhầm.", by=d.thang, at=at),
    "ours": lambda d, x, at: commands.correct(x, values={"ours": not x.ours}, reason="Nhầm.", by=d.thang, at=at),
    "take back": lambda d, x, at: commands.take_back(x, reason="Ghi nhầm.", by=d.thang, at=at),
}


def _sent_to(desk: Desk, letter: Letter) -> Unit:
    waiting = waiting_of(letter)
    return waiting.to if waiting else desk.city_police


WALK = st.lists(st.tuples(st.integers(0, 3), st.sampled_from(sorted(STEPS)), st.integers(0, 25)), max_size=16)


@pytest.mark.django_db
@given(walk=WALK)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_it_keeps_the_identity_in_every_unit_and_period(desk: Desk, walk: list[Any]) -> None:
    with transaction.atomic():
        _walk(desk, walk)
        _check_identity()
        _check_overdue()
        assert verify().fault is None
        transaction.set_rollback(True)


def _walk(desk: Desk, walk: list[Any]) -> None:
    letters = [
        desk.received(),
        desk.received(kind=""),
        desk.received(anonymous=True, sender=None, evidence=True),
        desk.received(unit=desk.city_police, kind="complaint", procedure="officer"),
    ]
    at = on(3)
    for which, step, days in walk:
        at += timedelta(days=days, hours=1)
        # A refused step must leave no trace: whatever the law refuses here is part of the walk.
        try:
            STEPS[step](desk, Letter.objects.get(pk=letters[which].pk), at)
        except IntakeError:
            continue


def _check_identity() -> None:
    signs = {verbs.RECEIVED: 1, verbs.CLOSED: -1, verbs.TRANSFERRED: -1}
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
    for unit, left in running.items():
        assert left == Letter.objects.filter(holder=unit).exclude(stage="closed").count()


def _check_overdue() -> None:
    """On any day, the sum of the entries is the number of clocks that had run out and not been stopped."""
    clocks = list(Clock.objects.exclude(ending="void"))
    for day in (on(1, month=month).date() for month in (3, 4, 5, 7, 12)):
        expected = sum(
            clock.counts_on <= day
            and (clock.ended_at is None or (clock.late and max(day_of(clock.ended_at), clock.counts_on) > day))
            for clock in clocks
        )
        entries = Entry.objects.filter(verb=verbs.OVERDUE, occurred_on__lte=day)
        assert sum(entry.quantity for entry in entries) == expected
