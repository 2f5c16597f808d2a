"""The engine for a cluster, on a real one: a master and two workers that read the same Parquet files."""

from pathlib import Path

import numpy as np
import pytest

from anbinh.kernels.figures.definitions import book
from anbinh.kernels.figures.engines.memory import Memory
from anbinh.kernels.figures.evaluating import evaluate
from anbinh.kernels.figures.periods import period
from anbinh.kernels.figures.tests.cast import CITY, NAMED, entry, write_extract
from anbinh.kernels.figures.tests.specification import SITUATIONS, differences, journal

pytest.importorskip("pyspark", reason="the tests of the cluster need PySpark")
from anbinh.kernels.figures.engines.spark import Spark
from anbinh.kernels.figures.tests.cluster import WORKERS, cluster, session

YEAR = [
    f"2023-{1 + n % 12:02}-{1 + n % 27:02} {verb} [{unit}] {1 + n % 3} line={line} severity={severity} in_time=yes"
    for n, (verb, unit, line, severity) in enumerate(
        (verb, unit, line, severity)
        for verb in ("cases.case.occurred", "cases.case.cleared", "intake.report.decided", "intake.report.pending")
        for unit in ("Vân Phúc", "Phúc Xá", "Công an Thành phố")
        for line in ("TTXH", "KT", "MATUY")
        for severity in ("NT", "RNT")
    )
]


@pytest.mark.spark
def test_it_agrees_with_every_situation_and_with_the_referee_on_a_real_cluster(tmp_path: Path) -> None:
    """One test, because one cluster: starting it costs more than asking it."""
    with cluster(tmp_path) as address, session(address, tmp_path) as started:
        assert started.sparkContext.master == address
        assert started.sparkContext.defaultParallelism == WORKERS
        wrong = []
        for number, situation in enumerate(SITUATIONS):
            entries = journal(situation)
            # Some in files, some in the tail that the files do not reach.
            filed = write_extract(tmp_path / f"extract{number}", entries[: len(entries) - number % 2])
            wrong += differences(situation, Spark(started, filed, entries[len(entries) - number % 2 :]))
        assert not wrong, "\n".join(wrong)

        entries = [entry(text) for text in YEAR]
        asked = {
            "figures": book().figures,
            "unit": [1, NAMED["Vân Phúc"], NAMED["Phúc Xá"]],
            "period": period("nd09", "year", 2023),
            "territory": CITY,
            "by": "month",
        }
        engines = Spark(started, write_extract(tmp_path / "year", entries)), Memory(entries)
        told, referee = (evaluate(**asked, engine=engine).counts for engine in engines)  # type: ignore[arg-type]  # the names and their types are checked where they are read
        assert referee.whole.any() and np.array_equal(told.whole, referee.whole)
