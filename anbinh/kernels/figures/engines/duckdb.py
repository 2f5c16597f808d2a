"""One machine: DuckDB over the Parquet files of the extract and the entries that came after it, so nothing is stale."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from typing import Any

import duckdb
import numpy as np

from anbinh.kernels.figures.asking import Asked, Counts, Entry
from anbinh.kernels.figures.engines.query import COLUMNS, text_of
from anbinh.kernels.figures.engines.tallying import NOTHING, Plan, Rows, plan, tally
from anbinh.kernels.figures.extract import Extract, File

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
FOREVER = datetime(9999, 12, 31, tzinfo=UTC)
TYPES = {
    "int64": "BIGINT",
    "string": "VARCHAR",
    "date": "DATE",
    "timestamp('UTC')": "TIMESTAMPTZ",
    "map<string, string>": "MAP(VARCHAR, VARCHAR)",
}
NAMES = ", ".join(COLUMNS)
TAIL = ", ".join(f"{name} {TYPES[kind]}" for name, kind in COLUMNS.items())


class DuckDB:
    """Sums an extract and its tail: the entries that the extract does not reach."""

    name = "duckdb"

    def __init__(self, extract: Extract, tail: Iterable[Entry] = ()) -> None:
        self.extract = extract
        self.tail = list(tail)

    def posted(self, known_before: datetime | None = None) -> frozenset[str]:
        """The verbs of which there is any entry."""
        first = [*_first_known(self.extract), *((entry.verb, entry.recorded_at) for entry in self.tail)]
        return frozenset(verb for verb, at in first if known_before is None or at < known_before)

    def count(self, asked: Asked) -> Counts:
        """The sums."""
        made = plan(asked, self.posted(asked.known_before))
        if not made.shape.branches:
            return tally(made, NOTHING)
        with _database().cursor() as cursor:
            self._lay_out(cursor, made)
            return tally(made, _rows(cursor.execute(text_of(made.shape, "duckdb")).fetchnumpy()))

    def _lay_out(self, cursor: duckdb.DuckDBPyConnection, made: Plan) -> None:
        """The tables a query reads, seen by this cursor alone."""
        cursor.execute(f"CREATE TEMP TABLE tail ({TAIL})")
        if self.tail:
            codes = "map(unnest(?)::VARCHAR[], unnest(?)::VARCHAR[])"
            _fill(cursor, "tail", [_row(entry) for entry in self.tail], [*["unnest(?)"] * (len(COLUMNS) - 1), codes])
        if made.from_the_first_day:
            _view(cursor, "entries", self.extract.files)
        _view(cursor, "recent", self.extract.between(*made.months))
        cursor.execute("CREATE TEMP TABLE places (of_unit BIGINT, since DATE, until DATE, place INTEGER)")
        _fill(cursor, "places", list(made.places()))
        columns = ", ".join(f"day{n} DATE" for n in range(len(made.days)))
        cursor.execute(f"CREATE TEMP TABLE days ({columns}, known_before TIMESTAMPTZ)")
        _fill(cursor, "days", [(*made.days, made.asked.known_before or FOREVER)])


@cache
def _database() -> duckdb.DuckDBPyConnection:
    """One database for the process; it holds no data, only what it learned about the files, which never change."""
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute("SET parquet_metadata_cache = true")
    return connection


@lru_cache(maxsize=4)
def _first_known(extract: Extract) -> tuple[tuple[str, datetime], ...]:
    """Each verb of the files with the moment its first entry was recorded."""
    if not extract.files:
        return ()
    with _database().cursor() as cursor:
        _view(cursor, "entries", extract.files, tail=False)
        found = cursor.execute("SELECT verb, epoch_us(min(recorded_at)) FROM entries GROUP BY verb").fetchall()
    return tuple((verb, EPOCH + timedelta(microseconds=at)) for verb, at in found)


def _view(cursor: duckdb.DuckDBPyConnection, name: str, files: Sequence[File], *, tail: bool = True) -> None:
    sources = [f"SELECT {NAMES} FROM tail"] if tail else []
    if files:
        paths = ", ".join("'" + file.path.replace("'", "''") + "'" for file in files)
        sources.insert(0, f"SELECT {NAMES} FROM read_parquet([{paths}], hive_partitioning = false)")
    cursor.execute(f"CREATE TEMP VIEW {name} AS {' UNION ALL '.join(sources)}")


def _fill(
    cursor: duckdb.DuckDBPyConnection, table: str, rows: Sequence[tuple[Any, ...]], read: Sequence[str] = ()
) -> None:
    """Many rows in one statement, column by column; `read` says how a column is made of its values."""
    columns = [list(column) for column in zip(*rows, strict=True)]
    cursor.execute(f"INSERT INTO {table} SELECT {', '.join(read or ['unnest(?)'] * len(columns))}", columns)


def _row(entry: Entry) -> tuple[Any, ...]:
    names, codes = list(entry.dimensions), list(entry.dimensions.values())
    return entry.id, entry.verb, entry.unit, entry.occurred_on, entry.recorded_at, entry.quantity, names, codes


def _rows(columns: dict[str, Any]) -> Rows:
    branch, place, stretch, total = (
        np.asarray(columns[name], np.int64) for name in ("branch", "place", "stretch", "total")
    )
    masks = tuple(np.asarray(columns[name], np.int64) for name in columns if name.startswith("mask"))
    return Rows(branch, place, stretch, columns["cell"], masks, total)
