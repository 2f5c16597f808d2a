"""The demonstration's cast in the real units of Hà Nội."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries, Settings

from anbinh.foundation.accounts import commands
from anbinh.foundation.accounts.access import Role
from anbinh.foundation.accounts.commands import AccountsError
from anbinh.foundation.accounts.demonstration import CAST
from anbinh.foundation.accounts.models import Person
from anbinh.foundation.accounts.rules import DEMONSTRATION_PASSWORD
from anbinh.foundation.accounts.tests.conftest import NOW
from anbinh.foundation.journal.verification import verify
from anbinh.foundation.units.models import Unit

TODAY = NOW.date()
BEFORE = date(2024, 3, 6)

pytestmark = pytest.mark.django_db


def _unit(code: str, day: date) -> Unit:
    return Unit.objects.on(day).coded(code).get()


def test_it_makes_a_ready_account_for_each_role_however_often_it_runs(hanoi: int) -> None:
    assert commands.make_demonstration(at=NOW) == len(CAST)
    assert commands.make_demonstration(at=NOW) == len(CAST)
    assert Person.objects.demonstration().count() == len(CAST)
    assert {member.role for member in CAST} == set(Role)
    for member in CAST:
        person = Person.objects.named(member.username).get()
        assert person.check_password(DEMONSTRATION_PASSWORD) and not person.must_change_password
        assert {post.role for post in person.posts_on(TODAY)} == {member.role}
    assert verify().fault is None


def test_it_makes_none_in_production(hanoi: int, settings: Settings) -> None:
    settings.MODE = "production"
    with pytest.raises(AccountsError):
        commands.make_demonstration(at=NOW)
    assert not Person.objects.demonstration().exists()


def test_it_lets_lan_keep_the_records_of_van_phuc_after_the_reform(hanoi: int) -> None:
    commands.make_demonstration(at=NOW)
    lan = Person.objects.named("nguyen.thi.lan").get()
    van_phuc, phuc_loc = _unit("09721", BEFORE), _unit("09739", TODAY)
    assert lan.reach(on=BEFORE).covers(van_phuc) and not lan.reach(on=BEFORE).covers(phuc_loc)
    assert lan.reach(on=TODAY).covers(van_phuc) and lan.reach(on=TODAY).covers(phuc_loc)
    assert not lan.reach(on=TODAY).covers(_unit("09772", TODAY)), "the neighbour's is the neighbour's"


def test_it_reaches_every_unit_of_every_time_from_the_chair_of_the_city(hanoi: int) -> None:
    commands.make_demonstration(at=NOW)
    chair = Person.objects.named("tran.quang.vinh").get()
    reach = chair.reach(on=TODAY)
    assert all(reach.covers(unit) for unit in Unit.objects.all())


def test_it_asks_the_database_once_for_the_posts_of_a_day(
    hanoi: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    commands.make_demonstration(at=NOW)
    lan = Person.objects.named("nguyen.thi.lan").get()
    with django_assert_num_queries(1):
        for permission in ("units.read", "journal.read", "accounts.manage"):
            lan.may(permission, on=TODAY)
    lan.reach(on=TODAY)
    with django_assert_num_queries(0):
        lan.reach(on=TODAY)
