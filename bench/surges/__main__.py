"""python -m bench.surges [SERIES]

So many simulated series × 52 weeks by R's surveillance and by ours, on one core, the same answers; then 6,000 series
for the current week. R takes about 0.7 s a series: 600 of them 7 minutes.
"""

import os
import sys

from bench.surges.ours import CONTROL, JUDGED, WEEKS, counts_of, ours
from bench.surges.parity import difference
from bench.surges.r import ask, install


def main() -> None:
    """Print the table."""
    series = int(sys.argv[1]) if len(sys.argv) > 1 else 600
    install()
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    counts = counts_of(series)
    seconds, _, peak, found = ours(counts, JUDGED)
    print(f"{series} series × {JUDGED} weeks, one thread", flush=True)
    print(f"{'':<18}{'CPU s':>9}{'× ours':>9}{'peak MB':>9}")
    print(f"{'an binh':<18}{seconds:>9.2f}{1:>9}{peak:>9.0f}", flush=True)
    answer = ask(
        counts,
        method="farringtonFlexible",
        control={"range": range(WEEKS - JUDGED + 1, WEEKS + 1), **CONTROL},
    )
    print(f"{'R surveillance':<18}{answer.seconds:>9.1f}{answer.seconds / seconds:>9.0f}{answer.peak_mb:>9.0f}")
    for name, mine in {"upperbound": found.upperbound, "expected": found.expected, "phi": found.dispersion}.items():
        print(f"largest relative difference of {name}: {difference(mine, answer.columns[name]):.0e}")
    print(f"alarms: {int(found.alarm.sum())}, different: {int((found.alarm != (answer.columns['alarm'] == 1)).sum())}")
    seconds, wall, peak, _ = ours(counts_of(6000), 1)
    print(f"6,000 series, the current week: {wall:.2f} s, {seconds:.2f} CPU s, {peak:.0f} MB")


if __name__ == "__main__":
    main()
