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


def main() -> None:
    """Measure each way, one after the other."""
    asked = argparse.ArgumentParser(prog="python -m bench.clusters")
    asked.add_argument("--satscan", help="SaTScan's command-line program")
    program = asked.parse_args().satscan
    print(f"{'':<34}{'CPU s':>8}{'seconds':>9}{'peak MB':>9}  best cluster: locations, start, LLR, p")
    for model in ("permutation", "poisson"):
        for workers in (1, 2):
            apart(f"an binh, {model}, {workers} thread(s)", ours, model, workers)
        if program:
            with tempfile.TemporaryDirectory() as folder:
                run = satscan.run(program, task(), replace(LARGE, model=model), Path(folder), 2)
            line(f"SaTScan, {model}, 2 processors", run.cpu, run.seconds, run.peak_mb, run.clusters[0])
    apart(f"plain numpy, {A_FEW} replications of 999", by_the_plain_way)
    apart("an binh, a night of 100 categories", nights)


if __name__ == "__main__":
    main()
