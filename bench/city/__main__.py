"""ANBINH_DATA=… .venv/bin/python -m bench.city [--requests N]

On a demonstration that `anbinh setup --city` made (in the folder ANBINH_DATA), with an extract that is up to date:
  first page     the chair's page in a server that has just started
  chair's page   the same for other units and periods, each question once, in a server that runs
  again          the same questions once more
  report, docx   the report of 2023 as it was known on 6 March 2024, in a process of its own
The server's time alone: from the request to the last byte of the answer, without the network.
"""

import argparse
import multiprocessing
import os
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import Any

from bench.city.steps import first_page, pages, report

FIRST_TIMES = 3


def apart(step: Callable[..., Any], *given: Any) -> Any:
    """A step in a process of its own."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        return process.submit(step, *given).result()


def main() -> None:
    """Measure each and print a line for it."""
    parser = argparse.ArgumentParser(prog="bench.city", description=__doc__)
    parser.add_argument("--requests", type=int, default=200)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as compiled:
        # As where the product is installed: its modules are compiled once, here by the first process.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = compiled
        apart(first_page)
        apart(report)
        measure(given.requests)


def measure(requests: int) -> None:
    """One step after the other."""
    print(
        f"{'':<16}{'requests':>9}{'median s':>10}{'p95 s':>8}{'most s':>8}{'CPU s':>8}   load {os.getloadavg()[0]:.1f}"
    )
    _line("first page", *zip(*(apart(first_page) for _ in range(FIRST_TIMES)), strict=True))
    for name, (seconds, processor) in zip(("chair's page", "again"), apart(pages, requests), strict=True):
        _line(name, seconds, processor)
    _line("report, docx", *zip(*(apart(report) for _ in range(FIRST_TIMES)), strict=True))


def _line(name: str, seconds: Any, processor: Any) -> None:
    found = sorted(seconds)
    late = found[min(len(found) - 1, int(len(found) * 0.95))]
    work = sorted(processor)[len(found) // 2]
    print(
        f"{name:<16}{len(found):>9}{found[len(found) // 2]:>10.3f}{late:>8.3f}{found[-1]:>8.3f}{work:>8.3f}", flush=True
    )


if __name__ == "__main__":
    main()
