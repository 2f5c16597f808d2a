"""One machine: DuckDB over the Parquet files of the extract and the entries that came after it, so nothing is stale."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

import duckdb
import numpy as np

from anbinh.kernels.figures.asking import Asked, Counts, Entry, Numbers
from anbinh.kernels.figures.engines.query import COMBINATIONS, ENTRIES, GROUPED, Shape, text_of, text_of_kinds
from anbinh.kernels.figures.engines.reading import Reading, posted, reading, told
from anbinh.kernels.figures.engines.tallying import NOTHING, Kinds, Plan, plan, tally
from anbinh.kernels.figures.extract import Extract

PLACES = {"of_unit": "int64", "since": "date", "until": "date", "place": "int32"}
DAYS = {"day": "date", "stretch": "int32"}
TYPES = {"int64": "BIGINT", "int32": "INTEGER", "date": "DATE", "string": "VARCHAR"}

# Up to so many entries the files are read once into memory, at about 60 bytes each: opening a hundred files for a
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
            kinds = _kinds(cursor, made.shape)
            return tally(made, kinds.rows(*_numbers(cursor.execute(text_of(made.shape, "duckdb")), GROUPED)))

    def _lay_out(self, cursor: duckdb.DuckDBPyConnection, made: Plan) -> None:
        """The tables a query reads, seen by this cursor alone."""
        self._entries(cursor, made)
        _table(cursor, "places", PLACES, list(made.places()))
        _table(cursor, "days", DAYS, list(made.calendar()))

    def _entries(self, cursor: duckdb.DuckDBPyConnection, made: Plan) -> None:
        """Views of entries and of their combinations: of those in files or in memory, and of those in the tail."""
        read = reading(made, self.extract, self.tail)
        numbers = read.combinations()
        _table(cursor, "tail", ENTRIES, list(read.rows(numbers)))
        dimensions = made.shape.dimensions
        names = {**COMBINATIONS, **{f"code_{dimension}": "string" for dimension in dimensions}}
        _table(cursor, "tail_combinations", names, list(told(numbers, dimensions)))
        filed = [_remembered(read)] if self.held and read.files else list(_filed(read))
        cursor.execute(f"CREATE TEMP VIEW entries AS {' UNION ALL '.join([*filed, 'SELECT * FROM tail'])}")
        there = {name for (name,) in cursor.execute("SELECT name FROM pragma_table_info('numbered')").fetchall()}
        columns = [_name(name) if name in there else f"NULL::VARCHAR AS {_name(name)}" for name in names]
        cursor.execute(
            f"CREATE TEMP VIEW combinations AS SELECT {', '.join(columns)} FROM numbered"
            " UNION ALL SELECT * FROM tail_combinations"
        )


@lru_cache(maxsize=2)
def _database(extract: Extract, *, held: bool) -> duckdb.DuckDBPyConnection:
    """One database for an extract: what it learned about the files, which never change, or all that is in them."""
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute("SET parquet_metadata_cache = true")
    # It would be drawn into the answer of a command, in JSON too.
    connection.execute("SET enable_progress_bar = false")
    numbered = "SELECT NULL::INTEGER AS combination, NULL::VARCHAR AS verb WHERE false"
    if extract.combinations:
        numbered = f"SELECT * FROM {_files(extract.combinations, 'union_by_name = true')}"
    connection.execute(f"CREATE TABLE numbered AS {numbered}")
    if held:
        connection.execute(
            f"CREATE TABLE held AS SELECT verb, recorded_at, {', '.join(ENTRIES)}"
            f" FROM {_files([file.path for file in extract.files])} ORDER BY verb, unit_id, occurred_on"
        )
    return connection


def _files(paths: Iterable[str], *more: str) -> str:
    said = [f"[{', '.join(map(_text, paths))}]", "hive_partitioning = false", *more]
    return f"read_parquet({', '.join(said)})"


def _filed(read: Reading) -> Iterator[str]:
    """A statement for each group of files. Verbs and days are constants: parts of files are skipped by them."""
    for group in read.files:
        yield _narrowed(_files(group.paths), group.verbs, read, late=group.late)


def _remembered(read: Reading) -> str:
    """All that is in memory, at once."""
    return _narrowed("held", read.verbs, read, late=True)


def _narrowed(source: str, verbs: Sequence[str], read: Reading, *, late: bool) -> str:
    narrowed = [f"verb IN ({', '.join(map(_text, verbs))})", f"occurred_on < DATE '{read.until}'"]
    if late and read.known_before is not None:
        narrowed.append(f"recorded_at < TIMESTAMPTZ '{read.known_before.isoformat()}'")
    return f"SELECT {', '.join(ENTRIES)} FROM {source} WHERE {' AND '.join(narrowed)}"


def _text(said: str) -> str:
    return "'" + said.replace("'", "''") + "'"


def _name(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'


def _table(
    cursor: duckdb.DuckDBPyConnection, name: str, columns: Mapping[str, str], rows: Sequence[tuple[Any, ...]]
) -> None:
    said = ", ".join(f"{_name(column)} {TYPES[kind]}" for column, kind in columns.items())
    cursor.execute(f"CREATE TEMP TABLE {name} ({said})")
    _fill(cursor, name, rows)


def _fill(cursor: duckdb.DuckDBPyConnection, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Many rows in one statement, column by column."""
    columns = [list(column) for column in zip(*rows, strict=True)]
    if columns:
        cursor.execute(f"INSERT INTO {table} SELECT {', '.join(['unnest(?)'] * len(columns))}", columns)


def _kinds(cursor: duckdb.DuckDBPyConnection, shape: Shape) -> Kinds:
    """Lay out the combinations with their kinds, and tell what each kind is."""
    cursor.execute(f"CREATE TEMP TABLE wanted AS {text_of_kinds(shape, 'duckdb')}")
    masks = [f"mask{n}" for n in range(shape.masks)]
    columns = ["branch", *masks, *(["cell"] if shape.cut else [])]
    found = cursor.execute(f"SELECT {', '.join(columns)} FROM wanted GROUP BY kind, {', '.join(columns)} ORDER BY kind")
    rows = found.fetchnumpy()
    numbers = [np.asarray(rows[name], np.int64) for name in ("branch", *masks)]
    return Kinds(numbers[0], list(rows.get("cell", ())), tuple(numbers[1:]))


def _numbers(found: duckdb.DuckDBPyConnection, names: Iterable[str]) -> list[Numbers]:
    columns = found.fetchnumpy()
    return [np.asarray(columns[name], np.int64) for name in names]
