"""python -m bench.surges.inbox

A year of a city's inbox: 126 units × 60 methods, most of them rare, some with a surge, some methods new. How many
alarms come in a week, how many of them are false, how many surges and new methods are found and how soon, with and
without holding the false-discovery rate down.
"""

import time
from dataclasses import dataclass, replace

import numpy as np

from anbinh.kernels.signals.surges.counts import Counts, Flags, Floats, Step
from anbinh.kernels.signals.surges.judging import Practice, judge, usual
from anbinh.kernels.signals.surges.simulating import MONDAY, Scenario, draw

SEED = 20260104
UNITS, METHODS, YEARS = 126, 60, 6
WEEKS, JUDGED = 52 * YEARS, 52
RISEN, NEW, LONG = 120, 60, 4


@dataclass(frozen=True)
class City:
    """Counts, and for each planted event its series and first week among those judged."""

    counts: Counts
    planted: dict[str, list[tuple[int, int]]]
    touched: Flags


def city(rng: np.random.Generator) -> City:
    """Mean counts from one in four years to several a week; events of four weeks."""
    level = rng.normal(-2.2, 1.0, UNITS)[:, None] + rng.normal(0.0, 1.1, METHODS)
    scenarios = [
        Scenario(float(one), 0.0, float(rng.uniform(-0.3, 0.3)), float(rng.uniform(-0.3, 0.3)), 1.3, 1)
        for one in level.ravel()
    ]
    mean = np.column_stack([scenario.mean(WEEKS) for scenario in scenarios])
    observed = draw(mean, 1.3, rng)
    touched = np.zeros(observed.shape, dtype=np.bool_)
    planted: dict[str, list[tuple[int, int]]] = {"surge": [], "new": []}
    chosen = rng.choice(observed.shape[1], size=RISEN + NEW, replace=False)
    for number, column in enumerate(chosen):
        begin = int(rng.integers(WEEKS - JUDGED, WEEKS - LONG))
        kind = "surge" if number < RISEN else "new"
        if kind == "new":
            observed[:, column] = 0
            observed[begin:, column] = rng.poisson(1.5, WEEKS - begin)
        else:
            size = 3 * np.sqrt(1.3 * mean[begin, column]) + 2
            observed[begin : begin + LONG, column] += rng.poisson(size, LONG)
        # What follows an event is neither right nor wrong: the last weeks are counted together.
        touched[begin : begin + LONG + 6 if kind == "surge" else WEEKS, column] = True
        planted[kind].append((int(column), begin - (WEEKS - JUDGED)))
    dates = tuple(MONDAY.fromordinal(MONDAY.toordinal() + 7 * week) for week in range(WEEKS))
    names = tuple(str(number) for number in range(observed.shape[1]))
    return City(Counts(names, observed, Step.WEEK, dates), planted, touched[WEEKS - JUDGED :])


def told(alarm: Flags, made: City) -> str:
    """One row: alarms a week, false ones, and of each kind the share found within four weeks and the usual delay."""
    cells = [f"{alarm.sum() / JUDGED:.1f}", f"{(alarm & ~made.touched).sum() / JUDGED:.1f}"]
    for events in made.planted.values():
        delays: Floats = np.array(
            [next((week for week in range(LONG) if alarm[begin + week, column]), np.nan) for column, begin in events]
        )
        cells.append(f"{np.mean(~np.isnan(delays)):.0%}")
        cells.append(f"{np.nanmean(delays) + 1:.1f}")
    return " | ".join(cells)


def main() -> None:
    """Print the table of the handbook."""
    made = city(np.random.default_rng(SEED))
    print(f"{UNITS} units × {METHODS} methods, {made.counts.observed.mean():.2f} reports a week and series")
    print("| rule | alarms a week | false | surges found | in week | new methods found | in week |")
    print("|---|---|---|---|---|---|---|")
    practices: dict[str, Practice] = {
        f"q ≤ {share:g}" if share < 1 else "bound alone": replace(usual(Step.WEEK), false_share=share)
        for share in (1.0, 0.2, 0.1, 0.05)
    }
    for name, practice in practices.items():
        began = time.process_time()
        alarm = judge(made.counts, at=range(WEEKS - JUDGED, WEEKS), practice=practice).findings.alarm
        spent = time.process_time() - began
        print(f"| {name} | {told(alarm, made)} |", f"{spent:.0f} CPU s", flush=True)


if __name__ == "__main__":
    main()
