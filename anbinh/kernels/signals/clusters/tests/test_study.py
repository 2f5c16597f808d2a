from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from anbinh.kernels.signals.clusters import ClusterError, Places, Scan, Study, scan
from anbinh.kernels.signals.clusters.study import CaseRow, ExpectedRow

TWO = Places(("Ba Đình", "Sóc Sơn"), np.array([[21.03, 105.83], [21.26, 105.85]]))
DAYS = [("Ba Đình", "2024-01-01", 2), ("Ba Đình", "2024-01-04", 1), ("Sóc Sơn", "2024-01-02", 3)]


def study(
    cases: Sequence[CaseRow] = DAYS,
    expected: Sequence[ExpectedRow] | None = None,
    population: Sequence[float] | None = None,
    **settings: object,
) -> Study:
    people = None if population is None else np.array(population)
    return Study.of(scan=Scan.read(settings), places=TWO, cases=cases, expected=expected, population=people)


def test_it_covers_the_cases_and_keeps_each_of_them() -> None:
    made = study()
    assert (made.total, made.steps, made.timeline.unit) == (6, 4, "day")
    assert made.case_steps.tolist() == [0, 0, 3, 1, 1, 1]


def test_it_leaves_out_what_lies_outside_the_study() -> None:
    assert study(start="2024-01-02").total == 4
    assert study(end="2024-01-01").total == 2


def test_it_takes_days_as_dates_too() -> None:
    assert study([("Ba Đình", date(2024, 1, 1), 1), ("Sóc Sơn", date(2024, 1, 3), 1)]).steps == 3


@pytest.mark.parametrize(("period", "unit"), [("2024", "year"), ("2024-05", "month"), ("2024-05-06", "day")])
def test_it_sees_the_unit_from_the_way_periods_are_written(period: str, unit: str) -> None:
    assert study([("Ba Đình", period, 2)]).timeline.unit == unit


def test_it_scales_what_was_expected_to_the_cases() -> None:
    rows = [(name, day, 5.0) for name in TWO.names for day in ("2024-01-01", "2024-01-02", "2024-01-03", "2024-01-04")]
    made = study(expected=rows, model="poisson")
    assert made.expected is not None
    assert made.expected.tolist() == pytest.approx(np.full((2, 4), 6 / 8))


def test_it_spreads_a_population_over_the_days() -> None:
    made = study(population=[300, 100], model="poisson", time_step=3)
    assert made.expected is not None
    # The first step is one day, the second three.
    assert made.expected == pytest.approx(np.array([[1.125, 3.375], [0.375, 1.125]]))


def test_it_does_not_mind_the_order_of_rows_or_of_places() -> None:
    forwards = scan(study(replications=19)).clusters
    backwards = scan(study(DAYS[::-1], replications=0)).clusters
    assert [(one.locations, one.llr) for one in forwards] == [(one.locations, one.llr) for one in backwards]


def test_it_does_not_mind_the_unit_of_what_was_expected() -> None:
    cases = [("Ba Đình", "2024-01-04", 5), ("Sóc Sơn", "2024-01-02", 3)]
    few = scan(study(cases, population=[1, 2], model="poisson", replications=0, max_fraction=1)).clusters
    many = scan(study(cases, population=[1000, 2000], model="poisson", replications=0, max_fraction=1)).clusters
    assert [one.llr for one in few] == pytest.approx([one.llr for one in many])
    assert few[0].relative_risk is None or few[0].relative_risk > 1


def test_it_looks_at_space_alone() -> None:
    rows: list[CaseRow] = [("Ba Đình", None, 9), ("Sóc Sơn", None, 1)]
    made = study(rows, population=[1, 1], model="poisson", mode="spatial", replications=99)
    best = scan(made).clusters[0]
    # 9 of 10 where half is expected: 9 ln 1.8 + ln 0.2.
    assert best.llr == pytest.approx(9 * np.log(1.8) + np.log(0.2))
    assert best.relative_risk == pytest.approx(9)
    assert (best.start, best.first_day, best.recurrence_days) == (None, None, None)


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"cases": []}, "no cases"),
        ({"cases": [("Ba Đình", "2024-01-01", 0)]}, "no cases"),
        ({"cases": [("Huế", "2024-01-01", 1)]}, "Huế"),
        ({"cases": [("Ba Đình", None, 1)]}, "needs a column of time"),
        ({"start": "2030-01-01"}, "ends"),
        ({"start": "0204-01-03"}, "at most 40000"),
        ({"study_units": 9_000_000}, "at most 40000"),
        ({"start": "2024-01-03", "end": "2024-01-03"}, "No case lies"),
        ({"model": "poisson"}, "--expected"),
        ({"model": "poisson", "population": [0, 0]}, "sum to 0"),
        ({"model": "poisson", "population": [0, 1]}, "Ba Đình"),
        ({"model": "poisson", "expected": [("Ba Đình", "2024-01-01", 1.0)]}, "Ba Đình"),
        ({"max_fraction_of": "population"}, "column “population”"),
        ({"max_radius": 3}, "max_radius_km"),
    ],
)
def test_it_refuses_with_a_sentence(settings: dict[str, object], sentence: str) -> None:
    with pytest.raises(ClusterError) as refused:
        study(**settings)  # type: ignore[arg-type]  # the names and their types are checked where they are read
    assert sentence in refused.value.say("en")
    assert refused.value.say("vi") != refused.value.say("en")


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"modle": "poisson"}, "no setting “modle”"),
        ({"model": "normal"}, "permutation, poisson"),
        ({"max_fraction": 1.5}, "no more than 1"),
        ({"max_fraction": 0}, "above 0"),
        ({"max_fraction": "half"}, "above 0"),
        ({"replications": -1}, "0 or more"),
        ({"replications": 99.5}, "whole number"),
        ({"seed": True}, "whole number"),
        ({"min_cases": 1}, "2 or more"),
        ({"start": 2024}, "quotation marks"),
        ({"mode": "spatial"}, "poisson"),
    ],
)
def test_it_refuses_settings_that_make_no_sense(given: dict[str, object], sentence: str) -> None:
    with pytest.raises(ClusterError) as refused:
        Scan.read(given)
    assert sentence in refused.value.say("en")
    assert refused.value.say("vi") != refused.value.say("en")


def test_it_takes_nothing_for_what_is_not_set() -> None:
    assert Scan.read({"time_unit": None, "seed": None, "max_windows": None}) == Scan()


def test_it_describes_every_setting_in_the_handbook() -> None:
    page = (Path(__file__).parents[5] / "docs/handbook/clusters.md").read_text(encoding="utf-8")
    assert not [field.name for field in fields(Scan) if f"`{field.name}`" not in page]
