"""Every engine gives the answers that were reasoned by hand."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from anbinh.kernels.figures.asking import Engine, Entry
from anbinh.kernels.figures.engines.duckdb import DuckDB
from anbinh.kernels.figures.engines.memory import Memory
from anbinh.kernels.figures.extract import Extract
from anbinh.kernels.figures.tests.cast import write_extract
from anbinh.kernels.figures.tests.specification import SITUATIONS, differences, journal

Start = Callable[[list[Entry], Path], Engine]
ENGINES: dict[str, Start] = {
    "memory": lambda entries, _folder: Memory(entries),
    "files": lambda entries, folder: DuckDB(write_extract(folder, entries), few=0),
    "grouped by the database": lambda entries, folder: DuckDB(write_extract(folder, entries), few=0, many=0),
    "files in memory": lambda entries, folder: DuckDB(write_extract(folder, entries)),
    "tail": lambda entries, _folder: DuckDB(Extract(0, ()), entries),
    "files and tail": lambda entries, folder: DuckDB(write_extract(folder, entries[::2]), entries[1::2], few=0),
}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda situation: situation["title"])
def test_it_agrees_with_the_situation(situation: dict[str, Any], engine: str, tmp_path: Path) -> None:
    assert not differences(situation, ENGINES[engine](journal(situation), tmp_path))


def test_it_gives_each_situation_its_own_title() -> None:
    assert len(SITUATIONS) >= 40
    assert len({situation["title"] for situation in SITUATIONS}) == len(SITUATIONS)


def test_it_would_notice_a_wrong_answer() -> None:
    wrong = {**SITUATIONS[0], "expect": [{"figure": "reports_received", "value": 3}]}
    assert differences(wrong, Memory(journal(wrong))) == [
        f"{SITUATIONS[0]['title']}: reports_received.value is 2, not Fraction(3, 1)"
    ]
