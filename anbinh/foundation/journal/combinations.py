"""The combinations of a verb with its codes, numbered once for ever, in files beside the months of the extract."""

import os
from collections.abc import Sequence
from pathlib import Path

import duckdb

# Each dimension gets a column of its own in the files, `code_line`: null where a combination has no such code.
PREFIX = "code_"
# Added to this often, they are written again as one file.
FILES_BEFORE_COMPACTION = 8


def number_combinations(engine: duckdb.DuckDBPyConnection, folder: Path, former: list[str], run: int) -> list[str]:
    """Number what the table `staged` holds and no file does; returns the files as they are now.

    Leaves the table `combinations` with every number, verb and text of codes.
    """
    files = [str(folder / path) for path in former]
    engine.execute("CREATE TABLE combinations (combination INTEGER, verb VARCHAR, said VARCHAR)")
    if files:
        engine.execute("INSERT INTO combinations SELECT combination, verb, said FROM read_parquet(?)", [files])
    engine.execute(
        "CREATE TABLE fresh AS SELECT verb, said, any_value(dimensions) AS dimensions, (row_number() OVER"
        " (ORDER BY verb, said) + (SELECT coalesce(max(combination), -1) FROM combinations))::INTEGER AS combination"
        " FROM staged ANTI JOIN combinations USING (verb, said) GROUP BY verb, said"
    )
    engine.execute("INSERT INTO combinations SELECT combination, verb, said FROM fresh")
    if not engine.execute("SELECT count(*) FROM fresh").fetchall()[0][0]:
        return former
    compacted = files if len(files) >= FILES_BEFORE_COMPACTION else []
    path = f"combinations/{run:06}.parquet"
    _write(engine, folder / path, compacted)
    return [*([] if compacted else former), path]


def _write(engine: duckdb.DuckDBPyConnection, file: Path, files: Sequence[str]) -> None:
    named = engine.execute("SELECT DISTINCT unnest(map_keys(dimensions)) AS name FROM fresh ORDER BY name").fetchall()
    columns = ["combination", "verb", "said", *(column_of(name) for (name,) in named)]
    source, given = f"SELECT {', '.join(columns)} FROM fresh", []
    if files:
        source += " UNION ALL BY NAME SELECT * FROM read_parquet(?, union_by_name = true)"
        given = [list(files)]
    engine.execute(f"CREATE OR REPLACE TEMP TABLE combinations_now AS {source}", given)
    file.parent.mkdir(exist_ok=True)
    engine.execute(
        f"COPY (SELECT * FROM combinations_now ORDER BY combination) TO {quoted(str(file), chr(39))}"
        " (FORMAT parquet, COMPRESSION zstd)"
    )
    to_disk(file)


def column_of(name: str) -> str:
    """The column of a dimension, taken out of the map `dimensions`."""
    return f"dimensions[{quoted(name, chr(39))}] AS {quoted(PREFIX + name, chr(34))}"


def quoted(said: str, mark: str) -> str:
    """A text between marks, as SQL wants it."""
    return mark + said.replace(mark, mark * 2) + mark


def to_disk(path: Path) -> None:
    """Wait until a file, or a folder's list of files, is on disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
