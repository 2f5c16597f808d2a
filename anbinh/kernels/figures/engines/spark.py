"""A cluster: the same expressions as DuckDB's, printed for Spark, over the same Parquet files.

PySpark is no dependency of the product: whoever has a cluster installs it, starts a session and hands it in.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import reduce

import numpy as np
from pyspark.sql import DataFrame, Row, SparkSession
from pyspark.sql.functions import broadcast, col, lit

from anbinh.kernels.figures.asking import Asked, Counts, Entry
from anbinh.kernels.figures.engines.query import COLUMNS, Shape, text_of
from anbinh.kernels.figures.engines.reading import Reading, branches, posted, readings
from anbinh.kernels.figures.engines.tallying import NOTHING, Plan, Rows, plan, tally
from anbinh.kernels.figures.extract import Extract

TYPES = {"int64": "bigint", "int32": "int", "date": "date"}
PLACES = {"of_unit": "bigint", "since": "date", "until": "date", "place": "int"}
BRANCHES = {"verb": "string", "branch": "int", "since": "date", "until": "date"}
FILED = {
    "verb": "string",
    "unit_id": "bigint",
    "occurred_on": "date",
    "recorded_at": "timestamp",
    "quantity": "bigint",
}


class Spark:
    """Sums an extract and its tail on the cluster of a session. The session's own views and settings stay untouched."""

    name = "spark"

    def __init__(self, session: SparkSession, extract: Extract, tail: Iterable[Entry] = ()) -> None:
        self.session = session.newSession()
        self.session.conf.set("spark.sql.session.timeZone", "UTC")
        self.extract = extract
        self.tail = list(tail)

    def posted(self, known_before: datetime | None = None) -> frozenset[str]:
        """The verbs of which there is any entry."""
        return posted(self.extract, self.tail, known_before)

    def count(self, asked: Asked) -> Counts:
        """The sums."""
        made = plan(asked, self.posted(asked.known_before))
        if not made.shape.branches:
            return tally(made, NOTHING)
        self._lay_out(made)
        return tally(made, self._answer(made.shape))

    def _lay_out(self, made: Plan) -> None:
        self._entries(made).createOrReplaceTempView("entries")
        self._small(made.places(), PLACES).createOrReplaceTempView("places")
        self._small(made.calendar(), {"day": "date", "stretch": "int"}).createOrReplaceTempView("days")

    def _small(self, rows: Iterable[tuple[object, ...]], columns: Mapping[str, str]) -> DataFrame:
        """A table that every worker gets whole, instead of all entries being sorted to meet it."""
        return broadcast(self._told(rows, columns))

    def _told(self, rows: Iterable[tuple[object, ...]], columns: Mapping[str, str]) -> DataFrame:
        """Rows as one value in JSON: a list of Python's would start a process of Python on every worker."""
        said = json.dumps([dict(zip(columns, row, strict=True)) for row in rows], default=str, ensure_ascii=False)
        kind = ", ".join(f"`{name}`: {kind}" for name, kind in columns.items())
        text = f"SELECT inline(from_json(:rows, 'array<struct<{kind}>>', map('mode', 'FAILFAST')))"
        return self.session.sql(text, args={"rows": said})

    def _entries(self, made: Plan) -> DataFrame:
        """The entries in files and those in the tail, with the numbers of their branches."""
        dimensions = made.shape.dimensions
        all_read = readings(made, self.extract, self.tail)
        found = []
        if paths := sorted({path for reading in all_read for read in reading.files for path in read.paths}):
            found.append(self._filed(paths, all_read, dimensions))
        tail = [row for reading in all_read for row in reading.rows(dimensions)]
        if tail or not found:
            columns = {name: TYPES[kind] for name, kind in COLUMNS.items()}
            found.append(self._told(tail, {**columns, **_codes(dimensions)}))
        return reduce(DataFrame.union, found)

    def _filed(self, paths: Sequence[str], all_read: Sequence[Reading], dimensions: Sequence[str]) -> DataFrame:
        """All branches in one reading of the files. Their columns are told, so nobody looks for them first."""
        columns = {**FILED, **_codes(dimensions)}
        schema = ", ".join(f"`{name}` {kind}" for name, kind in columns.items())
        found = self.session.read.schema(schema).parquet(*paths)
        found = found.where(col("verb").isin([reading.verb for reading in all_read]))
        if (known := all_read[0].known_before) is not None:
            found = found.where(col("recorded_at") < lit(known))
        branch = self._small(branches(all_read), BRANCHES)
        found = found.join(branch, "verb").where("since <= occurred_on AND occurred_on < until")
        return found.select(*COLUMNS, *(f"`code_{dimension}`" for dimension in dimensions))

    def _answer(self, shape: Shape) -> Rows:
        rows: Sequence[Row] = self.session.sql(text_of(shape, "spark")).collect()

        def column(name: str) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
            return np.fromiter((row[name] for row in rows), np.int64, len(rows))

        masks = tuple(column(f"mask{n}") for n in range(shape.masks))
        cells = [row["cell"] for row in rows] if shape.cut else ()
        return Rows(column("branch"), column("place"), column("stretch"), cells, masks, column("total"))


def _codes(dimensions: Iterable[str]) -> dict[str, str]:
    """The columns of codes; what a file does not have is null."""
    return {f"code_{dimension}": "string" for dimension in dimensions}
