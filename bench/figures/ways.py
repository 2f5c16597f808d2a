"""The ways of summing that are measured. Each is prepared, then asked several times, in a process of its own."""

import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import psycopg

from anbinh.kernels.figures.asking import Asked
from anbinh.kernels.figures.engines.duckdb import DuckDB
from anbinh.kernels.figures.engines.tallying import Plan, plan
from anbinh.kernels.figures.extract import Extract
from bench.figures import frames
from bench.figures.answers import Told, digest, lines_of
from bench.figures.journal import CODES
from bench.figures.plain import texts

FLAT = ["verb", "unit_id", "occurred_on", "quantity", *(f"code_{name}" for name in CODES)]
TYPES = {"unit_id": "BIGINT", "quantity": "BIGINT", "occurred_on": "DATE"}
COLUMNS = ", ".join(f"{name} {TYPES.get(name, 'TEXT')}" for name in FLAT)
INDEX = "CREATE INDEX entries_verb_day ON entries (verb, occurred_on)"
# Asks once; the rows of each statement, unit, stretch and sums, as its client gives them. `ours` has them added up.
Ask = Callable[[], Any]


@dataclass(frozen=True)
class Measured:
    """The least of some times, the peak of memory, and a fingerprint of the answer."""

    seconds: float
    processor: float
    megabytes: int
    answer: str


def ours(extract: Extract, asked: Asked) -> Ask:
    """This product: choice of files, text, sums, prefix sums and roll-up."""
    engine = DuckDB(extract)
    return lambda: engine.count(asked).whole


def by_hand(extract: Extract, asked: Asked) -> Ask:
    """DuckDB over the same files, one SELECT a verb, nothing added up afterwards."""
    made = _plan(extract, asked)
    connection = duckdb.connect()
    connection.execute("SET TimeZone = 'UTC'; SET parquet_metadata_cache = true")
    said = [(_files(extract, made, text), text) for text in texts(made, entries="{}", code=_column)]
    return lambda: [list(connection.execute(text.format(files)).fetchnumpy().values()) for files, text in said]


def polars(extract: Extract, asked: Asked) -> Ask:
    """Polars over the same files, all verbs in one go."""
    made = _plan(extract, asked)
    return frames.polars(made, lambda stock: _paths(extract, made, stock=stock))


def pandas(extract: Extract, asked: Asked) -> Ask:
    """Pandas with everything in memory, words as categories."""
    return frames.pandas(_plan(extract, asked), [file.path for file in extract.files], FLAT)


def postgresql(extract: Extract, asked: Asked) -> Ask:
    """PostgreSQL with every code in a column of its own and an index on verb and day."""
    made = _plan(extract, asked)
    connection = psycopg.connect(os.environ["ANBINH_DATABASE_URL"], autocommit=True)
    connection.execute("DROP TABLE IF EXISTS entries")
    connection.execute(f"CREATE UNLOGGED TABLE entries ({COLUMNS})".encode())
    with connection.cursor() as cursor, cursor.copy("COPY entries FROM STDIN (FORMAT csv)") as copy:
        for piece in _as_csv(extract):
            copy.write(piece)
    connection.execute(INDEX)
    connection.execute("VACUUM ANALYZE entries")
    said = texts(made, entries="entries", code=_column)
    served["by"] = connection.info.backend_pid
    return lambda: [connection.execute(text.encode()).fetchall() for text in said]


def sqlite(extract: Extract, asked: Asked) -> Ask:
    """SQLite, the same table and index, in a file."""
    made = _plan(extract, asked)
    connection = sqlite3.connect(Path(extract.files[0].path).parents[1] / "bench.sqlite3")
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute(f"CREATE TABLE entries ({COLUMNS})")
    marks = ", ".join("?" * len(FLAT))
    for rows in _batches(extract):
        connection.executemany(f"INSERT INTO entries VALUES ({marks})", rows)
    connection.execute(INDEX)
    connection.execute("ANALYZE")
    said = texts(made, entries="entries", code=_column)
    return lambda: [connection.execute(text).fetchall() for text in said]


WAYS: dict[str, Callable[[Extract, Asked], Ask]] = {
    "an binh": ours,
    "duckdb by hand": by_hand,
    "polars": polars,
    "pandas": pandas,
    "postgresql": postgresql,
    "sqlite": sqlite,
}
# The process of the server that answers, where it is not this one.
served: dict[str, int] = {}


def measured(way: str, extract: Extract, asked: Asked, times: int, answer: Connection) -> None:
    """Prepare, ask once unmeasured, ask so many times; answer with the least seconds, the peak and the fingerprint."""
    ask = WAYS[way](extract, asked)
    told: Told = ask()
    seconds, processor = [], []
    for _ in range(times):
        began, worked = time.perf_counter(), time.process_time()
        ask()
        seconds.append(time.perf_counter() - began)
        processor.append(time.process_time() - worked)
    whole = told if isinstance(told, np.ndarray) else lines_of(told, _plan(extract, asked))
    answer.send(Measured(min(seconds), min(processor), _peak(), digest(whole)))


def _peak() -> int:
    """Megabytes at the most, of the process that sums."""
    said = Path(f"/proc/{served.get('by', 'self')}/status").read_text(encoding="ascii")
    return int(said.partition("VmHWM:")[2].split()[0]) // 1024


def _column(dimension: str) -> str:
    """A column of the flat table; a code this journal never has is empty."""
    return f"code_{dimension}" if dimension in CODES else "''"


def _plan(extract: Extract, asked: Asked) -> Plan:
    return plan(asked, DuckDB(extract).posted(asked.known_before))


def _paths(extract: Extract, made: Plan, *, stock: bool) -> list[str]:
    """The files a person would name: all of them for stocks, the months in question for flows."""
    first, last = "" if stock else f"{made.days[0]:%Y-%m}", f"{made.days[-1]:%Y-%m}"
    return [file.path for file in extract.files if first <= file.month <= last]


def _files(extract: Extract, made: Plan, text: str) -> str:
    stock = f"occurred_on >= '{made.days[0]}'" not in text
    return f"read_parquet({_paths(extract, made, stock=stock)!r}, hive_partitioning = false)"


def _as_csv(extract: Extract) -> Iterator[bytes]:
    with duckdb.connect() as reader, tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / "month.csv"
        for file in extract.files:
            reader.execute(
                f"COPY (SELECT {', '.join(FLAT)} FROM read_parquet('{file.path}')) TO '{written}' (HEADER false)"
            )
            yield written.read_bytes()


def _batches(extract: Extract) -> Iterator[list[tuple[Any, ...]]]:
    texts_of_days = ", ".join("occurred_on::VARCHAR" if name == "occurred_on" else name for name in FLAT)
    with duckdb.connect() as reader:
        for file in extract.files:
            yield reader.execute(f"SELECT {texts_of_days} FROM read_parquet('{file.path}')").fetchall()
