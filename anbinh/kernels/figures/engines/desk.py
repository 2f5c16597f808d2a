"""Where a thread puts its questions to a database: a cursor, and the small tables that it laid out for them.

Units, days and kinds are the same from one question of a page to the next. What was laid out stays until many others
came after it, so that the same rows are not handed over and the same words not compared again.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import count
from typing import Any, TypeVar

import duckdb

T = TypeVar("T")
Row = tuple[Any, ...]
TYPES = {"int64": "BIGINT", "int32": "INTEGER", "date": "DATE", "string": "VARCHAR"}

# So many tables stay, the ones used last.
MOST = 48


class Desk:
    """A cursor with its own tables. It belongs to one thread: nobody else sees them, nobody else takes them away."""

    def __init__(self, database: duckdb.DuckDBPyConnection) -> None:
        self.cursor = database.cursor()
        self._laid: OrderedDict[Hashable, tuple[str, Any]] = OrderedDict()
        self._standing: dict[str, str] = {}
        self._numbers = count(1)

    def rows(self, name: str, columns: Mapping[str, str], rows: Sequence[Row]) -> None:
        """Let `name` stand for a table of these rows."""
        said = tuple(columns.items())
        self._kept(name, (said, tuple(rows)), lambda table: self._filled(table, said, rows))

    def made(self, name: str, key: Hashable, query: Callable[[], str], tell: Callable[[], T]) -> T:
        """Let `name` stand for what a query answers, and say what `tell` told when it was made.

        `query` is called where it has to be answered, to lay out what it reads and say it in SQL.
        """
        return self._kept(name, key, lambda table: self._selected(name, table, query(), tell))

    def _kept(self, name: str, key: Hashable, make: Callable[[str], T]) -> T:
        key = (name, key)
        if key in self._laid:
            self._laid.move_to_end(key)
            table, told = self._laid[key]
        else:
            table = f"{name}_{next(self._numbers)}"
            told = make(table)
            self._laid[key] = table, told
        self._stand_for(name, table)
        while len(self._laid) > MOST:
            _, (last, _told) = self._laid.popitem(last=False)
            self.cursor.execute(f"DROP TABLE {last}")
        found: T = told
        return found

    def _stand_for(self, name: str, table: str) -> None:
        if self._standing.get(name) != table:
            self.cursor.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS SELECT * FROM {table}")
            self._standing[name] = table

    def _filled(self, table: str, columns: Iterable[tuple[str, str]], rows: Sequence[Row]) -> None:
        said = ", ".join(f"{quoted(column)} {TYPES[kind]}" for column, kind in columns)
        self.cursor.execute(f"CREATE TEMP TABLE {table} ({said})")
        values = [list(column) for column in zip(*rows, strict=True)]
        if values:
            # Many rows in one statement, column by column.
            self.cursor.execute(f"INSERT INTO {table} SELECT {', '.join(['unnest(?)'] * len(values))}", values)

    def _selected(self, name: str, table: str, query: str, tell: Callable[[], T]) -> T:
        self.cursor.execute(f"CREATE TEMP TABLE {table} AS {query}")
        self._stand_for(name, table)
        return tell()


def quoted(column: str) -> str:
    """A name as SQL writes it."""
    return '"' + column.replace('"', '""') + '"'
