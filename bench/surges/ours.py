"""Our side of the comparison, in processes of its own."""

import multiprocessing
import resource
import time
from multiprocessing.connection import Connection

import numpy as np

from anbinh.kernels.signals.surges.counts import Counts
from anbinh.kernels.signals.surges.farrington import farrington
from anbinh.kernels.signals.surges.findings import Findings
from anbinh.kernels.signals.surges.parameters import parameters_from
from anbinh.kernels.signals.surges.settings import Farrington
from anbinh.kernels.signals.surges.simulating import city, simulate

SEED = 20260102
WEEKS, JUDGED = 52 * 6 + 8, 52
CONTROL = {
    **{"b": 5, "w": 3, "noPeriods": 10, "pastWeeksNotIncluded": 26, "reweight": True, "weightsThreshold": 2.58},
    **{"thresholdMethod": "nbPlugin", "alpha": 0.01, "trend": True, "pThresholdTrend": 0.05, "limit54": [5, 4]},
}


def counts_of(series: int) -> Counts:
    """Series as a city has them, a tenth of them with a surge in the last year."""
    rng = np.random.default_rng(SEED)
    calm = simulate(city(series, WEEKS, rng), weeks=WEEKS, surges=[], rng=rng).counts
    risen = rng.choice(series, size=max(series // 10, 1), replace=False)
    begin = rng.integers(WEEKS - JUDGED, WEEKS - 4, size=len(risen))
    for column, week in zip(risen, begin, strict=True):
        size = 3 * np.sqrt(calm.observed[:, column].var())
        calm.observed[week : week + 4, column] += rng.poisson(size, 4)
    return calm


def judge(counts: Counts, weeks: int) -> Findings:
    """The newest weeks, with the settings of the comparison."""
    document = {"method": "farringtonFlexible", "control": {**CONTROL, "range": [WEEKS - weeks + 1, WEEKS]}}
    return parameters_from(document).judge(counts)


def measured(counts: Counts, weeks: int, back: Connection) -> None:
    """In a process of its own, once for warming up: processor seconds, seconds, peak memory, findings."""
    farrington(counts, at=[counts.times - 1], settings=Farrington())
    began, clock = time.process_time(), time.perf_counter()
    found = judge(counts, weeks)
    spent = time.process_time() - began, time.perf_counter() - clock
    back.send((*spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, found))


def ours(counts: Counts, weeks: int) -> tuple[float, float, float, Findings]:
    """The same on one core, three times; the quickest counts."""
    spawn = multiprocessing.get_context("spawn")
    runs = []
    for _ in range(3):
        here, there = spawn.Pipe()
        process = spawn.Process(target=measured, args=(counts, weeks, there))
        process.start()
        there.close()
        runs.append(here.recv())
        process.join()
    best: tuple[float, float, float, Findings] = min(runs, key=lambda run: run[0])
    return best
