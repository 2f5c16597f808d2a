"""People held: by the hour, in time or not, and who sees it."""

from datetime import date, timedelta

import pytest

from anbinh.foundation.journal.models import Entry
from anbinh.records.cases import commands, verbs
from anbinh.records.cases.commands import CasesError
from anbinh.records.cases.models import Clock, Measure
from anbinh.records.cases.tests.conftest import Desk, now, on
from anbinh.records.cases.tests.test_cases import total


def running(measure: Measure) -> dict[str, Clock]:
    return {clock.limit: clock for clock in Clock.objects.of_measure(measure).running()}


def test_it_counts_from_the_hour_of_the_arrest_to_custody_and_detention(desk: Desk) -> None:
    case = desk.opened()
    held = commands.hold(case, initials="N.V.A.", kind="arrest", started_at=on(3, 21, 30), by=desk.tuan, at=on(3, 22))
    assert running(held)["D114.1"].due_at == on(4, 9, 30)
    custody = commands.continue_as(held, kind="custody", number="5/QĐ", by=desk.tuan, at=on(4, 8))
    assert running(custody)["D118.1"].due_at == on(7, 8)
    assert running(custody)["D116"].due_at == on(4, 21, 30), "the family is still to be told"
    commands.tell_family(custody, by=desk.tuan, at=on(4, 11))
    custody = now(custody)
    commands.approve(custody, by=desk.tuan, at=on(4, 12))
    commands.extend_custody(now(custody), by=desk.tuan, at=on(7, 7))
    assert running(custody)["D118.1"].due_at == on(10, 8) and "D118.2b" in running(custody)
    commands.approve(now(custody), by=desk.tuan, at=on(7, 12))
    detention = commands.continue_as(now(custody), kind="detention", by=desk.tuan, at=on(9, 8))
    # 4 months of 30 days for a very serious crime, less the custody before it.
    assert running(detention)["D173"].start_at == on(4, 8)
    commands.end(detention, by=desk.tuan, at=on(1, month=5))
    assert total(verbs.HELD) == 0 and total(verbs.STARTED) == total(verbs.ENDED) == 3
    assert total(verbs.ENDED, in_time="no") == 0 and total(verbs.OVERDUE, date(2027, 1, 1)) == 0


def test_it_says_loudly_that_a_custody_has_run_out(desk: Desk) -> None:
    case = desk.opened()
    held = commands.hold(case, initials="T.B.", kind="custody", started_at=on(3, 8), by=desk.tuan, at=on(3, 9))
    assert held not in Measure.objects.expired(on(6, 7, 59)).all()
    assert total(verbs.OVERDUE, on(5).date(), limit="D118.1") == 0
    assert total(verbs.OVERDUE, on(6).date(), limit="D118.1") == 1
    assert held in Measure.objects.expired(on(6, 8)).all()
    with pytest.raises(CasesError):
        commands.extend_custody(held, by=desk.tuan, at=on(6, 9))
    commands.end(held, by=desk.tuan, at=on(8, 9))
    assert total(verbs.ENDED, in_time="no") == 1
    assert total(verbs.OVERDUE, on(7).date(), limit="D118.1") == 1
    assert total(verbs.OVERDUE, on(8).date(), limit="D118.1") == 0


def test_it_extends_custody_twice_and_not_a_third_time(desk: Desk) -> None:
    case = desk.opened()
    held = commands.hold(case, initials="T.B.", kind="custody", started_at=on(3, 8), by=desk.tuan, at=on(3, 9))
    for day in (5, 8):
        commands.extend_custody(now(held), by=desk.tuan, at=on(day, 8))
        commands.approve(now(held), by=desk.tuan, at=on(day, 12))
    assert running(held)["D118.1"].due_at == on(12, 8)
    with pytest.raises(CasesError):
        commands.extend_custody(now(held), by=desk.tuan, at=on(11, 8))


@pytest.mark.parametrize("initials", ["Nguyễn Văn A", "NVA", "n.v.a.", "N.V.A", "", "N.V.A. 12"])
def test_it_takes_initials_and_no_name(desk: Desk, initials: str) -> None:
    with pytest.raises(CasesError):
        commands.hold(desk.opened(), initials=initials, kind="custody", started_at=on(3), by=desk.tuan, at=on(3, 9))


def test_it_holds_nobody_twice_in_one_case(desk: Desk) -> None:
    case = desk.opened()
    commands.hold(case, initials="T.B.", kind="custody", started_at=on(3), by=desk.tuan, at=on(3, 9))
    with pytest.raises(CasesError):
        commands.hold(case, initials="T.B.", kind="custody", started_at=on(3), by=desk.tuan, at=on(3, 10))
    commands.hold(case, initials="T.B. 2", kind="custody", started_at=on(3), by=desk.tuan, at=on(3, 10))
    with pytest.raises(CasesError):
        commands.close(type(case).objects.get(pk=case.pk), outcome="discontinued", by=desk.tuan, at=on(4))


def test_it_shows_people_held_within_reach_only(desk: Desk) -> None:
    held = commands.hold(desk.opened(), initials="T.B.", kind="custody", started_at=on(3), by=desk.tuan, at=on(3, 9))
    assert held in Measure.objects.visible_to(desk.thang, on=on(3).date())
    assert held not in Measure.objects.visible_to(desk.lan, on=on(3).date())


def test_it_ends_no_measure_before_it_began_or_twice(desk: Desk) -> None:
    held = commands.hold(desk.opened(), initials="T.B.", kind="custody", started_at=on(3), by=desk.tuan, at=on(3, 9))
    with pytest.raises(CasesError):
        commands.end(held, when=on(3) - timedelta(hours=1), by=desk.tuan, at=on(4))
    commands.end(now(held), by=desk.tuan, at=on(4))
    with pytest.raises(CasesError):
        commands.end(now(held), by=desk.tuan, at=on(5))
    assert Entry.objects.with_verb(verbs.ENDED).count() == 1
