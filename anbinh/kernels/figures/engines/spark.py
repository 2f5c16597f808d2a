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

from anbinh.kernels.figures.asking import Asked, Counts, Entry, Numbers
from anbinh.kernels.figures.engines.query import COMBINATIONS, ENTRIES, GROUPED, text_of, text_of_kinds
from anbinh.kernels.figures.engines.reading import Combination, Read, Reading, posted, reading, told
from anbinh.kernels.figures.engines.tallying import Kinds, Plan, Sums, nothing, plan, spread, tally
from anbinh.kernels.figures.extract import Extract

TYPES = {"int64": "bigint", "int32": "int", "date": "date", "string": "string", "timestamp": "timestamp"}
PLACES = {"of_unit": "int64", "since": "date", "until": "date", "place": "int32"}
DAYS = {"day": "date", "stretch": "int32"}
FILED = {**ENTRIES, "verb": "string", "recorded_at": "timestamp"}


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
            return tally(made, nothing(made))
        self._lay_out(made)
        return tally(made, self._answer(made))

    def _lay_out(self, made: Plan) -> None:
        read = reading(made, self.extract, self.tail)
        numbers = read.combinations()
        entries = [self._filed(group, read) for group in read.files]
        if numbers or not entries:
            entries.append(self._told(read.rows(numbers), ENTRIES))
        reduce(DataFrame.union, entries).createOrReplaceTempView("entries")
        self._numbered(numbers, made.shape.dimensions).createOrReplaceTempView("combinations")
        self._small(made.places(), PLACES).createOrReplaceTempView("places")
        self._small(made.calendar(), DAYS).createOrReplaceTempView("days")

    def _small(self, rows: Iterable[tuple[object, ...]], columns: Mapping[str, str]) -> DataFrame:
        """A table that every worker gets whole, instead of all entries being sorted to meet it."""
        return broadcast(self._told(rows, columns))

    def _told(self, rows: Iterable[tuple[object, ...]], columns: Mapping[str, str]) -> DataFrame:
        """Rows as one value in JSON: a list of Python's would start a process of Python on every worker."""
        said = json.dumps([dict(zip(columns, row, strict=True)) for row in rows], default=str, ensure_ascii=False)
        kind = ", ".join(f"`{name}`: {TYPES[kind]}" for name, kind in columns.items())
        text = f"SELECT inline(from_json(:rows, 'array<struct<{kind}>>', map('mode', 'FAILFAST')))"
        return self.session.sql(text, args={"rows": said})

    def _filed(self, group: Read, read: Reading) -> DataFrame:
        """One group of files. Their columns are told, so nobody looks for them first."""
        found = self._parquet(group.paths, FILED)
        found = found.where(col("verb").isin(list(group.verbs)) & (col("occurred_on") < lit(read.until)))
        if group.late and read.known_before is not None:
            found = found.where(col("recorded_at") < lit(read.known_before))
        return found.select(*ENTRIES)

    def _numbered(self, numbers: Mapping[Combination, int], dimensions: Sequence[str]) -> DataFrame:
        """The combinations of the extract and of the tail. What a file has no column for is null."""
        columns = {**COMBINATIONS, **{f"code_{dimension}": "string" for dimension in dimensions}}
        found = [self._parquet(self.extract.combinations, columns)] if self.extract.combinations else []
        if numbers or not found:
            found.append(self._told(told(numbers, dimensions), columns))
        return broadcast(reduce(DataFrame.union, found))

    def _parquet(self, paths: Sequence[str], columns: Mapping[str, str]) -> DataFrame:
        schema = ", ".join(f"`{name}` {TYPES[kind]}" for name, kind in columns.items())
        return self.session.read.schema(schema).parquet(*paths)

    def _answer(self, made: Plan) -> Sums:
        shape = made.shape
        wanted = self.session.sql(text_of_kinds(shape, "spark"))
        # Small, and asked twice.
        wanted.cache().createOrReplaceTempView("wanted")
        masks = [f"mask{n}" for n in range(shape.masks)]
        told = wanted.drop("combination").distinct().orderBy("kind").collect()
        cells = [row["cell"] for row in told] if shape.cut else ()
        kinds = Kinds(_column(told, "branch"), cells, tuple(_column(told, name) for name in masks))
        rows = self.session.sql(text_of(shape, "spark")).collect()
        wanted.unpersist()
        return spread(made, kinds, [_column(rows, name) for name in GROUPED])


def _column(rows: Sequence[Row], name: str) -> Numbers:
    return np.fromiter((row[name] for row in rows), np.int64, len(rows))
