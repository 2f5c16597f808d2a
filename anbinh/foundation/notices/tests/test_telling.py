"""Telling people, once, in their language, at a constant cost."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from anbinh.foundation.accounts import commands as accounts
from anbinh.foundation.accounts.models import Person
from anbinh.foundation.notices import commands, kinds
from anbinh.foundation.notices.models import Notice, Telling
from anbinh.foundation.notices.querysets import people_of
from anbinh.foundation.notices.tests.conftest import ASSIGNED, DAY, OVERDUE, message, person, told
from anbinh.foundation.units.models import Unit


def test_it_tells_each_of_the_people_in_the_words_of_the_reader(lan: Person, tuan: Person) -> None:
    assert told(lan, tuan) == 2
    assert str(Telling.objects.get()) == "Bãi đất trống, 43.570, 03/03/2026"
    with translation.override("en"):
        assert "43,570" in str(Telling.objects.get())


def test_it_does_not_tell_whoever_acts(lan: Person, tuan: Person) -> None:
    assert told(lan, tuan, by=tuan) == 1
    assert not Notice.objects.to(tuan).exists()


def test_it_keeps_nothing_when_nobody_is_left_to_be_told(lan: Person) -> None:
    assert told(lan, by=lan) == 0
    assert not Telling.objects.exists()


def test_it_tells_the_same_person_once_of_what_has_a_mark(lan: Person, tuan: Person) -> None:
    assert told(lan, once="7 2026-03-02") == 1
    assert told(lan, tuan, once="7 2026-03-02") == 1
    assert told(lan, once="7 2026-04-02") == 1


def test_it_refuses_a_kind_that_no_room_declared(lan: Person) -> None:
    with pytest.raises(kinds.UnknownKind):
        told(lan, kind=kinds.Kind("test.unknown", "?", "intake.read"))


def test_it_refuses_a_kind_declared_twice_in_two_ways() -> None:
    assert kinds.declare(ASSIGNED) == ASSIGNED.name
    with pytest.raises(ValueError, match="declared twice"):
        kinds.declare(kinds.Kind(ASSIGNED.name, "Khác", "intake.read"))


def test_it_refuses_a_moment_in_a_sentence(lan: Person) -> None:
    with pytest.raises(TypeError):
        commands.tell([lan], message(params={"due": DAY}), by=None, at=DAY)


def test_it_costs_the_same_for_one_person_and_for_a_city(cast: None, db: None) -> None:
    def cost(people: list[Person]) -> int:
        with CaptureQueriesContext(connection) as asked:
            told(*people)
        return len(asked)

    many = [Person(username=f"can.bo.{n:03d}", full_name=f"Cán bộ {n}", created_at=DAY) for n in range(579)]
    people = Person.objects.bulk_create(many)
    # SQLite takes some hundreds of rows in one statement.
    assert cost(people) <= cost(people[:1]) + 3 <= 9
    assert Notice.objects.count() == 580


def test_it_finds_those_who_serve_in_a_commune_and_not_all_who_reach_it(lan: Person, phuc_loc: Unit) -> None:
    found = set(people_of("intake.read", phuc_loc, on=DAY.date()).values_list("username", flat=True))
    assert "nguyen.thi.lan" in found and "nguyen.duc.thang" not in found
    assert not people_of("accounts.manage", phuc_loc, on=DAY.date()).exists()


def test_it_finds_those_of_the_city_for_the_city(thang: Person, lan: Person) -> None:
    city = Unit.objects.coded("01").on(DAY.date()).get()
    found = set(people_of("intake.read", city, on=DAY.date()).values_list("username", flat=True))
    assert "nguyen.duc.thang" in found and "nguyen.thi.lan" not in found


def test_it_leads_from_a_unit_that_has_ended_to_those_who_took_over(lan: Person) -> None:
    former = Unit.objects.coded("09739").on(DAY.date() - timedelta(days=400)).first()
    assert former is not None and former.valid_to is not None
    assert lan in people_of("intake.read", former, on=DAY.date())


def test_it_finds_nobody_whose_post_has_ended_or_whose_account_is_closed(lan: Person, phuc_loc: Unit) -> None:
    admin = person("phan.thanh.son")
    accounts.deactivate(lan, by=admin, at=DAY, reason="Chuyển công tác")
    assert lan not in people_of("intake.read", phuc_loc, on=DAY.date())
    assert not people_of("intake.read", phuc_loc, on=DAY.date() - timedelta(days=20_000)).exists()


def test_it_marks_as_read_what_was_not(lan: Person) -> None:
    told(lan), told(lan, kind=OVERDUE)
    mine = Notice.objects.to(lan)
    assert mine.unread().capped() == 2
    assert commands.mark_read(mine.of_kind(OVERDUE.name), at=DAY) == 1
    assert commands.mark_read(mine, at=DAY) == 1
    assert mine.unread().capped() == 0


def test_it_forgets_a_year_after_it_was_read(lan: Person, tuan: Person) -> None:
    told(lan), told(lan, tuan)
    commands.mark_read(Notice.objects.to(lan), at=DAY)
    assert commands.forget_old(at=DAY + timedelta(days=360)) == 0
    assert commands.forget_old(at=DAY + timedelta(days=366)) == 2
    assert (Telling.objects.count(), Notice.objects.get().person) == (1, tuan)
