"""Who hears of a recommendation, when; and what stands on the day of the unit and of the inspectors."""

from datetime import timedelta

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import Paper
from anbinh.foundation.notices.models import Notice
from anbinh.foundation.units.models import Unit
from anbinh.records.oversight import commands
from anbinh.records.oversight.days import day_of_inspections
from anbinh.records.oversight.tests.conftest import House, fresh, on
from anbinh.records.oversight.tests.test_inspections import recommended


def _head() -> Person:
    """Hùng heads the commune that is inspected."""
    found: Person = Person.objects.holding({"commune_head"}, on=on(2).date()).get()
    return found


def _heard(person: Person) -> list[str]:
    return [str(one.telling) for one in Notice.objects.to(person).order_by("pk")]


def test_it_tells_the_unit_of_a_recommendation_and_the_inspector_of_the_answer(house: House) -> None:
    inspection = house.opened()
    one = recommended(house, inspection)
    number = inspection.code
    assert _heard(_head()) == [f"Đơn vị anh/chị thực hiện kiến nghị của cuộc kiểm tra {number} trước ngày 20/03/2026."]
    assert not _heard(house.hong) and not _heard(house.lan)
    commands.fulfil(fresh(inspection), Paper(text="Đã giao."), recommendation=one, by=_head(), at=on(9))
    assert [f"đã thực hiện kiến nghị của cuộc kiểm tra {number}" in said for said in _heard(house.hong)] == [True]


def test_it_tells_once_that_a_recommendation_is_soon_due_and_once_that_it_is_late(house: House) -> None:
    inspection = house.opened()
    recommended(house, inspection)
    assert commands.tell_due(at=on(5)) == 0
    assert commands.tell_due(at=on(6)) == 1 and commands.tell_due(at=on(7)) == 0
    assert commands.tell_due(at=on(20)) == 0
    assert commands.tell_due(at=on(21)) == 2 and commands.tell_due(at=on(22)) == 0
    assert "chưa thực hiện" in _heard(house.hong)[-1]


def test_it_tells_nothing_of_a_recommendation_taken_back(house: House) -> None:
    inspection = house.opened()
    recommended(house, inspection)
    commands.take_back(fresh(inspection), reason="Ghi nhầm đơn vị.", by=house.hong, at=on(6))
    assert commands.tell_due(at=on(25)) == 0


def test_it_puts_what_is_due_on_the_day_of_the_unit_and_of_the_inspector(house: House) -> None:
    inspection = house.opened()
    recommended(house, inspection)
    early, near = on(5), on(6)
    assert (day_of_inspections(_head(), on=early.date(), at=early) or _Empty).number == 0
    for person in (_head(), house.hong):
        section = day_of_inspections(person, on=near.date(), at=near)
        assert section is not None and [line.code for line in section.lines] == [inspection.code]
        assert section.lines[0].verb_href.endswith("/thuc-hien/")
    assert day_of_inspections(house.lan, on=near.date(), at=near) is None
    # The city's desk reaches every unit, yet answers for its own.
    desk = day_of_inspections(house.thang, on=near.date(), at=near)
    assert desk is not None and desk.number == 0


def test_it_puts_the_plan_on_the_day_of_the_inspector_alone(house: House) -> None:
    far = Unit.objects.coded("00634").on(on(2).date()).get()
    units, due = [house.phuc_loc, far], on(30).date()
    commands.plan_inspections(units=units, topic="data", due_on=due, reason="Kế hoạch.", by=house.hong, at=on(2))
    near = on(30) - timedelta(days=10)
    section = day_of_inspections(house.hong, on=near.date(), at=near)
    assert section is not None and section.number == 2 and section.lines[0].verb_href.endswith("/mo/")
    assert (day_of_inspections(_head(), on=near.date(), at=near) or _Empty).number == 0


class _Empty:
    """No section at all."""

    number = 0
