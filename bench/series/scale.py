"""What the kept forest costs: built from millions of reports, one report more, a hub, one that becomes a hub."""

import resource
import statistics
import time
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from anbinh.kernels.signals.series import Forest
from anbinh.kernels.signals.series.building import build
from anbinh.kernels.signals.series.bulk import numbered

HUB = 500_000
ONE_MORE = 3_000


@dataclass(frozen=True)
class Cost:
    """Seconds of the clock and of the processor, and the peak of memory in MB."""

    seconds: float
    cpu: float
    peak: int


def mentions(reports: int, *, seed: int = 1) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.uint64]]:
    """Who names what: 65 % of the reports, 1.16 mentions a report, hubs included; identifiers as 64-bit prints."""
    rng = np.random.default_rng(seed)
    count = int(reports * 1.16)
    naming = np.flatnonzero(rng.random(reports) < 0.65).astype(np.int32)
    report = naming[rng.integers(0, len(naming), count)]
    shared = rng.random(count) < 0.3
    single = rng.integers(10**9, 2**40, count, dtype=np.uint64)
    often = np.minimum(rng.zipf(1.35, count), 10**9).astype(np.uint64)
    identifier = np.where(shared, often, single) * np.uint64(0x9E3779B97F4A7C15)
    hub = rng.choice(reports, min(HUB, reports // 2), replace=False)
    return (
        np.concatenate([report, hub.astype(np.int32)]),
        np.concatenate([identifier, np.full(len(hub), 138, dtype=np.uint64)]),
    )


def built(reports: int) -> tuple[Cost, Forest, int, int]:
    """The forest of so many reports, from their mentions; the number of the hub in it; how many identifiers."""
    report, identifier = mentions(reports)
    began, cpu = time.perf_counter(), time.process_time()
    keys, numbers = numbered(identifier)
    forest = build(report, numbers, reports=reports, identifiers=len(keys))
    cost = Cost(time.perf_counter() - began, time.process_time() - cpu, peak())
    return cost, forest, int(np.searchsorted(keys, np.uint64(138))), len(keys)


def one_more(forest: Forest, hub: int, *, fresh: int, seed: int = 2) -> list[float]:
    """Seconds of each of three thousand reports more: the hub, one identifier that others name, one that none does."""
    rng = np.random.default_rng(seed)
    taken = []
    for nth in range(ONE_MORE):
        other = forest.ties.identifiers(int(rng.integers(len(forest))))[:1]
        began = time.perf_counter()
        forest.add([hub, *other, fresh + nth])
        taken.append(time.perf_counter() - began)
    return taken


def becoming_a_hub(forest: Forest, *, fresh: int) -> tuple[float, float]:
    """Seconds of the report that makes an identifier a hub, and of a series of 500 reports shown."""
    for _ in range(500):
        forest.add([fresh])
    began = time.perf_counter()
    members = forest.series(len(forest) - 1)
    shown = time.perf_counter() - began
    assert len(members) == 500
    for _ in range(forest.hub_limit - 500):
        forest.add([fresh])
    began = time.perf_counter()
    forest.add([fresh])
    return time.perf_counter() - began, shown


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def cost_of(reports: int) -> None:
    """Print what so many reports cost."""
    cost, forest, hub, fresh = built(reports)
    print(
        f"{reports:>11,} reports: built in {cost.seconds:.1f} s ({cost.cpu:.1f} s of processor), peak {cost.peak} MB",
        flush=True,
    )
    taken = sorted(one_more(forest, hub, fresh=fresh))
    crossing, shown = becoming_a_hub(forest, fresh=fresh + ONE_MORE)
    middle, late, worst = statistics.median(taken) * 1e6, taken[-len(taken) // 100] * 1e6, taken[-1] * 1e3
    print(f"{'':>12}one more: {middle:.0f} µs, 99 of 100 within {late:.0f} µs, worst {worst:.2f} ms")
    print(f"{'':>12}hub of {forest.ties.count(hub):,}; the report that makes a hub {crossing * 1e3:.1f} ms")
    print(f"{'':>12}a series of 500 reports listed in {shown * 1e3:.2f} ms; peak {peak()} MB", flush=True)
