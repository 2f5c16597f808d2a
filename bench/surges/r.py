"""Running R's package surveillance on our counts."""

import csv
import json
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from anbinh.kernels.signals.surges.counts import Counts, Floats

PACKAGE = "r-cran-surveillance"
COLUMNS = ("upperbound", "expected", "score", "pvalue", "phi", "alarm")


ONE = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


@dataclass(frozen=True)
class Answer:
    """R's columns as judged time × series, the processor seconds it took (loading left out) and its peak memory."""

    columns: dict[str, Floats]
    seconds: float
    peak_mb: float


def install() -> None:
    """Debian's package, when it is not there and we may."""
    found = shutil.which("Rscript")
    known = found and subprocess.run([found, "-e", "library(surveillance)"], capture_output=True, check=False)
    if known and known.returncode == 0:
        return
    if os.geteuid():
        raise SystemExit(f"Install it first: sudo apt-get install {PACKAGE}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-q"], check=True, env=quiet, capture_output=True)
    command = ["apt-get", "install", "-y", "-q", "--no-install-recommends", PACKAGE]
    subprocess.run(command, check=True, env=quiet, capture_output=True)


def ask(counts: Counts, *, method: str, control: dict[str, Any]) -> Answer:
    """What R says of the counts, in one thread."""
    with tempfile.TemporaryDirectory() as folder:
        table, said, answers = (Path(folder) / name for name in ("counts.csv", "control.R", "answers.csv"))
        with table.open("w", encoding="utf-8") as file:
            # R numbers days from 1970.
            days = counts.ordinals - 719163 if counts.dates else counts.ordinals
            writer = csv.writer(file)
            columns = counts.observed
            if counts.population is not None:
                columns = np.stack([counts.observed, counts.population], axis=2).reshape(counts.times, -1)
            writer.writerow(["day", *(f"c{number}" for number in range(columns.shape[1]))])
            writer.writerows([day, *row] for day, row in zip(days.tolist(), columns.astype(int).tolist(), strict=True))
        lines = {
            "method": method,
            "freq": counts.step.value,
            "dated": counts.dates is not None,
            "per_head": counts.population is not None,
            "control": control,
        }
        said.write_text("".join(f"{name} <- {_r(value)}\n" for name, value in lines.items()), encoding="utf-8")
        # A copy: R reads its script while it runs, and a long run should not see it edited.
        script = Path(shutil.copy(Path(__file__).parent / "reference.R", folder))
        command = ["Rscript", str(script), str(table), str(said), str(answers)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=ONE)
        if done.returncode:
            raise SystemExit(done.stderr)
        seconds, peak = (float(word) for word in done.stdout.split()[-2:])
        return Answer(_read(answers, len(counts.series)), seconds, peak)


def _read(path: Path, series: int) -> dict[str, Floats]:
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {name: np.array([_value(row[name]) for row in rows]).reshape(series, -1).T for name in COLUMNS}


def _value(text: str) -> float:
    words = {"NA": np.nan, "NaN": np.nan, "Inf": np.inf, "TRUE": 1.0, "FALSE": 0.0}
    return words[text] if text in words else float(text)


def _r(value: object) -> str:
    """A value as R writes it."""
    if isinstance(value, dict):
        return "list(" + ", ".join(f"`{name}` = {_r(one)}" for name, one in value.items()) + ")"
    if isinstance(value, range):
        return f"{value.start}:{value.stop - 1}"
    if isinstance(value, list | tuple):
        return "c(" + ", ".join(_r(one) for one in value) + ")"
    plain = json.dumps(value)
    return {"true": "TRUE", "false": "FALSE", "null": "NULL"}.get(plain, plain)
