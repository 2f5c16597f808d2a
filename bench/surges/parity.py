"""python -m bench.surges.parity [--write] [CASE …]

Simulates small sets of counts, asks R's surveillance and ours for every method and setting, and prints the largest
relative difference. With --write it records R's answers for the tests of the kernel; cases that were not named keep
those they have.
"""

import json
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from anbinh.kernels.signals import surges
from anbinh.kernels.signals.surges.counts import Counts, Floats, Step
from anbinh.kernels.signals.surges.parameters import parameters_from
from anbinh.kernels.signals.surges.simulating import Scenario, draw
from bench.surges.r import ask, install

RECORD = Path(surges.__file__).parent / "tests" / "r_answers.json"
SEED = 20260101
FLEXIBLE = {"b": 4, "w": 3, "noPeriods": 10, "pastWeeksNotIncluded": 26, "thresholdMethod": "nbPlugin", "alpha": 0.01}
JUDGED = 12


def sets() -> dict[str, Counts]:
    """Weeks with and without dates, months, days: from rare to frequent, with surges in the past and at the end."""
    rng = np.random.default_rng(SEED)
    weekly = _set(rng, Step.WEEK, 340, (-1.8, -0.3, 0.8, 2.2, 3.8))
    return {
        "weeks": weekly,
        "numbered weeks": Counts(weekly.series, weekly.observed, Step.WEEK),
        "months": _set(rng, Step.MONTH, 96, (0.5, 2.0, 3.5)),
        "days": _set(rng, Step.DAY, 1180, (-1.0, 1.2)),
        "weeks per head": Counts(weekly.series, weekly.observed, Step.WEEK, weekly.dates, _people(weekly)),
    }


def _set(rng: np.random.Generator, step: Step, times: int, levels: tuple[float, ...]) -> Counts:
    yearly = step.value
    scenarios = [
        Scenario(level, (-1) ** number * 0.4 * number / times, 0.4, -0.2, 1.0 + 0.6 * number, 1)
        for number, level in enumerate(levels)
    ]
    # The scenarios count in weeks: their mean is stretched to the year of the step.
    grid = np.linspace(0, times * 52 / yearly, times).astype(int)
    mean = np.column_stack([scenario.mean(int(grid[-1]) + 1)[grid] for scenario in scenarios])
    dispersion = np.array([scenario.dispersion for scenario in scenarios])
    observed = draw(mean, dispersion, rng)
    for begin in (times // 3, times - JUDGED // 2):
        observed[begin : begin + 3] += np.ceil(4 * np.sqrt(mean[begin] * dispersion))
    names = tuple(f"s{number}" for number in range(len(levels)))
    return Counts(names, observed, step, _dates(step, times))


def _people(counts: Counts) -> Floats:
    """A population of thousands that grows by half and falls back in the last year."""
    week = np.arange(counts.times)
    growing = np.where(week < counts.times - 40, 1 + week / (2 * counts.times), 1.1)
    return np.round(1000 * growing[:, None] * np.arange(1, len(counts.series) + 1))


def _dates(step: Step, times: int) -> tuple[date, ...]:
    if step is Step.MONTH:
        return tuple(date(2015 + month // 12, month % 12 + 1, 1) for month in range(times))
    return tuple(date(2015, 1, 5) + timedelta(days=number * (7 if step is Step.WEEK else 1)) for number in range(times))


def cases() -> list[tuple[str, str, str, dict[str, Any]]]:
    """Name, set, method, control."""
    farrington, weeks = "farringtonFlexible", "weeks"
    changes: list[tuple[str, str, dict[str, Any]]] = [
        ("flexible", weeks, {}),
        ("flexible, numbered", "numbered weeks", {}),
        ("upper mean", weeks, {"thresholdMethod": "muan", "alpha": 0.005}),
        (
            "classic",
            weeks,
            {"noPeriods": 1, "weightsThreshold": 1, "thresholdMethod": "delta", "pastWeeksNotIncluded": 3},
        ),
        ("square root", weeks, {"thresholdMethod": "delta", "powertrans": "1/2"}),
        ("no power", weeks, {"thresholdMethod": "delta", "powertrans": "none"}),
        ("no weights", weeks, {"reweight": False}),
        ("strict weights", weeks, {"weightsThreshold": 1}),
        ("no trend", weeks, {"trend": False}),
        ("every trend", weeks, {"pThresholdTrend": 1}),
        ("two years", weeks, {"b": 2}),
        ("all weeks", weeks, {"pastWeeksNotIncluded": 0, "w": 5, "noPeriods": 5}),
        ("few reports", weeks, {"limit54": [5, 4]}),
        ("per head", "weeks per head", {"populationOffset": True}),
        (
            "per head, upper mean",
            "weeks per head",
            {"populationOffset": True, "thresholdMethod": "muan", "trend": False},
        ),
        ("per head, classic", "weeks per head", {"populationOffset": True, "thresholdMethod": "delta", "noPeriods": 1}),
        ("months", "months", {"w": 1, "noPeriods": 4, "pastWeeksNotIncluded": 6}),
        ("days", "days", {"b": 2, "w": 15, "noPeriods": 8, "pastWeeksNotIncluded": 90}),
    ]
    found = [(name, counts, farrington, {**FLEXIBLE, "limit54": [0, 4], **change}) for name, counts, change in changes]
    found += [
        (f"EARS {one}", "days", "earsC", {"method": one, "alpha": 0.01, "minSigma": sigma})
        for one, sigma in (("C1", 0.0), ("C2", 0.5), ("C3", 0.5))
    ]
    found += [
        (f"sum, {trans}", "numbered weeks", "cusum", {"k": 1.04, "h": 2.26, "trans": trans})
        for trans in ("rossi", "anscombe", "standard")
    ]
    found.append(("sum, fitted", "numbered weeks", "cusum", {"trans": "rossi", "m": "glm"}))
    found += [
        (f"ratio, {name}", "numbered weeks", "glrnb", {"c.ARL": 3, "ret": "value", **control})
        for name, control in (
            ("poisson", {"mu0": [3.5] * JUDGED, "alpha": 0}),
            ("negative binomial", {"mu0": [3.5] * JUDGED, "alpha": 0.3}),
            ("given rise", {"mu0": [3.5] * JUDGED, "alpha": 0.3, "theta": 0.7}),
            ("given rise, poisson", {"mu0": [3.5] * JUDGED, "alpha": 0, "theta": 0.7}),
            ("window", {"mu0": [3.5] * JUDGED, "alpha": 0.3, "M": 4, "Mtilde": 2}),
            ("fitted", {"mu0": {"S": 1, "trend": True}}),
        )
    ]
    found += [
        (f"bayes {years}", "numbered weeks", "bayes", {"b": years, "w": 6, "actY": recent, "alpha": 0.01})
        for years, recent in ((0, True), (2, True), (1, False))
    ]
    return found


def difference(ours: Floats, theirs: Floats) -> float:
    """The largest relative difference; infinite where only one of them knows an answer."""
    if (np.isnan(ours) != np.isnan(theirs)).any():
        return float("inf")
    with np.errstate(invalid="ignore"):
        return float(np.nanmax(np.abs(ours - theirs) / np.maximum(np.abs(theirs), 1e-9), initial=0.0))


def compared(given: tuple[str, str, str, dict[str, Any]], counts: Counts) -> dict[str, Any]:
    """Ask R and ours, print how far they are apart, and return what R said."""
    name, chosen, method, control = given
    if method == "glrnb":
        counts = counts.columns(np.array([2]))
    judged = range(counts.times - JUDGED + 1, counts.times + 1)
    answer = ask(counts, method=method, control={"range": judged, **control})
    document = {
        "method": method,
        "freq": counts.step.value,
        "control": {"range": [judged[0], judged[-1]], **control},
    }
    found = parameters_from(document).judge(counts)
    columns = {"upperbound": found.upperbound}
    if method == "farringtonFlexible":
        columns |= {"expected": found.expected, "score": found.score, "pvalue": found.pvalue}
        columns |= {"phi": found.dispersion}
    apart = {column: difference(mine, answer.columns[column]) for column, mine in columns.items()}
    alarms = int((found.alarm != (answer.columns["alarm"] == 1)).sum())
    print(f"{name:<26}", *(f"{column} {far:.0e}" for column, far in apart.items()), f"alarms {alarms}", flush=True)
    return {
        **{"name": name, "counts": chosen, "series": list(counts.series), "method": method, "control": control},
        **{column: _listed(answer.columns[column]) for column in [*columns, "alarm"]},
    }


def main() -> None:
    """Print a line for each case."""
    install()
    known, asked = sets(), [word for word in sys.argv[1:] if not word.startswith("-")]
    before = {one["name"]: one for one in json.loads(RECORD.read_text(encoding="utf-8"))["cases"]} if asked else {}
    answers = [
        compared(given, known[given[1]]) if given[0] in asked or not asked else before[given[0]] for given in cases()
    ]
    if "--write" in sys.argv:
        record = {"counts": {name: _written(counts) for name, counts in known.items()}, "cases": answers}
        RECORD.write_text(json.dumps(record, separators=(",", ":")) + "\n", encoding="utf-8")


def _written(counts: Counts) -> dict[str, Any]:
    return {
        "step": counts.step.name,
        "population": None if counts.population is None else counts.population.T.astype(int).tolist(),
        "dates": [counts.dates[0].isoformat(), counts.dates[-1].isoformat()] if counts.dates else None,
        "observed": {
            name: column.astype(int).tolist() for name, column in zip(counts.series, counts.observed.T, strict=True)
        },
    }


def _listed(values: Floats) -> list[list[float | None]]:
    return [[None if np.isnan(one) else float(one) for one in row] for row in values]


if __name__ == "__main__":
    main()
