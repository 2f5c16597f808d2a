"""When a unit ends, its open cases lie with what took its work over, and nothing is counted twice."""

import json
from typing import Any

import pytest
from click.testing import CliRunner

from anbinh.foundation.journal.models import Entry
from anbinh.foundation.units.models import Unit
from anbinh.records.cases import commands, verbs
from anbinh.records.cases.cli import cases as group
from anbinh.records.cases.models import Case, Clock, Stay
from anbinh.records.cases.tests.conftest import Desk, fresh, on
from anbinh.records.cases.tests.test_cases import total

# The police of Hoàn Kiếm district ended on 1 March 2025.
LAST_YEAR = 2025


def of_district(desk: Desk, **changed: Any) -> Case:
    unit = Unit.objects.coded("CA-002").on(on(2).replace(year=2024).date()).get()
    opened = on(3, month=2).replace(year=LAST_YEAR)
    return commands.open_case(desk.opening(unit=unit, opened_at=opened, **changed), by=None, at=opened)


def stock(unit: Unit) -> int:
    return sum(entry.quantity for entry in Entry.objects.with_verb(verbs.PENDING) if entry.unit_id == unit.pk)


def handed(desk: Desk, case: Case, **more: Any) -> Any:
    (way,) = commands.hand_over(on=on(2).date(), heirs={case.holder_id: desk.city_police}, by=None, at=on(2), **more)
    return way


def test_it_passes_an_open_case_with_its_time_to_the_unit_named(desk: Desk) -> None:
    case = of_district(desk)
    district = case.holder
    way = handed(desk, case)
    assert way.to == desk.city_police and fresh(case).holder == desk.city_police
    assert stock(district) == 0 and stock(desk.city_police) == 1
    assert total(verbs.TRANSFERRED, destination="handover") == total(verbs.ARRIVED) == total(verbs.OCCURRED) == 1
    running = Clock.objects.of_case(case).running().get()
    assert running.unit == desk.city_police and running.due_at == case.due_at
    assert commands.hand_over(on=on(2).date(), by=None, at=on(3)) == []


def test_it_counts_a_suspended_case_in_no_stock_on_its_way(desk: Desk) -> None:
    case = of_district(desk)
    day = on(10, month=2).replace(year=LAST_YEAR)
    commands.suspend(case, ground="229.1c", text="Chờ giám định.", by=None, at=day)
    handed(desk, fresh(case))
    assert total(verbs.ARRIVED) == 0 and stock(desk.city_police) == 0
    assert not Stay.objects.present(case).counted_in
    commands.resume(fresh(case), text="Có kết luận.", by=desk.tuan, at=on(5))
    assert stock(desk.city_police) == 1


def test_it_lets_the_new_unit_release_whoever_is_held(desk: Desk) -> None:
    case = of_district(desk)
    begun = on(27, month=2).replace(year=LAST_YEAR)
    held = commands.hold(case, initials="T.B.", kind="detention", started_at=begun, by=None, at=begun)
    handed(desk, case)
    commands.end(held, by=desk.tuan, at=on(2, 9))
    assert total(verbs.HELD) == 0 and total(verbs.ENDED, in_time="no") == 1


def test_it_names_whoever_has_no_heir(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    case = of_district(desk)
    monkeypatch.setattr("anbinh.records.intake.succession.hops_of", lambda units, **_: {case.holder_id: ()})
    (way,) = commands.hand_over(on=on(2).date(), by=None, at=on(2))
    assert way.to is None and fresh(case).holder == case.holder


def test_it_refuses_an_heir_that_has_ended(desk: Desk) -> None:
    case = of_district(desk)
    with pytest.raises(commands.CasesError):
        commands.hand_over(on=on(2).date(), heirs={case.holder_id: case.holder}, by=None, at=on(2))


def test_it_says_on_the_command_line_what_would_go_where(desk: Desk) -> None:
    case = of_district(desk)
    asked = ["hand-over", "--on", "02/03/2026", "--heir", "CA-002=CATP-PC02", "--json"]
    answer = CliRunner().invoke(group, [*asked, "--dry-run"])
    told = json.loads(answer.stdout)
    assert told["cases"] == 1 and told["list"][0]["to"] == "CATP-PC02" and told["dry_run"]
    assert fresh(case).holder == case.holder
    assert CliRunner().invoke(group, asked).exit_code == 0
    assert fresh(case).holder == desk.city_police


@pytest.mark.parametrize("wrong", [["--on", "hôm qua"], ["--heir", "CA-002"], ["--heir", "X=Y"]])
def test_it_refuses_on_the_command_line_what_it_cannot_read(desk: Desk, wrong: list[str]) -> None:
    answer = CliRunner().invoke(group, ["hand-over", *wrong])
    assert answer.exit_code == 2
