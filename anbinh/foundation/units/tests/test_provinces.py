"""The other provinces, as the package of administrative units knows them; the country's totals are public figures."""

from collections import Counter, defaultdict
from datetime import date

import pytest

from anbinh.foundation.units import sources
from anbinh.foundation.units.models import COMMUNES
from anbinh.foundation.units.rules import Described, Filling

Country = dict[str, Filling]
BEFORE, REFORM = date(2025, 6, 30), date(2025, 7, 1)


@pytest.fixture(scope="module")
def country() -> Country:
    """All 34 provinces and cities of today, by code."""
    return {code: sources.province(code) for code in sources.provinces()}


def alive(country: Country, day: date) -> list[Described]:
    return [unit for filling in country.values() for unit in filling.units if unit.alive(day)]


def test_it_knows_the_country_before_and_after_the_reform(country: Country) -> None:
    def counted(day: date) -> tuple[int, int, int]:
        kinds = Counter(unit.kind for unit in alive(country, day))
        return kinds["province"], kinds["district"], sum(kinds[kind] for kind in COMMUNES)

    assert counted(BEFORE) == (63, 696, 10_035)
    assert counted(REFORM) == (34, 0, 3_321)


def test_it_leads_every_commune_somewhere_and_every_new_one_from_somewhere(country: Country) -> None:
    for code, filling in country.items():
        old = {u.code for u in filling.units if u.valid_to and u.kind in COMMUNES}
        new = {u.code for u in filling.units if u.alive(REFORM) and u.kind in COMMUNES}
        assert old <= {change.predecessor for change in filling.changes}, code
        assert new <= {change.successor for change in filling.changes}, code


def test_it_names_one_main_successor_and_marks_what_is_split(country: Country) -> None:
    for filling in country.values():
        steps = defaultdict(list)
        for change in filling.changes:
            steps[change.predecessor].append(change)
        for changes in steps.values():
            assert sum(change.main for change in changes) == 1
            assert all(change.split is (len(changes) > 1) for change in changes)


def test_it_leads_an_island_district_without_communes_to_its_special_zone(country: Country) -> None:
    found = {(change.predecessor, change.successor) for filling in country.values() for change in filling.changes}
    # Bạch Long Vĩ, Cồn Cỏ, Hoàng Sa, Lý Sơn, Côn Đảo.
    islands = {("318", "11948"), ("471", "19742"), ("498", "20333"), ("536", "21548"), ("755", "26732")}
    assert islands <= found


def test_it_names_every_unit_once_in_a_period(country: Country) -> None:
    for filling in country.values():
        assert max(Counter(unit.key for unit in filling.units).values()) == 1


def test_it_refuses_a_province_that_is_not() -> None:
    with pytest.raises(sources.UnknownProvince):
        sources.province("00")
