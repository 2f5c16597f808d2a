"""tools/with-postgres .venv/bin/python -m bench.figures [ROWS …] [--times N] [--only WAY,…] [--plot FILE.svg]

Every definition × 579 communes × 12 months of a year, over a journal of ten years, by this product and by others in one
run. Each way has a process of its own, so that its memory can be told; what it needs to load is not counted. All must
give the same answer. More than 20 million entries are asked only of this product and of DuckDB by hand.
"""

import argparse
import multiprocessing
import os
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
from bench.figures.plot import Point, plot
from bench.figures.ways import WAYS, Measured, measured

YEAR = period("nd09", "year", 2022)
KNOWN_ON = date(2022, 12, 31)
LARGE, FOR_LARGE = 20_000_000, ("an binh", "duckdb by hand")


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


def apart(way: str, extract: Extract, asked: Asked, times: int) -> Measured:
    """One way in a process of its own."""
    spawn = multiprocessing.get_context("spawn")
    here, there = spawn.Pipe()
    process = spawn.Process(target=measured, args=(way, extract, asked, times, there))
    process.start()
    there.close()
    try:
        found: Measured = here.recv()
    finally:
        process.join()
    return found


def measure(rows: int, ways: list[str], times: int) -> list[Point]:
    """A journal of so many entries, asked in each way; the question as it was known on a day at the end."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        extract = write(Path(folder), rows)
        size = sum(Path(file.path).stat().st_size for file in extract.files) >> 20
        print(f"\n{rows:,} entries, {size} MB of Parquet, made in {time.perf_counter() - began:.0f} s")
        asked = question(extract)
        print(f"{len(book().figures)} figures × {len(COMMUNES)} communes × 12 months, {len(asked.lines)} sums each")
        print(f"{'':<16}{'seconds':>9}{'× ours':>9}{'CPU s':>9}{'peak MB':>9}  answer   load {os.getloadavg()[0]:.1f}")
        found: dict[str, Measured] = {}
        for way in ways:
            found[way] = apart(way, extract, asked, times)
            _line(way, found[way], found[ways[0]])
        _line("known on a day", apart("an binh", extract, question(extract, as_of=KNOWN_ON), times), found[ways[0]])
        if len({one.answer for one in found.values()}) > 1:
            raise SystemExit("The ways do not give the same answer.")
        return [Point(way, rows, one.seconds, one.megabytes) for way, one in found.items()]


def _line(way: str, one: Measured, ours: Measured) -> None:
    ratio = one.seconds / ours.seconds
    print(f"{way:<16}{one.seconds:>9.2f}{ratio:>9.1f}{one.processor:>9.2f}{one.megabytes:>9}  {one.answer}", flush=True)


def main() -> None:
    """Measure each size."""
    parser = argparse.ArgumentParser(prog="bench.figures", description=__doc__)
    parser.add_argument("rows", nargs="*", type=int, default=[10_000_000])
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--only", default=",".join(WAYS))
    parser.add_argument("--plot", type=Path)
    given = parser.parse_args()
    ways = [way for way in WAYS if way in given.only.split(",")]
    if not os.environ.get("ANBINH_DATABASE_URL", "").startswith("postgres"):
        ways = [way for way in ways if way != "postgresql"]
    points: list[Point] = []
    for rows in given.rows:
        points += measure(rows, [way for way in ways if rows <= LARGE or way in FOR_LARGE], given.times)
    if given.plot:
        plot(points, given.plot)


if __name__ == "__main__":
    main()
