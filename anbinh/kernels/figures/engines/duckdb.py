"""One machine: DuckDB over the Parquet files of the extract and the entries that came after it, so nothing is stale."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

import duckdb
import numpy as np

from anbinh.kernels.figures.asking import Asked, Counts, Entry
from anbinh.kernels.figures.engines.query import COLUMNS, text_of
from anbinh.kernels.figures.engines.reading import Read, Reading, branches, posted, readings
from anbinh.kernels.figures.engines.tallying import NOTHING, Plan, Rows, plan, tally
from anbinh.kernels.figures.extract import Extract

TYPES = {"int64": "BIGINT", "int32": "INTEGER", "date": "DATE"}
ENTRY = [name for name in COLUMNS if name != "branch"]


# Up to so many entries the files are read once into memory, at about 200 bytes each: opening a hundred files for a
# question takes longer than summing what is in them.
FEW = 500_000


class DuckDB:
    """Sums an extract and its tail: the entries that the extract does not reach."""

    name = "duckdb"

    def __init__(self, extract: Extract, tail: Iterable[Entry] = (), *, few: int = FEW) -> None:
        self.extract = extract
        self.tail = list(tail)
        self.held = 0 < extract.rows <= few

    def posted(self, known_before: datetime | None = None) -> frozenset[str]:
        """The verbs of which there is any entry."""
        return posted(self.extract, self.tail, known_before)

    def count(self, asked: Asked) -> Counts:
        """The sums."""
        made = plan(asked, self.posted(asked.known_before))
        if not made.shape.branches:
            return tally(made, NOTHING)
        with _database(self.extract, held=self.held).cursor() as cursor:
            self._lay_out(cursor, made)
            return tally(made, _rows(cursor.execute(text_of(made.shape, "duckdb")).fetchnumpy()))

    def _lay_out(self, cursor: duckdb.DuckDBPyConnection, made: Plan) -> None:
        """The tables a query reads, seen by this cursor alone."""
        self._entries(cursor, made)
        cursor.execute("CREATE TEMP TABLE places (of_unit BIGINT, since DATE, until DATE, place INTEGER)")
        _fill(cursor, "places", list(made.places()))
        cursor.execute("CREATE TEMP TABLE days (day DATE, stretch INTEGER)")
        _fill(cursor, "days", list(made.calendar()))

    def _entries(self, cursor: duckdb.DuckDBPyConnection, made: Plan) -> None:
        """A view of the entries in files or in memory and, where there are any, of those in the tail."""
        dimensions = made.shape.dimensions
        all_read = readings(made, self.extract, self.tail)
        sources = [_filed(read, reading, dimensions) for reading in all_read for read in reading.files]
        if self.held and sources:
            sources = [_remembered(cursor, all_read, dimensions, _codes(self.extract))]
        tail = [row for reading in all_read for row in reading.rows(dimensions)]
        if tail or not sources:
            columns = [f"{name} {TYPES[kind]}" for name, kind in COLUMNS.items()]
            codes = [f"{_name(dimension)} VARCHAR" for dimension in dimensions]
            cursor.execute(f"CREATE TEMP TABLE tail ({', '.join([*columns, *codes])})")
            _fill(cursor, "tail", tail)
            sources.append("SELECT * FROM tail")
        cursor.execute(f"CREATE TEMP VIEW entries AS {' UNION ALL '.join(sources)}")


@lru_cache(maxsize=2)
def _database(extract: Extract, *, held: bool) -> duckdb.DuckDBPyConnection:
    """One database for an extract: what it learned about the files, which never change, or all that is in them."""
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute("SET parquet_metadata_cache = true")
    # It would be drawn into the answer of a command, in JSON too.
    connection.execute("SET enable_progress_bar = false")
    if held:
        columns = ["verb", "recorded_at", *ENTRY, *map(_name, sorted(_codes(extract)))]
        connection.execute(
            f"CREATE TABLE held AS SELECT {', '.join(columns)}"
            f" FROM {_files([file.path for file in extract.files], 'union_by_name = true')}"
            " ORDER BY verb, unit_id, occurred_on"
        )
    return connection


def _codes(extract: Extract) -> frozenset[str]:
    """The dimensions that any file has a column for."""
    return frozenset().union(*(file.codes for file in extract.files))


def _files(paths: Iterable[str], *more: str) -> str:
    said = [f"[{', '.join(map(_text, paths))}]", "hive_partitioning = false", *more]
    return f"read_parquet({', '.join(said)})"


def _filed(read: Read, reading: Reading, dimensions: Sequence[str]) -> str:
    """Files of a branch that have the same columns. Verb and days are constants: parts of files are skipped by them."""
    narrowed = [f"verb = {_text(reading.verb)}", f"occurred_on < DATE '{reading.until}'"]
    if reading.since is not None:
        narrowed.append(f"occurred_on >= DATE '{reading.since}'")
    if read.late and reading.known_before is not None:
        narrowed.append(f"recorded_at < TIMESTAMPTZ '{reading.known_before.isoformat()}'")
    columns = [f"{reading.branch}::INTEGER AS branch", *ENTRY, *_selected(dimensions, read.codes)]
    return f"SELECT {', '.join(columns)} FROM {_files(read.paths)} WHERE {' AND '.join(narrowed)}"


def _remembered(
    cursor: duckdb.DuckDBPyConnection, all_read: Sequence[Reading], dimensions: Sequence[str], codes: Collection[str]
) -> str:
    """All branches of an extract in memory at once."""
    cursor.execute("CREATE TEMP TABLE branches (verb VARCHAR, branch INTEGER, since DATE, until DATE)")
    _fill(cursor, "branches", branches(all_read))
    known = all_read[0].known_before
    narrowed = ["occurred_on >= since", "occurred_on < until"]
    if known is not None:
        narrowed.append(f"recorded_at < TIMESTAMPTZ '{known.isoformat()}'")
    columns = ["branch", *ENTRY, *_selected(dimensions, codes)]
    return f"SELECT {', '.join(columns)} FROM held JOIN branches USING (verb) WHERE {' AND '.join(narrowed)}"


def _selected(dimensions: Iterable[str], codes: Collection[str]) -> Iterator[str]:
    """A column for each dimension; what is not among those there are is null."""
    for one in dimensions:
        yield _name(one) if one in codes else f"NULL::VARCHAR AS {_name(one)}"


def _text(said: str) -> str:
    return "'" + said.replace("'", "''") + "'"


def _name(dimension: str) -> str:
    return '"code_' + dimension.replace('"', '""') + '"'


def _fill(cursor: duckdb.DuckDBPyConnection, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Many rows in one statement, column by column."""
    columns = [list(column) for column in zip(*rows, strict=True)]
    if columns:
        cursor.execute(f"INSERT INTO {table} SELECT {', '.join(['unnest(?)'] * len(columns))}", columns)


def _rows(columns: dict[str, Any]) -> Rows:
    branch, place, stretch, total = (
        np.asarray(columns[name], np.int64) for name in ("branch", "place", "stretch", "total")
    )
    masks = tuple(np.asarray(columns[name], np.int64) for name in columns if name.startswith("mask"))
    return Rows(branch, place, stretch, columns.get("cell", ()), masks, total)
