"""The ways that are compared, each in a process of its own."""

import multiprocessing
import resource
import time
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import Any

from anbinh.kernels.signals.clusters import Answer, scan
from bench.clusters import plain
from bench.clusters.task import LARGE, night, task

A_FEW = 3


def ours(model: str, workers: int) -> tuple[int, str | None, float, float | None]:
    found = answered(model, workers).clusters[0]
    return len(found.locations), found.start, found.llr, found.p_value


def answered(model: str, workers: int) -> Answer:
    return scan(task().study(replace(LARGE, model=model)), workers=workers)  # type: ignore[arg-type]  # one of the words it takes


def by_the_plain_way() -> tuple[int, float]:
    """Checks the first replications against ours, too."""
    study = task().study(replace(LARGE, replications=A_FEW))
    found = plain.maxima(study, A_FEW)
    return A_FEW, max(found)


def nights() -> int:
    return sum(len(scan(night(category)).clusters) > 0 for category in range(100))


def measured(work: Callable[..., Any], arguments: tuple[Any, ...], back: Connection) -> None:
    """In a process of its own: processor seconds, seconds, peak memory, the answer."""
    began, clock = time.process_time(), time.perf_counter()
    found = work(*arguments)
    spent = time.process_time() - began, time.perf_counter() - clock
    back.send((*spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, found))


def apart(name: str, work: Callable[..., Any], *arguments: Any) -> Any:
    """Print one line of what it took; the answer."""
    spawn = multiprocessing.get_context("spawn")
    here, there = spawn.Pipe()
    process = spawn.Process(target=measured, args=(work, arguments, there))
    process.start()
    there.close()
    cpu, seconds, peak, found = here.recv()
    process.join()
    line(name, cpu, seconds, peak, found)
    return found


def line(name: str, cpu: float, seconds: float, peak: float, found: object) -> None:
    print(f"{name:<34}{cpu:>8.1f}{seconds:>9.1f}{peak:>9.0f}  {found}", flush=True)
