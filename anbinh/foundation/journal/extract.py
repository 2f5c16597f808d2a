"""The journal as Parquet: immutable files by month, and one manifest that says which of them are the extract.

A reader opens what the manifest names and nothing else, so a run that dies in the middle changes nothing
for anybody: its files are named nowhere, and the next run removes them.

Every combination of a verb and its codes that was ever posted has a number, told in files of its own beside the months:
whoever sums works out what is wanted of each combination, not of each entry.
"""

import fcntl
import json
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb

from anbinh.foundation.journal.combinations import column_of, number_combinations, quoted, to_disk
from anbinh.foundation.journal.models import Entry, Lane

COLUMNS = {
    "id": "BIGINT",
    "batch": "VARCHAR",
    "verb": "VARCHAR",
    "subject_kind": "VARCHAR",
    "subject_id": "BIGINT",
    "unit_id": "BIGINT",
    "sequence": "BIGINT",
    "occurred_on": "DATE",
    "recorded_at": "TIMESTAMPTZ",
    "by_id": "BIGINT",
    "quantity": "BIGINT",
    "reverses_id": "BIGINT",
    "hash": "VARCHAR",
}
# Each dimension gets a column of its own in the files, `code_line`: null where an entry has no code.
STAGED = {**COLUMNS, "dimensions": "MAP(VARCHAR, VARCHAR)"}
# What lies in files of another layout is taken out anew.
LAYOUT = 3
# A month that has been added to this often is written again as one file.
PARTS_BEFORE_COMPACTION = 8
CHAINS_AT_ONCE = 200
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass
class Part:
    """One immutable file of the extract, and what readers know of it without opening it."""

    path: str
    month: str
    rows: int
    verbs: dict[str, str] = field(default_factory=dict)  # each verb with the moment its first entry was recorded
    last_recorded: str = ""


@dataclass
class Manifest:
    """What the extract consists of, and how far into each unit's chain it reaches."""

    run: int = 0
    taken_at: str = ""
    watermark: dict[int, int] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    combinations: list[str] = field(default_factory=list)
    layout: int = LAYOUT

    @property
    def rows(self) -> int:
        """Entries in the extract."""
        return sum(part.rows for part in self.parts)

    def by_month(self) -> dict[str, list[Part]]:
        """The parts of each month."""
        months: dict[str, list[Part]] = defaultdict(list)
        for part in self.parts:
            months[part.month].append(part)
        return months


def read_manifest(folder: Path) -> Manifest:
    """The manifest of an extract; an empty one where there is none yet, or one of another layout."""
    file = folder / "manifest.json"
    if not file.exists():
        return Manifest()
    said = json.loads(file.read_text(encoding="utf-8"))
    if said.get("layout") != LAYOUT:
        return Manifest(said["run"])
    watermark = {int(unit): length for unit, length in said["watermark"].items()}
    parts = [Part(**part) for part in said["parts"]]
    return Manifest(said["run"], said["taken_at"], watermark, parts, said["combinations"])


def extract(folder: Path, *, at: datetime, progress: Callable[[int], None] = lambda _rows: None) -> Manifest:
    """Bring the extract in `folder` up to the journal's end and return its new manifest."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        # One run at a time; the system frees the lock of a run that died.
        fcntl.flock(lock, fcntl.LOCK_EX)
        return _extract(folder, at, progress)


def _extract(folder: Path, at: datetime, progress: Callable[[int], None]) -> Manifest:
    former = read_manifest(folder)
    _remove_unnamed(folder, former)
    manifest = Manifest(
        former.run + 1, at.isoformat(), dict(former.watermark), list(former.parts), list(former.combinations)
    )
    with tempfile.TemporaryDirectory(dir=folder, prefix="staging-") as staging, duckdb.connect() as engine:
        engine.execute("SET TimeZone = 'UTC'")
        engine.execute("SET enable_progress_bar = false")
        staged = Path(staging) / "entries.ndjson"
        if not _stage(staged, manifest.watermark, progress):
            return former
        _read_staged(engine, staged)
        manifest.combinations = number_combinations(engine, folder, manifest.combinations, manifest.run)
        for month, parts in _write_months(engine, folder, manifest):
            manifest.parts = [part for part in manifest.parts if part.month != month] + parts
    # Files that a compaction replaced stay until the next run: somebody may be reading them by the former manifest.
    _replace_manifest(folder, manifest)
    return manifest


def _stage(file: Path, watermark: dict[int, int], progress: Callable[[int], None]) -> int:
    """Write what each chain holds beyond the watermark as lines of JSON and move the watermark; returns the rows."""
    rows = 0
    with file.open("w", encoding="utf-8") as lines:
        for row in _new_rows(watermark):
            lines.write(json.dumps(row, ensure_ascii=False, default=str, sort_keys=True))
            lines.write("\n")
            watermark[row["unit_id"]] = max(watermark.get(row["unit_id"], 0), row["sequence"])
            rows += 1
            if rows % 10_000 == 0:
                progress(rows)
    return rows


def _new_rows(watermark: dict[int, int]) -> Iterator[dict[str, Any]]:
    grown = iter(list(Lane.objects.grown_beyond(watermark)))
    while some := list(islice(grown, CHAINS_AT_ONCE)):
        # A chain never has a gap, whatever the order in which transactions were committed: what is read here up to
        # its highest place is all there is up to that place.
        yield from Entry.objects.after_in_chains(some).in_chain_order().values(*STAGED).iterator(chunk_size=5000)


def _read_staged(engine: duckdb.DuckDBPyConnection, staged: Path) -> None:
    columns = ", ".join(f"'{name}': '{kind}'" for name, kind in STAGED.items())
    engine.execute(
        "CREATE TABLE staged AS SELECT *, strftime(occurred_on, '%Y-%m') AS month, dimensions::VARCHAR AS said"
        f" FROM read_json(?, format = 'newline_delimited', columns = {{{columns}}})",
        [str(staged)],
    )


def _write_months(
    engine: duckdb.DuckDBPyConnection, folder: Path, manifest: Manifest
) -> Iterator[tuple[str, list[Part]]]:
    """Write the staged rows month by month; yields each month with all its parts as they are now."""
    standing = manifest.by_month()
    for (month,) in engine.execute("SELECT DISTINCT month FROM staged ORDER BY month").fetchall():
        former = standing.get(month, [])
        path = f"month={month}/{manifest.run:06}.parquet"
        (folder / path).parent.mkdir(exist_ok=True)
        compacted = former if len(former) >= PARTS_BEFORE_COMPACTION else []
        _lay_out_month(engine, month, [str(folder / part.path) for part in compacted])
        engine.execute(
            "COPY (SELECT * FROM month_now ORDER BY verb, unit_id, occurred_on, id) TO "
            f"{quoted(str(folder / path), chr(39))} (FORMAT parquet, COMPRESSION zstd)"
        )
        to_disk(folder / path)
        yield month, [*([] if compacted else former), _part(engine, path, month)]


def _lay_out_month(engine: duckdb.DuckDBPyConnection, month: str, files: list[str]) -> None:
    """The table `month_now`: what is staged of a month, and all of some files of it."""
    named = engine.execute(
        "SELECT DISTINCT unnest(map_keys(dimensions)) AS name FROM staged WHERE month = ? ORDER BY name", [month]
    ).fetchall()
    columns = [*COLUMNS, "combination", *(column_of(name) for (name,) in named)]
    source = f"SELECT {', '.join(columns)} FROM staged JOIN combinations USING (verb, said) WHERE month = $month"
    given: dict[str, Any] = {"month": month}
    if files:
        source += (
            " UNION ALL BY NAME SELECT * FROM read_parquet($files, hive_partitioning = false, union_by_name = true)"
        )
        given["files"] = files
    engine.execute(f"CREATE OR REPLACE TEMP TABLE month_now AS {source}", given)


def _part(engine: duckdb.DuckDBPyConnection, path: str, month: str) -> Part:
    """A file with what is in it, told from the table it was written from."""
    found = engine.execute(
        "SELECT verb, count(*), epoch_us(min(recorded_at)), epoch_us(max(recorded_at)) FROM month_now"
        " GROUP BY verb ORDER BY verb"
    ).fetchall()
    return Part(
        path=path,
        month=month,
        rows=sum(rows for _verb, rows, _first, _last in found),
        verbs={verb: _moment(first) for verb, _rows, first, _last in found},
        last_recorded=_moment(max(last for _verb, _rows, _first, last in found)),
    )


def _moment(microseconds: int) -> str:
    return (EPOCH + timedelta(microseconds=microseconds)).isoformat()


def _replace_manifest(folder: Path, manifest: Manifest) -> None:
    """The one step that changes what readers see: the rename of a finished file."""
    new = folder / "manifest.new"
    new.write_text(json.dumps(asdict(manifest), indent=1), encoding="utf-8")
    to_disk(new)
    new.replace(folder / "manifest.json")
    to_disk(folder)


def _remove_unnamed(folder: Path, manifest: Manifest) -> None:
    """Remove what a run that died left behind, and parts that a compaction replaced."""
    named = {folder / path for path in [*manifest.combinations, *(part.path for part in manifest.parts)]}
    for file in [*folder.glob("month=*/*.parquet"), *folder.glob("combinations/*.parquet")]:
        if file not in named:
            file.unlink()
    for left in folder.glob("staging-*"):
        for file in left.iterdir():
            file.unlink()
        left.rmdir()
