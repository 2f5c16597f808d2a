"""tools/with-postgres .venv/bin/python -m bench.figures [ROWS] [TIMES]

Every definition × 579 communes × 12 months of a year, over a journal of ten years, by this product and by others in
one run. Each way has a process of its own, so that its memory can be told; what it needs to load is not counted.
"""

import multiprocessing
import os
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from anbinh.kernels.figures.asking import Asked, Counts
from anbinh.kernels.figures.definitions import book
from anbinh.kernels.figures.engines.duckdb import DuckDB
from anbinh.kernels.figures.evaluating import evaluate
from anbinh.kernels.figures.extract import Extract
from anbinh.kernels.figures.periods import period
from bench.figures.journal import COMMUNES, territory, write
from bench.figures.ways import WAYS, measured

YEAR = period("nd09", "year", 2022)


class _Listening(DuckDB):
    """An engine that only remembers what it was asked."""

    asked: Asked

    def count(self, asked: Asked) -> Counts:
        self.asked = asked
        return super().count(asked)


def question(extract: Extract, *, as_of: date | None = None) -> Asked:
    """The whole set for every commune and month, as the model asks it."""
    engine = _Listening(extract)
    evaluate(
        book().figures,
        unit=list(COMMUNES),
        period=YEAR,
        territory=territory(),
        engine=engine,
        by="month",
        as_of=as_of,
    )
    return engine.asked


def apart(way: str, extract: Extract, asked: Asked, times: int) -> tuple[float, int]:
    """One way in a process of its own."""
    spawn = multiprocessing.get_context("spawn")
    here, there = spawn.Pipe()
    process = spawn.Process(target=measured, args=(way, extract, asked, times, there))
    process.start()
    there.close()
    try:
        found: tuple[float, int] = here.recv()
    finally:
        process.join()
    return found


def main() -> None:
    """Write the journal, then measure each way; the question as it was known on a day at the end."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
    times = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    ways = [
        way for way in WAYS if way != "postgresql" or os.environ.get("ANBINH_DATABASE_URL", "").startswith("postgres")
    ]
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        extract = write(Path(folder), rows)
        size = sum(Path(file.path).stat().st_size for file in extract.files) >> 20
        print(f"{rows:,} entries, {size} MB of Parquet, made in {time.perf_counter() - began:.0f} s")
        asked = question(extract)
        print(f"{len(book().figures)} figures × {len(COMMUNES)} communes × 12 months, {len(asked.lines)} sums each")
        print(f"{'':<16}{'seconds':>9}{'× ours':>9}{'peak MB':>9}")
        ours = 0.0
        for way in ways:
            seconds, peak = apart(way, extract, asked, times)
            ours = ours or seconds
            print(f"{way:<16}{seconds:>9.2f}{seconds / ours:>9.1f}{peak:>9}", flush=True)
        seconds, peak = apart("an binh", extract, question(extract, as_of=date(2022, 12, 31)), times)
        print(f"{'known on a day':<16}{seconds:>9.2f}{seconds / ours:>9.1f}{peak:>9}")


if __name__ == "__main__":
    main()
