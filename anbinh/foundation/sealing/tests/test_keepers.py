"""Who an envelope is sealed for: `seats_over` must say exactly what everybody's reach says."""

import pytest
from pytest_django import DjangoAssertNumQueries

from anbinh.foundation.accounts import commands as accounts
from anbinh.foundation.accounts.access import Role
from anbinh.foundation.accounts.models import Person
from anbinh.foundation.accounts.tests.territory import AFTER, BEFORE, LAST, REFORM, Corner
from anbinh.foundation.sealing import commands
from anbinh.foundation.sealing.access import OPEN
from anbinh.foundation.sealing.keepers import keepers_of
from anbinh.foundation.sealing.models import CustodianKey
from anbinh.foundation.sealing.tests.conftest import CONTENT, NOW, Cast, SetUp
from anbinh.foundation.units.models import Unit


@pytest.fixture
def everywhere(corner: Corner) -> list[Person]:
    """A custodian with a key in every seat a custodian can have, since its first day."""
    seats = [unit for unit in vars(corner).values() if unit.kind in {"province", "district", "commune", "police"}]
    people = []
    for number, unit in enumerate(seats):
        person, _password = accounts.create_person(username=f"giu.{number}", full_name=f"Giữ {number}", by=None, at=NOW)
        accounts.appoint(person=person, role=Role.CUSTODIAN, unit=unit, valid_from=unit.valid_from, by=None, at=NOW)
        CustodianKey.objects.create(
            person=person, public_key=b"", wrapped_private_key=b"", salt=b"", parameters={}, made_at=NOW
        )
        people.append(person)
    return people


@pytest.mark.parametrize("day", [BEFORE, LAST, REFORM, AFTER], ids=str)
def test_it_agrees_with_the_reach_of_everybody(everywhere: list[Person], day: object) -> None:
    for unit in Unit.objects.all():
        by_reach = {one.pk for one in everywhere if one.reach(on=day, permission=OPEN).covers(unit)}  # type: ignore[arg-type]  # not None here
        assert {keeper.key.person_id for keeper in keepers_of(unit, on=day)} == by_reach, unit  # type: ignore[arg-type]  # not None here


def test_it_seals_after_the_reform_for_what_a_commune_was_before(cast: Cast, corner: Corner, set_up: SetUp) -> None:
    set_up(cast.nam, cast.thao)
    made = commands.seal(CONTENT, unit=corner.van_phuc, by=None, at=NOW)
    assert {share.key.person_id for share in made.shares.all()} == {cast.nam.pk, cast.thao.pk}


def test_it_seals_in_few_questions(
    cast: Cast, corner: Corner, set_up: SetUp, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    set_up(cast.nam, cast.hanh, cast.thao, cast.kien)
    with django_assert_max_num_queries(45):
        commands.seal(CONTENT, unit=corner.phuc_loc_police, by=None, at=NOW)
