"""What R's surveillance 1.20 says of simulated counts, recorded by `bench/surges/parity.py`."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from anbinh.kernels.signals.surges.counts import Counts, Floats, Step
from anbinh.kernels.signals.surges.parameters import Parameters, parameters_from

COLUMNS: tuple[str, ...] = ("upperbound", "expected", "score", "pvalue", "phi", "alarm")


@dataclass(frozen=True)
class Case:
    """Counts, parameters as R takes them, and R's columns as judged time × series."""

    name: str
    counts: Counts
    document: dict[str, Any]
    columns: dict[str, Floats]

    @property
    def parameters(self) -> Parameters:
        return parameters_from(self.document)


@cache
def cases() -> tuple[Case, ...]:
    record = json.loads((Path(__file__).parent / "r_answers.json").read_text(encoding="utf-8"))
    counts = {name: _counts(given) for name, given in record["counts"].items()}
    return tuple(_case(given, counts[given["counts"]]) for given in record["cases"])


def case(name: str) -> Case:
    return next(one for one in cases() if one.name == name)


def _case(given: dict[str, Any], counts: Counts) -> Case:
    chosen = np.array([counts.series.index(name) for name in given["series"]])
    columns: dict[str, Floats] = {
        name: np.array([[np.nan if cell is None else cell for cell in row] for row in given[name]])
        for name in COLUMNS
        if name in given
    }
    last, judged = counts.times, len(columns["upperbound"])
    control = {"range": [last - judged + 1, last], **given["control"]}
    document = {"method": given["method"], "freq": counts.step.value, "control": control}
    return Case(given["name"], counts.columns(chosen), document, columns)


def _counts(given: dict[str, Any]) -> Counts:
    observed = np.array(list(given["observed"].values()), dtype=np.float64).T
    step, dates = Step[given["step"]], None
    if given["dates"]:
        first = date.fromisoformat(given["dates"][0])
        if step is Step.MONTH:
            dates = tuple(date(first.year + month // 12, month % 12 + 1, 1) for month in range(len(observed)))
        else:
            days = 7 if step is Step.WEEK else 1
            dates = tuple(first + timedelta(days=days * number) for number in range(len(observed)))
        assert dates[-1].isoformat() == given["dates"][1]
    people = None if given["population"] is None else np.array(given["population"], dtype=np.float64).T
    return Counts(tuple(given["observed"]), observed, step, dates, people)
