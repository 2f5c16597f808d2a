"""python -m bench.clusters [--satscan PROGRAM]

The large task by ours on one thread and on two, as permutation and as Poisson; by the plain way, a few replications of
it; by SaTScan where its program is named. Then a hundred categories by the settings of every night.
"""

import argparse
import tempfile
from dataclasses import replace
from pathlib import Path

from bench.clusters import satscan
from bench.clusters.task import LARGE, task
from bench.clusters.ways import A_FEW, apart, by_the_plain_way, line, nights, ours


def beside(program: str, model: str, ours: tuple[int, str, float, float]) -> None:
    """The same by SaTScan; stop where the best cluster differs."""
    with tempfile.TemporaryDirectory() as folder:
        run = satscan.run(program, task(), replace(LARGE, model=model), Path(folder), 2)  # type: ignore[arg-type]  # one of the words it takes
    theirs = run.clusters[0]
    line(f"SaTScan, {model}, 2 processors", run.cpu, run.seconds, run.peak_mb, theirs)
    if theirs[:2] != ours[:2] or abs(theirs[2] - ours[2]) > 1e-6 * ours[2]:
        raise SystemExit("The best clusters differ.")


def main() -> None:
    """Measure each way, one after the other."""
    asked = argparse.ArgumentParser(prog="python -m bench.clusters")
    asked.add_argument("--satscan", help="SaTScan's command-line program")
    program = asked.parse_args().satscan
    print(f"{'':<34}{'CPU s':>8}{'seconds':>9}{'peak MB':>9}  best cluster: locations, start, LLR, p")
    for model in ("permutation", "poisson"):
        found = [apart(f"an binh, {model}, {workers} thread(s)", ours, model, workers) for workers in (1, 2)]
        if found[0] != found[1]:
            raise SystemExit("One thread and two differ.")
        if program:
            beside(program, model, found[0])
    apart(f"plain numpy, {A_FEW} replications of 999", by_the_plain_way)
    apart("an binh, a night of 100 categories", nights)


if __name__ == "__main__":
    main()
