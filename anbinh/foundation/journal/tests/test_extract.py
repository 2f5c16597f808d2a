"""The Parquet extract: only what is new, by month, and never half of it."""

import json
from datetime import UTC, date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest
from click.testing import CliRunner
from django.db import transaction

from anbinh.foundation.journal import extract as extracting
from anbinh.foundation.journal.cli import journal
from anbinh.foundation.journal.combinations import FILES_BEFORE_COMPACTION
from anbinh.foundation.journal.commands import reverse
from anbinh.foundation.journal.extract import PARTS_BEFORE_COMPACTION, extract, read_manifest
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.journal.tests.cast import DAY, START, City
from anbinh.foundation.units.verbs import SUCCEEDED


def read(folder: Path, what: str = "count(*), sum(quantity)") -> Any:
    files = [str(folder / part.path) for part in read_manifest(folder).parts]
    with duckdb.connect() as engine:
        return engine.execute(f"SELECT {what} FROM read_parquet(?, union_by_name = true)", [files]).fetchone()


def test_it_takes_every_entry_once(city: City, tmp_path: Path) -> None:
    entry = city.post(quantity=340)
    city.post(unit=city.hat_mon, quantity=2)
    assert extract(tmp_path, at=START).rows == 2
    assert read(tmp_path) == (2, 342)
    with transaction.atomic():
        reverse(entry, by=city.lan, at=START, reason="Nhập nhầm")
    manifest = extract(tmp_path, at=START)
    assert (manifest.run, manifest.rows) == (2, 3)
    assert read(tmp_path) == (3, 2)


def test_it_writes_nothing_when_nothing_is_new(city: City, tmp_path: Path) -> None:
    city.post()
    first = extract(tmp_path, at=START)
    assert extract(tmp_path, at=START + timedelta(days=1)) == first


def test_it_takes_an_empty_journal(db: None, tmp_path: Path) -> None:
    assert extract(tmp_path, at=START).rows == 0


def test_it_keeps_months_apart(city: City, tmp_path: Path) -> None:
    for month in range(1, 5):
        city.post(day=date(2024, month, 10))
    months = {part.month for part in extract(tmp_path, at=START).parts}
    assert months == {"2024-01", "2024-02", "2024-03", "2024-04"}
    assert all((tmp_path / part.path).exists() for part in read_manifest(tmp_path).parts)


def test_it_gives_back_what_was_posted(city: City, tmp_path: Path) -> None:
    posted = city.post(quantity=3)
    extract(tmp_path, at=START)
    row = read(tmp_path, "id, verb, occurred_on, epoch_us(recorded_at), code_kind, hash")
    assert row == (posted.pk, posted.verb, DAY, int(START.timestamp()) * 1_000_000, "commune", posted.hash)


def test_it_gives_each_dimension_a_column_and_says_what_is_in_a_file(city: City, tmp_path: Path) -> None:
    city.post(minutes=5, day=date(2024, 3, 4))
    city.post(minutes=1, day=date(2024, 3, 5), codes={"kind": ""})
    city.post(minutes=3, codes={})
    (part,) = extract(tmp_path, at=START).parts
    assert (part.month, part.rows) == ("2024-03", 3)
    first, last = START + timedelta(minutes=1), START + timedelta(minutes=5)
    assert part.verbs == {Entry.objects.all()[0].verb: first.astimezone(UTC).isoformat()}
    assert part.last_recorded == last.astimezone(UTC).isoformat()
    assert read(tmp_path, "list(code_kind ORDER BY id)") == (["commune", "", None],)


def combinations(folder: Path, what: str) -> Any:
    files = [str(folder / path) for path in read_manifest(folder).combinations]
    with duckdb.connect() as engine:
        return engine.execute(f"SELECT {what} FROM read_parquet(?, union_by_name = true)", [files]).fetchall()


def test_it_numbers_each_combination_of_verb_and_codes_once_for_ever(city: City, tmp_path: Path) -> None:
    said = {"part": "whole", "successor": "a"}
    city.post(codes=said, verb=SUCCEEDED, quantity=0)
    city.post(codes=dict(reversed(said.items())), verb=SUCCEEDED, quantity=0, day=date(2024, 4, 1))
    city.post(codes={})
    extract(tmp_path, at=START)
    city.post(codes=said, verb=SUCCEEDED, quantity=0)
    assert extract(tmp_path, at=START).combinations == ["combinations/000001.parquet"]
    city.post(codes={"kind": "b"})
    assert extract(tmp_path, at=START).combinations == ["combinations/000001.parquet", "combinations/000003.parquet"]
    told = combinations(tmp_path, "combination, verb, code_part, code_successor, code_kind")
    opened = "units.unit.opened"
    assert told == [(0, opened, None, None, None), (1, SUCCEEDED, "whole", "a", None), (2, opened, None, None, "b")]
    assert read(tmp_path, "list(combination ORDER BY id)") == ([1, 1, 0, 1, 2],)


def test_it_writes_combinations_anew_when_they_are_in_many_files(city: City, tmp_path: Path) -> None:
    for number in range(FILES_BEFORE_COMPACTION + 2):
        city.post(codes={"kind": str(number)}, day=date(2024, 1 + number % 9, 1))
        extract(tmp_path, at=START)
    files = read_manifest(tmp_path).combinations
    assert len(files) == 2
    assert combinations(tmp_path, "combination, code_kind") == [(n, str(n)) for n in range(FILES_BEFORE_COMPACTION + 2)]
    assert {str(file.relative_to(tmp_path)) for file in tmp_path.glob("combinations/*")} == set(files)


def test_it_takes_everything_out_anew_from_a_former_layout(city: City, tmp_path: Path) -> None:
    city.post(quantity=5)
    extract(tmp_path, at=START)
    manifest = tmp_path / "manifest.json"
    said = json.loads(manifest.read_text(encoding="utf-8"))
    del said["layout"]
    manifest.write_text(json.dumps(said), encoding="utf-8")
    assert read_manifest(tmp_path).parts == []
    anew = extract(tmp_path, at=START)
    assert (anew.run, anew.rows, read(tmp_path)) == (2, 1, (1, 5))


def test_it_leaves_the_former_extract_whole_when_it_dies(
    city: City, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    city.post(quantity=1)
    former = extract(tmp_path, at=START)
    city.post(quantity=10, day=date(2024, 4, 1))
    city.post(quantity=100, day=date(2024, 5, 1))

    def die(folder: Path, manifest: object) -> None:
        raise OSError("no space left on device")

    with monkeypatch.context() as dying:
        dying.setattr(extracting, "_replace_manifest", die)
        with pytest.raises(OSError, match="space"):
            extract(tmp_path, at=START)
    assert read_manifest(tmp_path) == former
    assert read(tmp_path) == (1, 1)
    assert extract(tmp_path, at=START).rows == 3
    assert read(tmp_path) == (3, 111)
    named = {part.path for part in read_manifest(tmp_path).parts}
    assert {str(file.relative_to(tmp_path)) for file in tmp_path.glob("month=*/*")} == named


def test_it_writes_a_month_anew_when_it_is_in_many_pieces(city: City, tmp_path: Path) -> None:
    for minute in range(PARTS_BEFORE_COMPACTION + 2):
        city.post(minutes=minute, codes={"kind": "a"} if minute > 2 else {})
        extract(tmp_path, at=START)
    manifest = read_manifest(tmp_path)
    assert [part.rows for part in manifest.parts] == [PARTS_BEFORE_COMPACTION + 1, 1]
    assert manifest.parts[0].verbs.keys() == {"units.unit.opened"}
    assert read(tmp_path, "count(code_kind)") == (PARTS_BEFORE_COMPACTION - 1,)
    assert read(tmp_path) == (PARTS_BEFORE_COMPACTION + 2, Entry.objects.total())


def test_it_answers_on_the_command_line(city: City, tmp_path: Path) -> None:
    city.post()
    told = CliRunner().invoke(journal, ["extract", "--to", str(tmp_path), "--json"])
    assert told.exit_code == 0
    assert json.loads(told.stdout)["rows"] == 1
