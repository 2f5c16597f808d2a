"""A cluster: the same expressions as DuckDB's, printed for Spark, over the same Parquet files.

PySpark is no dependency of the product: whoever has a cluster installs it, starts a session and hands it in.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import numpy as np
from pyspark.sql import DataFrame, Row, SparkSession

from anbinh.kernels.figures.asking import Asked, Counts, Entry
from anbinh.kernels.figures.engines.query import COLUMNS, Shape, text_of
from anbinh.kernels.figures.engines.tallying import NOTHING, Plan, Rows, plan, tally
from anbinh.kernels.figures.extract import Extract, File

FOREVER = datetime(9999, 12, 30, tzinfo=UTC)
TYPES = {
    "int64": "bigint",
    "string": "string",
    "date": "date",
    "timestamp('UTC')": "timestamp",
    "map<string, string>": "map<string, string>",
}
SCHEMA = ", ".join(f"{name} {TYPES[kind]}" for name, kind in COLUMNS.items())


class Spark:
    """Sums an extract and its tail on the cluster of a session. The session's own views and settings stay untouched."""

    name = "spark"

    def __init__(self, session: SparkSession, extract: Extract, tail: Iterable[Entry] = ()) -> None:
        self.session = session.newSession()
        self.session.conf.set("spark.sql.session.timeZone", "UTC")
        self.extract = extract
        self._posted: dict[datetime | None, frozenset[str]] = {}
        rows = [(e.id, e.verb, e.unit, e.occurred_on, e.recorded_at, e.quantity, dict(e.dimensions)) for e in tail]
        self.tail = self.session.createDataFrame(rows, SCHEMA)

    def posted(self, known_before: datetime | None = None) -> frozenset[str]:
        """The verbs of which there is any entry; asked of the cluster once for each moment."""
        if known_before not in self._posted:
            self._posted[known_before] = self._ask_posted(known_before)
        return self._posted[known_before]

    def _ask_posted(self, known_before: datetime | None) -> frozenset[str]:
        found = self._entries(self.extract.files)
        if known_before is not None:
            self._days((), known_before).createOrReplaceTempView("days")
            found = found.join(self.session.table("days")).where("recorded_at < known_before")
        return frozenset(row[0] for row in found.select("verb").distinct().collect())

    def count(self, asked: Asked) -> Counts:
        """The sums."""
        made = plan(asked, self.posted(asked.known_before))
        if not made.shape.branches:
            return tally(made, NOTHING)
        self._lay_out(made)
        return tally(made, self._answer(made.shape))

    def _lay_out(self, made: Plan) -> None:
        if made.from_the_first_day:
            self._entries(self.extract.files).createOrReplaceTempView("entries")
        self._entries(self.extract.between(*made.months)).createOrReplaceTempView("recent")
        places = self.session.createDataFrame(list(made.places()), "of_unit bigint, since date, until date, place int")
        places.createOrReplaceTempView("places")
        self._days(made.days, made.asked.known_before or FOREVER).createOrReplaceTempView("days")

    def _entries(self, files: Sequence[File]) -> DataFrame:
        if not files:
            return self.tail
        read = self.session.read.parquet(*(file.path for file in files)).select(*COLUMNS)
        return read.unionByName(self.tail)

    def _days(self, days: Sequence[object], known_before: datetime) -> DataFrame:
        columns = "".join(f"day{n} date, " for n in range(len(days)))
        return self.session.createDataFrame([(*days, known_before)], f"{columns}known_before timestamp")

    def _answer(self, shape: Shape) -> Rows:
        rows: Sequence[Row] = self.session.sql(text_of(shape, "spark")).collect()

        def column(name: str) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
            return np.fromiter((row[name] for row in rows), np.int64, len(rows))

        masks = tuple(column(f"mask{n}") for n in range(shape.masks))
        cells = [row["cell"] for row in rows]
        return Rows(column("branch"), column("place"), column("stretch"), cells, masks, column("total"))
