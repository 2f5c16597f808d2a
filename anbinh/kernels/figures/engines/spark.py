"""A cluster: the same expressions as DuckDB's, printed for Spark, over the same Parquet files.

PySpark is no dependency of the product: whoever has a cluster installs it, starts a session and hands it in.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import reduce

import numpy as np
from pyspark.sql import Column, DataFrame, Row, SparkSession
from pyspark.sql.functions import col, lit

from anbinh.kernels.figures.asking import Asked, Counts, Entry
from anbinh.kernels.figures.engines.query import COLUMNS, Shape, text_of
from anbinh.kernels.figures.engines.reading import Read, Reading, posted, readings
from anbinh.kernels.figures.engines.tallying import NOTHING, Plan, Rows, plan, tally
from anbinh.kernels.figures.extract import Extract

TYPES = {"int64": "bigint", "int32": "int", "date": "date"}


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
        places = self.session.createDataFrame(list(made.places()), "of_unit bigint, since date, until date, place int")
        places.createOrReplaceTempView("places")
        days = self.session.createDataFrame(list(made.calendar()), "day date, stretch int")
        days.createOrReplaceTempView("days")

    def _entries(self, made: Plan) -> DataFrame:
        dimensions = made.shape.dimensions
        all_read = readings(made, self.extract, self.tail)
        found = [self._filed(read, reading, dimensions) for reading in all_read for read in reading.files]
        tail = [row for reading in all_read for row in reading.rows(dimensions)]
        if tail or not found:
            columns = [f"{name} {TYPES[kind]}" for name, kind in COLUMNS.items()]
            codes = [f"`code_{dimension}` string" for dimension in dimensions]
            found.append(self.session.createDataFrame(tail, ", ".join([*columns, *codes])))
        return reduce(DataFrame.union, found)

    def _filed(self, read: Read, reading: Reading, dimensions: Sequence[str]) -> DataFrame:
        """Files of a branch that have the same columns; what they lack is null."""
        found = self.session.read.parquet(*read.paths).where(col("verb") == reading.verb)
        found = found.where(col("occurred_on") < lit(reading.until))
        if reading.since is not None:
            found = found.where(col("occurred_on") >= lit(reading.since))
        if read.late:
            found = found.where(col("recorded_at") < lit(reading.known_before))
        found = found.withColumn("branch", lit(reading.branch))
        return found.select(*COLUMNS, *(_code(one, read) for one in dimensions))

    def _answer(self, shape: Shape) -> Rows:
        rows: Sequence[Row] = self.session.sql(text_of(shape, "spark")).collect()

        def column(name: str) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
            return np.fromiter((row[name] for row in rows), np.int64, len(rows))

        masks = tuple(column(f"mask{n}") for n in range(shape.masks))
        cells = [row["cell"] for row in rows]
        return Rows(column("branch"), column("place"), column("stretch"), cells, masks, column("total"))


def _code(dimension: str, read: Read) -> Column:
    name = f"code_{dimension}"
    return col(f"`{name}`") if dimension in read.codes else lit(None).cast("string").alias(name)
