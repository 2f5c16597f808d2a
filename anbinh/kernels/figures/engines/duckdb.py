"""One machine: DuckDB over the Parquet files of the extract and the entries that came after it, so nothing is stale."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

import duckdb
import numpy as np

from anbinh.kernels.figures.asking import Asked, Counts, Entry
from anbinh.kernels.figures.engines.query import COLUMNS, text_of
from anbinh.kernels.figures.engines.reading import Read, Reading, posted, readings
from anbinh.kernels.figures.engines.tallying import NOTHING, Plan, Rows, plan, tally
from anbinh.kernels.figures.extract import Extract

TYPES = {"int64": "BIGINT", "date": "DATE"}


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
        for at, reading in enumerate(readings(made, self.extract, self.tail)):
            self._entries(cursor, at, reading)
        cursor.execute("CREATE TEMP TABLE places (of_unit BIGINT, since DATE, until DATE, place INTEGER)")
        _fill(cursor, "places", list(made.places()))
        cursor.execute("CREATE TEMP TABLE days (day DATE, stretch INTEGER)")
        _fill(cursor, "days", list(made.calendar()))

    def _entries(self, cursor: duckdb.DuckDBPyConnection, at: int, reading: Reading) -> None:
        """The table of a branch: a view of its files, and a table of its tail where it has one."""
        sources = [_selected(_files(read.paths), read, reading) for read in reading.files]
        if self.held and sources:
            whole = Read((), _codes(self.extract), late=reading.known_before is not None)
            sources = [_selected("held", whole, reading)]
        if reading.tail or not sources:
            codes = [f"{_name(dimension)} VARCHAR" for dimension in reading.dimensions]
            columns = [f"{name} {TYPES[kind]}" for name, kind in COLUMNS.items()]
            cursor.execute(f"CREATE TEMP TABLE tail{at} ({', '.join([*columns, *codes])})")
            _fill(cursor, f"tail{at}", list(reading.rows()))
            sources.append(f"SELECT * FROM tail{at}")
        cursor.execute(f"CREATE TEMP VIEW entries{at} AS {' UNION ALL '.join(sources)}")


@lru_cache(maxsize=2)
def _database(extract: Extract, *, held: bool) -> duckdb.DuckDBPyConnection:
    """One database for an extract: what it learned about the files, which never change, or all that is in them."""
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute("SET parquet_metadata_cache = true")
    if held:
        columns = ["verb", "recorded_at", *COLUMNS, *map(_name, sorted(_codes(extract)))]
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


def _selected(source: str, read: Read, reading: Reading) -> str:
    """Entries that have the same columns; what they lack is null. Verb and days are constants: parts are skipped."""
    codes = (_name(one) if one in read.codes else f"NULL::VARCHAR AS {_name(one)}" for one in reading.dimensions)
    narrowed = [f"verb = {_text(reading.verb)}", f"occurred_on < DATE '{reading.until}'"]
    if reading.since is not None:
        narrowed.append(f"occurred_on >= DATE '{reading.since}'")
    if read.late and reading.known_before is not None:
        narrowed.append(f"recorded_at < TIMESTAMPTZ '{reading.known_before.isoformat()}'")
    return f"SELECT {', '.join([*COLUMNS, *codes])} FROM {source} WHERE {' AND '.join(narrowed)}"


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
    return Rows(branch, place, stretch, columns["cell"], masks, total)
