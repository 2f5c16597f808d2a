"""What stands out of reports by week, and what gathers: drawn counts with something planted in them."""

from datetime import date, timedelta

import numpy as np
import pytest

from anbinh.foundation.units.models import Unit
from anbinh.kernels.figures.territory import Group, Place, Rollup
from anbinh.outputs.findings.looking import clusters, surges, weekly
from anbinh.outputs.findings.looking.counting import Weekly, monday, where_today
from anbinh.outputs.findings.querysets import Received

CITY, BA_DINH, PHUC_LOC = 1, 10, 20
LAST = date(2026, 11, 22)  # a Sunday
FIRST = LAST - timedelta(days=7 * 104 - 1)


def somewhere(unit: int, _day: date) -> int | None:
    return unit if unit != CITY else None


def steady(*, code: str = "F14", every: int = 7, unit: int = BA_DINH) -> list[Received]:
    """One report each so many days."""
    days = range(0, (LAST - FIRST).days + 1, every)
    return [Received(unit, FIRST + timedelta(days=day), 1, {"method": code, "line": "TTXH"}) for day in days]


def burst(count: int, *, code: str = "F14", back: int = 0, unit: int = BA_DINH) -> list[Received]:
    """So many reports in the week that ended so many weeks ago."""
    day = LAST - timedelta(days=7 * back + 2)
    return [Received(unit, day, 1, {"method": code, "line": "TTXH"}) for _ in range(count)]


def counted(rows: list[Received], *, last: date = LAST) -> Weekly:
    found = weekly(rows, first=FIRST, last=last, city=CITY, where=somewhere)
    assert found is not None
    return found


def test_it_counts_whole_weeks_of_the_city_and_of_communes_as_they_are_today() -> None:
    rows = [*burst(3), *burst(2, unit=CITY), Received(BA_DINH, LAST, -1, {"method": "F14", "offence": "174"})]
    found = counted(rows)
    assert found.weeks[-1] == date(2026, 11, 16) == monday(LAST)
    newest = dict(zip(found.names, found.counts.observed[-1].astype(int).tolist(), strict=True))
    assert newest["method", "F14", CITY] == 4
    assert newest["method", "F14", BA_DINH] == 2
    assert ("offence", "174", BA_DINH) not in newest and newest["offence", "174", CITY] == 0


def test_it_leaves_the_week_that_runs_out() -> None:
    assert counted(steady(), last=LAST - timedelta(days=1)).weeks[-1] == date(2026, 11, 9)


@pytest.mark.parametrize(("day", "whole"), [(date(2025, 6, 30), None), (date(2025, 7, 1), 31)])
def test_it_knows_where_today_only_what_went_there_whole(day: date, whole: int | None) -> None:
    split = Place((Group(5, None, date(2025, 7, 1)),), (), (0, 1))
    place = Place((Group(5, date(2025, 7, 1), None), Group(6)), (1,))
    find = where_today(Rollup((30, 31), (split, place)))
    assert (find(5, day), find(6, day), find(7, day)) == (whole, 31, None)


def test_it_sees_a_week_far_above_the_weeks_before() -> None:
    (city,) = [one for one in surges(counted([*steady(), *burst(12)])) if one.unit == CITY and one.theme == "method"]
    assert (city.kind, city.value, city.observed) == ("surge", "F14", 13)
    assert (city.first_on, city.last_on) == (date(2026, 11, 16), LAST)
    assert city.seldom is not None and city.seldom <= 0.1 and city.bound is not None and city.bound < 13
    assert city.told["weeks"][-1] == {"on": "2026-11-16", "count": 13}


def test_it_says_nothing_of_usual_weeks() -> None:
    assert surges(counted(steady()), last=8) == []


@pytest.mark.parametrize(("code", "kind"), [("F02", "new"), ("M02", "returning")])
def test_it_tells_a_new_method_from_one_the_catalogue_calls_old(code: str, kind: str) -> None:
    seen = surges(counted([*steady(), *burst(3, code=code)]))
    mine = {(one.kind, one.unit) for one in seen if one.value == code}
    assert mine == {(kind, CITY), ("local", BA_DINH)}


def test_it_sees_what_gathers_in_neighbouring_communes() -> None:
    places = [
        Unit(pk=n, code=f"{n:05}", name=f"Phường {n}", latitude=21 + n * (70 + n) / 5000, longitude=105.8)
        for n in range(40)
    ]
    rng = np.random.default_rng(7)
    rows = [
        Received(int(rng.integers(40)), LAST - timedelta(days=int(rng.integers(360))), 1, {"method": "M04"})
        for _ in range(400)
    ]
    rows += [Received(n, LAST - timedelta(days=d), 1, {"method": "M04"}) for n in (4, 5) for d in range(6)]
    (one,) = clusters(rows, last=LAST, communes=places, where=lambda unit, _day: unit)
    assert one.kind == "cluster" and {place["unit"] for place in one.told["places"]} >= {4, 5}
    assert one.seldom is not None and one.seldom >= 365 and one.observed > 3 * one.expected
    assert one.last_on == LAST


def test_it_sees_no_cluster_in_what_is_always_more_in_one_place() -> None:
    places = [Unit(pk=n, code=f"{n:05}", name=f"Phường {n}", latitude=21 + n / 100, longitude=105.8) for n in range(4)]
    rows = [
        Received(n, LAST - timedelta(days=day), 9 if n == 2 else 1, {"method": "M04"})
        for n in range(4)
        for day in range(0, 360, 9)
    ]
    assert clusters(rows, last=LAST, communes=places, where=lambda unit, _day: unit) == []
    assert clusters([], last=LAST, communes=places, where=lambda unit, _day: unit) == []
