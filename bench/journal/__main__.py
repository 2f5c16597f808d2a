"""ANBINH_POSTGRES_FSYNC=on tools/with-postgres .venv/bin/python -m bench.journal [SECONDS]

Writers are processes, each in a loop: one transaction that posts one entry. Three ways to queue:
  own unit   each writer posts to a unit of its own, as 579 communes do
  one unit   all writers post to the same unit: the worst case of this design
  one lock   each writer has its own unit, but all first take one lock: what a single chain for the city would cost
"""

import multiprocessing
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, date, datetime

from django.core.management import call_command
from django.db import connection

from anbinh.foundation.journal.models import Entry
from anbinh.foundation.journal.verification import verify
from anbinh.foundation.units.commands import open_unit
from anbinh.foundation.units.models import Kind
from anbinh.foundation.units.rules import Described
from bench.journal.writers import write

WRITERS = (1, 4, 16)
WAYS = ("own unit", "one unit", "one lock")
BEGAN = date(2020, 1, 1)


def measure(way: str, writers: int, seconds: float) -> float:
    """Entries per second of so many writers together."""
    # Processes take seconds to start; all begin to count at one moment.
    begin = time.monotonic() + 3 + writers
    with ProcessPoolExecutor(writers, mp_context=multiprocessing.get_context("spawn")) as processes:
        counts = [processes.submit(write, way, number, begin, seconds) for number in range(writers)]
        return sum(count.result() for count in counts) / seconds


def main() -> None:
    """Measure each way with 1, 4 and 16 writers, then verify every chain that was written."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    if connection.vendor != "postgresql":
        sys.exit("This measures PostgreSQL: run it through tools/with-postgres.")
    call_command("migrate", verbosity=0)
    for number in range(max(WRITERS)):
        unit = Described(code=f"B{number:02}", kind=Kind.COMMUNE, name=f"Xã B{number:02}", parent="", valid_from=BEGAN)
        open_unit(unit, by=None, at=datetime.now(UTC))
    print(f"entries per second, {seconds:g} s each, {os.cpu_count()} cores, fsync {_fsync()}")
    print(f"{'writers':>8}" + "".join(f"{way:>12}" for way in WAYS) + f"{'own : lock':>14}")
    for writers in WRITERS:
        found = [measure(way, writers, seconds) for way in WAYS]
        print(
            f"{writers:>8}" + "".join(f"{rate:>12.0f}" for rate in found) + f"{found[0] / found[2]:>14.2f}", flush=True
        )
    outcome = verify()
    if outcome.fault or outcome.entries != Entry.objects.count():
        sys.exit(f"The journal is not whole: {outcome.fault}")
    print(f"verified: {outcome.entries} entries in {outcome.chains} chains, whole")


def _fsync() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW fsync")
        return str(cursor.fetchone()[0])


if __name__ == "__main__":
    main()
