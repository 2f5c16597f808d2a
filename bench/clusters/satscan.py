"""Running SaTScan's command line on our cases, where somebody has installed it (satscan.org)."""

import os
import subprocess
import time
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from anbinh.kernels.signals.clusters import Scan
from bench.clusters.task import DAYS, FIRST, Task

MODELS = {"poisson": 0, "permutation": 2}


@dataclass(frozen=True)
class Run:
    """What SaTScan found, most likely first: (locations, start, llr, p), and what it took."""

    clusters: list[tuple[int, str, float, float]]
    cpu: float
    seconds: float
    peak_mb: float


def run(program: str, task: Task, scan: Scan, folder: Path, processors: int) -> Run:
    """The large task with its settings; files go to `folder`."""
    _files(task, folder)
    (folder / "scan.prm").write_text(_parameters(scan, folder, processors), encoding="ascii")
    clock = time.perf_counter()
    with subprocess.Popen(
        [program, str(folder / "scan.prm")], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as it:
        _, status, used = os.wait4(it.pid, 0)
        it.returncode = os.waitstatus_to_exitcode(status)
    if it.returncode:
        raise SystemExit(f"SaTScan ended with {it.returncode}.")
    spent = used.ru_utime + used.ru_stime
    return Run(_clusters(folder / "out.col.txt"), spent, time.perf_counter() - clock, used.ru_maxrss / 1024)


def _files(task: Task, folder: Path) -> None:
    cases = (
        f"c{place} 1 {FIRST + timedelta(days=int(day)):%Y/%m/%d}\n"
        for place, day in zip(task.where, task.when, strict=True)
    )
    (folder / "cases.cas").write_text("".join(cases), encoding="ascii")
    people = (f"c{place} {FIRST.year} {int(number)}\n" for place, number in enumerate(task.people))
    (folder / "people.pop").write_text("".join(people), encoding="ascii")
    points = (f"c{place} {lat:.17g} {lon:.17g}\n" for place, (lat, lon) in enumerate(task.points))
    (folder / "points.geo").write_text("".join(points), encoding="ascii")


def _parameters(scan: Scan, folder: Path, processors: int) -> str:
    last = FIRST + timedelta(days=DAYS - 1)
    sections: dict[str, dict[str, object]] = {
        "Input": {
            "CaseFile": folder / "cases.cas",
            "PopulationFile": folder / "people.pop" if scan.model == "poisson" else "",
            "CoordinatesFile": folder / "points.geo",
            "PrecisionCaseTimes": 3,
            "StartDate": f"{FIRST:%Y/%m/%d}",
            "EndDate": f"{last:%Y/%m/%d}",
            "CoordinatesType": 1,
        },
        "Analysis": {
            "AnalysisType": 4,
            "ModelType": MODELS[scan.model],
            "ScanAreas": 1,
            "TimeAggregationUnits": 3,
            "TimeAggregationLength": 1,
        },
        "Output": {"ResultsFile": folder / "out.txt", "MostLikelyClusterEachCentroidASCII": "y"},
        "Spatial Window": {"MaxSpatialSizeInPopulationAtRisk": 50, "SpatialWindowShapeType": 0},
        "Temporal Window": {
            "MaxTemporalSizeInterpretation": 1,
            "MaxTemporalSize": scan.max_windows,
            "ProspectiveStartDate": f"{last:%Y/%m/%d}",
        },
        "Inference": {"PValueReportType": 1, "MonteCarloReps": scan.replications},
        "Run Options": {"NumberParallelProcesses": processors},
        "System": {"Version": "10.3.2"},
    }
    return "".join(
        f"[{section}]\n" + "".join(f"{name}={value}\n" for name, value in values.items())
        for section, values in sections.items()
    )


def _clusters(file: Path) -> list[tuple[int, str, float, float]]:
    """Its table has no heading: the 7th cell is the first day, then the last, the locations, the ratio, the p-value."""
    rows = [line.split() for line in file.read_text(encoding="latin-1").splitlines() if line.strip()]
    return [(int(row[8]), row[6].replace("/", "-"), float(row[9]), float(row[10])) for row in rows]
