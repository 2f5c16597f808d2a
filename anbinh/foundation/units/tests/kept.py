"""The units of Hà Nội for one module of tests after another: loaded once, then put back row by row as they were.

Loading posts some seven thousand entries, each chained to the one before it; that is tested where it belongs, and takes
longer than most modules' tests.
"""

from datetime import datetime
from typing import Any

from django.db import connection

from anbinh.foundation.units import commands as units

_kept: dict[str, tuple[list[str], list[tuple[Any, ...]]]] = {}
_number = 0


def hanoi(*, at: datetime) -> int:
    """Inside a transaction: every row that loading Hà Nội makes. Returns the number of units."""
    global _number  # noqa: PLW0603 (what was loaded once in this process)
    if not _kept:
        empty = {table for table in _tables() if not _count(table)}
        _number = units.load_hanoi(at=at)
        _kept.update({table: _rows(table) for table in sorted(empty) if _count(table)})
        return _number
    for table, (columns, rows) in _kept.items():
        _put_back(table, columns, rows)
    return _number


def _tables() -> list[str]:
    return connection.introspection.table_names()


def _count(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {_quoted(table)}")
        (found,) = cursor.fetchone()
        return int(found)


def _rows(table: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {_quoted(table)}")
        columns = [column[0] for column in cursor.description]
        return columns, [tuple(map(_as_given, row)) for row in cursor.fetchall()]


def _as_given(value: Any) -> Any:
    """PostgreSQL hands objects out and takes text in."""
    return connection.ops.adapt_json_value(value, None) if isinstance(value, dict | list) else value


def _put_back(table: str, columns: list[str], rows: list[tuple[Any, ...]]) -> None:
    named = ", ".join(map(_quoted, columns))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {_quoted(table)} ({named}) VALUES ({', '.join(['%s'] * len(columns))})", rows)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
