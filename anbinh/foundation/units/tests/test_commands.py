"""Opening, closing and handing over single units."""

from datetime import date

import pytest

from anbinh.foundation.journal.models import Entry
from anbinh.foundation.journal.verification import verify
from anbinh.foundation.units import commands
from anbinh.foundation.units.commands import UnitsError
from anbinh.foundation.units.models import Unit
from anbinh.foundation.units.rules import Described, short_name, within_sentence
from anbinh.foundation.units.tests.moment import AT

pytestmark = pytest.mark.django_db
START, ON = date(2020, 1, 1), date(2030, 1, 1)


def opened(code: str, name: str, *, kind: str = "commune", parent: str = "", since: date = START) -> Unit:
    return commands.open_unit(Described(code, kind, name, parent, since), by=None, at=AT)


@pytest.fixture
def province(db: None) -> Unit:
    return opened("99", "Tỉnh An Bình", kind="province")


def test_it_opens_a_unit_inside_another(province: Unit) -> None:
    commune = opened("99001", "Xã Bình An", parent="99")
    assert commune.path == f"{province.path}{commune.pk}/"
    assert commune.place == "Tỉnh An Bình"
    assert [entry.verb for entry in Entry.objects.about(commune)] == ["units.unit.opened"]
    assert list(Unit.objects.ancestors_of(commune)) == [province]


def test_it_refuses_a_code_that_is_in_use_and_a_place_that_is_not() -> None:
    opened("99", "Tỉnh An Bình", kind="province")
    with pytest.raises(UnitsError, match="99"):
        opened("99", "Tỉnh Khác", kind="province", since=date(2025, 1, 1))
    with pytest.raises(UnitsError, match="98"):
        opened("98001", "Xã Lạc", parent="98")
    with pytest.raises(UnitsError):
        opened("98001", " ", parent="99")


def test_it_closes_a_unit_once(province: Unit) -> None:
    commune = opened("99001", "Xã Bình An", parent="99")
    closed = commands.close_unit(commune, on=ON, by=None, at=AT, reason="Sáp nhập")
    assert closed.last_day == date(2029, 12, 31)
    assert Entry.objects.about(commune).total() == 0
    with pytest.raises(UnitsError):
        commands.close_unit(commune, on=ON, by=None, at=AT)
    with pytest.raises(UnitsError):
        commands.close_unit(province, on=START, by=None, at=AT)


def test_it_hands_a_unit_over_and_marks_a_split(province: Unit) -> None:
    old = opened("99001", "Xã Bình An", parent="99")
    north, south = (
        opened(code, name, parent="99", since=ON) for code, name in (("99002", "Xã Bắc An"), ("99003", "Xã Nam An"))
    )
    with pytest.raises(UnitsError):
        commands.hand_over(old, north, south, main=province, on=ON, by=None, at=AT)
    with pytest.raises(UnitsError):
        commands.hand_over(old, north, main=north, on=date(2029, 1, 1), by=None, at=AT)
    steps = commands.hand_over(old, north, south, main=north, on=ON, by=None, at=AT)
    assert [(step.split, step.main) for step in steps] == [(True, True), (True, False)]
    old.refresh_from_db()
    assert old.valid_to == ON
    assert verify().fault is None


def test_it_names_units_without_and_inside_a_sentence() -> None:
    assert short_name("Thị xã Sơn Tây") == "Sơn Tây"
    assert within_sentence("Phường Ba Đình") == "phường Ba Đình"
    assert within_sentence("Công an thành phố") == "Công an thành phố"
