"""A nation's journal has the layout of the extract, chains without gaps, and is the same for the same seed."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from anbinh.kernels.city import CityError
from anbinh.kernels.city.nation import LAYOUT, Written, kinds, write_nation

UNITS = (11, 12, 15)


def written(folder: Path, *, seed: int = 1, rows: int = 3000) -> Written:
    return write_nation(
        folder,
        rows=rows,
        seed=seed,
        units=UNITS,
        first=date(2022, 11, 1),
        last=date(2023, 2, 1),
        taken_at=datetime(2023, 2, 1, tzinfo=UTC),
    )


def ask(folder: Path, what: str) -> list[tuple[Any, ...]]:
    with duckdb.connect() as engine:
        source = f"read_parquet('{folder}/month=*/*.parquet', hive_partitioning = false)"
        return engine.execute(what.format(entries=source)).fetchall()


def test_it_writes_what_was_asked_for_month_by_month(tmp_path: Path) -> None:
    assert written(tmp_path) == Written(rows=3000, months=3, parts=3)
    manifest = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    assert [part["path"] for part in manifest["parts"]] == [
        f"month={month}/000001.parquet" for month in ("2022-11", "2022-12", "2023-01")
    ]
    assert sum(part["rows"] for part in manifest["parts"]) == sum(manifest["watermark"].values()) == 3000
    [(rows, ids, first, last)] = ask(
        tmp_path, "SELECT count(*), count(DISTINCT id), min(occurred_on), max(occurred_on) FROM {entries}"
    )
    assert (rows, ids, first, last) == (3000, 3000, date(2022, 11, 1), date(2023, 1, 31))


def test_its_manifest_says_what_is_in_each_part(tmp_path: Path) -> None:
    written(tmp_path)
    manifest = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["layout"] == LAYOUT
    for part in manifest["parts"]:
        what = (
            "SELECT verb, min(recorded_at)::VARCHAR, max(recorded_at)::VARCHAR FROM read_parquet('{file}') GROUP BY 1"
        )
        found = ask(tmp_path, "SET TimeZone = 'UTC'; " + what.replace("{file}", str(tmp_path / part["path"])))
        assert part["verbs"] == {verb: first for verb, first, _last in found}
        assert part["last_recorded"] == max(last for _verb, _first, last in found)


def test_it_numbers_the_combinations_of_verb_and_codes(tmp_path: Path) -> None:
    written(tmp_path)
    manifest = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    numbered = f"read_parquet('{tmp_path / manifest['combinations'][0]}')"
    [(there, numbers, known)] = ask(
        tmp_path,
        f"SELECT (SELECT count(*) FROM {numbered}), count(DISTINCT combination), "
        f"count(*) FILTER (n.verb = e.verb AND n.code_line IS NOT DISTINCT FROM e.code_line)"
        f" FROM {{entries}} e JOIN {numbered} n USING (combination)",
    )
    assert known == 3000
    assert 100 < numbers <= there == sum(len(kind.dimensions) for kind in kinds())


def test_it_runs_each_units_chain_without_a_gap(tmp_path: Path) -> None:
    written(tmp_path)
    found = ask(tmp_path, "SELECT unit_id, count(*), count(DISTINCT sequence), max(sequence) FROM {entries} GROUP BY 1")
    assert {unit for unit, *_rest in found} == set(UNITS)
    assert all(rows == places == last for _unit, rows, places, last in found)


def test_it_takes_back_with_the_same_codes(tmp_path: Path) -> None:
    written(tmp_path)
    same = "a.verb = b.verb AND a.unit_id = b.unit_id AND a.quantity = -b.quantity"
    for name in sorted({name for kind in kinds() for name in kind.dimensions[0]}):
        same += f" AND a.code_{name} IS NOT DISTINCT FROM b.code_{name}"
    [(all_of_them, alike)] = ask(
        tmp_path,
        f"SELECT count(*), count(*) FILTER ({same}) FROM {{entries}} a JOIN {{entries}} b ON a.reverses_id = b.id",
    )
    assert all_of_them == alike > 5


def test_it_is_the_same_for_the_same_seed(tmp_path: Path) -> None:
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        written(tmp_path / name, seed=seed, rows=500)
    one, same, other = (
        ask(tmp_path / name, "SELECT * EXCLUDE recorded_at FROM {entries} ORDER BY id") for name in "abc"
    )
    assert one == same != other


def test_it_posts_every_verb_with_its_codes() -> None:
    assert abs(sum(kind.share for kind in kinds()) - 100) < 1
    for kind in kinds():
        assert abs(sum(kind.chances) - 1) < 1e-9 and len({tuple(had) for had in kind.dimensions}) == 1


def test_it_refuses_a_folder_in_use_and_an_empty_journal(tmp_path: Path) -> None:
    written(tmp_path, rows=50)
    with pytest.raises(CityError, match="already"):
        written(tmp_path)
    with pytest.raises(CityError, match="needs entries"):
        written(tmp_path / "other", rows=0)
