"""A conclusion becomes a task of the programme."""

from datetime import date
from http import HTTPStatus

import pytest
from django.urls import reverse

from anbinh.foundation.books.commands import Paper, Refusal
from anbinh.foundation.units.models import Unit
from anbinh.records.conferences import commands
from anbinh.records.conferences.models import Conclusion, Conference
from anbinh.records.conferences.tests.conftest import Hall, fresh, on
from anbinh.records.programme.models import Task
from conftest import Signed

DUE = date(2026, 6, 30)


def concluded(hall: Hall) -> Conference:
    made = hall.closed()
    commands.conclude(made, Paper(), conclusions=["Triệt xóa tụ điểm.", "Đẩy mạnh Đề án 06."], by=hall.ha, at=on(17))
    return fresh(made)


def police() -> Unit:
    found: Unit = Unit.objects.coded("CATP-PC02").on(on(17).date()).get()
    return found


def test_it_gives_a_conclusion_as_a_task_with_where_it_comes_from(hall: Hall) -> None:
    made = concluded(hall)
    first = Conclusion.objects.of(made)[0]
    task = commands.make_task(first, unit=police(), due_on=DUE, by=hall.ha, at=on(18))
    assert (task.title, task.source, task.source_number) == ("Triệt xóa tụ điểm.", "conference", made.code)
    assert (task.unit.code, task.due_on, task.giver) == ("CATP-PC02", DUE, made.unit)
    assert Conclusion.objects.of(made)[0].task == task


def test_it_makes_one_task_of_a_conclusion(hall: Hall) -> None:
    first = Conclusion.objects.of(concluded(hall))[0]
    commands.make_task(first, unit=police(), due_on=DUE, by=hall.ha, at=on(18))
    with pytest.raises(Refusal, match="đã là nhiệm vụ"):
        commands.make_task(first, unit=police(), due_on=DUE, by=hall.ha, at=on(18))
    assert Task.objects.count() == 1


def test_it_keeps_conclusions_that_are_tasks(hall: Hall) -> None:
    made = concluded(hall)
    commands.make_task(Conclusion.objects.of(made)[0], unit=police(), due_on=DUE, by=hall.ha, at=on(18))
    with pytest.raises(Refusal, match="đã là nhiệm vụ"):
        commands.take_back(fresh(made), reason="Sai bản.", by=hall.ha, at=on(18))
    assert Conclusion.objects.of(made).count() == 2


def test_it_refuses_whoever_does_not_hold_the_conference(hall: Hall) -> None:
    first = Conclusion.objects.of(concluded(hall))[0]
    with pytest.raises(Refusal, match="không cho phép"):
        commands.make_task(first, unit=police(), due_on=DUE, by=hall.hung, at=on(18))


def test_it_gives_it_from_the_page_and_shows_the_task(hall: Hall, signed: Signed) -> None:
    made = concluded(hall)
    way = reverse("conferences:give", kwargs={"key": made.pk, "conclusion": 1})
    client = signed(hall.ha)
    assert "Triệt xóa tụ điểm." in client.get(way).content.decode()
    typed = {"unit": "CATP-PC02", "due_on_day": "31", "due_on_month": "12", "due_on_year": "2099"}
    client.post(way, typed)
    task = Task.objects.get()
    assert task.code in client.get(reverse("conferences:record", kwargs={"key": made.pk})).content.decode()
    assert signed(hall.mai).get(way).status_code == HTTPStatus.FORBIDDEN


@pytest.mark.parametrize("year", ["2020", ""], ids=["past", "nothing"])
def test_it_says_what_is_wrong_with_the_due_day(hall: Hall, signed: Signed, year: str) -> None:
    made = concluded(hall)
    way = reverse("conferences:give", kwargs={"key": made.pk, "conclusion": 1})
    typed = {"unit": "CATP-PC02", "due_on_day": "1", "due_on_month": "1", "due_on_year": year}
    assert "error-summary" in signed(hall.ha).post(way, typed).content.decode()
    assert not Task.objects.exists()
