"""The ways of summing that are measured. Each is prepared, then asked several times, in a process of its own."""

import os
import resource
import sqlite3
import statistics
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import duckdb
import psycopg

from anbinh.kernels.figures.asking import Asked
from anbinh.kernels.figures.engines.duckdb import DuckDB
from anbinh.kernels.figures.engines.tallying import Plan, plan
from anbinh.kernels.figures.extract import Extract
from bench.figures.journal import CODES
from bench.figures.plain import texts

# Asks once; returns how many rows came back.
Ask = Callable[[], int]
FLAT = ["verb", "unit_id", "occurred_on", "quantity", *(f"code_{name}" for name in CODES)]
TYPES = {"unit_id": "BIGINT", "quantity": "BIGINT", "occurred_on": "DATE"}
COLUMNS = ", ".join(f"{name} {TYPES.get(name, 'TEXT')}" for name in FLAT)
INDEX = "CREATE INDEX entries_verb_day ON entries (verb, occurred_on)"


def ours(extract: Extract, asked: Asked) -> Ask:
    """This product: text, sums, prefix sums and roll-up."""
    engine = DuckDB(extract)
    return lambda: engine.count(asked).whole.size


def by_hand(extract: Extract, asked: Asked) -> Ask:
    """DuckDB over the same files, one SELECT a verb, nothing added up afterwards."""
    made = _plan(extract, asked)
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'; SET parquet_metadata_cache = true")
    said = [(_files(extract, made, text), text) for text in texts(made, entries="{}", code=_column)]
    return lambda: sum(len(connection.execute(text.format(files)).fetchnumpy()["stretch"]) for files, text in said)


def postgresql(extract: Extract, asked: Asked) -> Ask:
    """PostgreSQL with every code in a column of its own and an index on verb and day."""
    made = _plan(extract, asked)
    connection = psycopg.connect(os.environ["ANBINH_DATABASE_URL"], autocommit=True)
    connection.execute("DROP TABLE IF EXISTS entries")
    connection.execute(f"CREATE UNLOGGED TABLE entries ({COLUMNS})".encode())
    with connection.cursor() as cursor, cursor.copy(f"COPY entries ({', '.join(FLAT)}) FROM STDIN".encode()) as copy:
        for rows in _batches(extract):
            for row in rows:
                copy.write_row(row)
    connection.execute(INDEX)
    connection.execute("VACUUM ANALYZE entries")
    said = texts(made, entries="entries", code=_column)
    return lambda: sum(len(connection.execute(text.encode()).fetchall()) for text in said)


def sqlite(extract: Extract, asked: Asked) -> Ask:
    """SQLite, the same table and index, in a file."""
    made = _plan(extract, asked)
    connection = sqlite3.connect(Path(extract.files[0].path).parents[1] / "bench.sqlite3")
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute(f"CREATE TABLE entries ({COLUMNS})")
    for rows in _batches(extract):
        marks = ", ".join("?" * len(FLAT))
        connection.executemany(f"INSERT INTO entries VALUES ({marks})", [(*r[:2], str(r[2]), *r[3:]) for r in rows])
    connection.execute(INDEX)
    connection.execute("ANALYZE")
    said = texts(made, entries="entries", code=_column)
    return lambda: sum(len(connection.execute(text).fetchall()) for text in said)


def measured(way: str, extract: Extract, asked: Asked, times: int, answer: Connection) -> None:
    """Prepare, ask once unmeasured, ask so many times; answer with the seconds and the peak of memory."""
    ask = WAYS[way](extract, asked)
    ask()
    seconds = []
    for _ in range(times):
        began = time.perf_counter()
        ask()
        seconds.append(time.perf_counter() - began)
    answer.send((statistics.median(seconds), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024))


def _column(dimension: str) -> str:
    """A column of the flat table; a code this journal never has is empty."""
    return f"code_{dimension}" if dimension in CODES else "''"


def _plan(extract: Extract, asked: Asked) -> Plan:
    return plan(asked, DuckDB(extract).posted(asked.known_before))


def _files(extract: Extract, made: Plan, text: str) -> str:
    """The files a person would name: all of them for stocks, the months in question for flows."""
    flow = f"occurred_on >= '{made.days[0]}'" in text
    first, last = f"{made.days[0]:%Y-%m}" if flow else "", f"{made.days[-1]:%Y-%m}"
    paths = [file.path for file in extract.files if first <= file.month <= last]
    return f"read_parquet({paths!r}, hive_partitioning = false)"


def _batches(extract: Extract) -> Any:
    codes = ", ".join(map(_column, CODES))
    with duckdb.connect() as reader:
        for file in extract.files:
            yield reader.execute(
                f"SELECT verb, unit_id, occurred_on, quantity, {codes} FROM read_parquet('{file.path}')"
            ).fetchall()


WAYS: dict[str, Callable[[Extract, Asked], Ask]] = {
    "an binh": ours,
    "duckdb by hand": by_hand,
    "postgresql": postgresql,
    "sqlite": sqlite,
}
