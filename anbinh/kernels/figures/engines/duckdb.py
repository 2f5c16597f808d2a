"""One machine: DuckDB over the Parquet files of the extract and the entries that came after it, so nothing is stale."""

import math
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache

import duckdb
import numpy as np

from anbinh.kernels.figures.asking import Asked, Counts, Entry
from anbinh.kernels.figures.engines.desk import Desk, quoted
from anbinh.kernels.figures.engines.query import (
    COMBINATIONS,
    ENTRIES,
    GROUPED,
    Shape,
    text_of,
    text_of_kinds,
    text_of_rows,
)
from anbinh.kernels.figures.engines.reading import Combination, Reading, posted, reading, told
from anbinh.kernels.figures.engines.tallying import Kinds, Plan, Sums, nothing, plan, size_of, spread, tally
from anbinh.kernels.figures.extract import Extract

PLACES = {"of_unit": "int64", "since": "date", "until": "date", "place": "int32"}
DAYS = {"day": "date", "stretch": "int32"}

# Up to so many entries the files are read once into memory, at about 60 bytes each: opening a hundred files for a
# question takes longer than summing what is in them.
FEW = 500_000

# Up to so many entries each is fetched under the number of its sum and added there, 12 bytes an entry: two thirds of
# the work of letting the database group them. Beyond, they would fill the memory.
MANY = 20_000_000


class DuckDB:
    """Sums an extract and its tail: the entries that the extract does not reach."""

    name = "duckdb"

    def __init__(self, extract: Extract, tail: Iterable[Entry] = (), *, few: int = FEW, many: int = MANY) -> None:
        self.extract = extract
        self.tail = list(tail)
        self.held = 0 < extract.rows <= few
        self.few = extract.rows + len(self.tail) <= many

    def posted(self, known_before: datetime | None = None) -> frozenset[str]:
        """The verbs of which there is any entry."""
        return posted(self.extract, self.tail, known_before)

    def count(self, asked: Asked) -> Counts:
        """The sums."""
        made = plan(asked, self.posted(asked.known_before))
        if not made.shape.branches:
            return tally(made, nothing(made))
        desk = _desk(self.extract, held=self.held)
        kinds = self._lay_out(desk, made)
        return tally(made, _added_up(desk, made, kinds) if self.few else _grouped(desk, made, kinds))

    def _lay_out(self, desk: Desk, made: Plan) -> Kinds:
        """The tables a query reads, and what the kinds of its combinations are."""
        read = reading(made, self.extract, self.tail)
        numbers = read.combinations()
        desk.rows("tail", ENTRIES, list(read.rows(numbers)))
        filed = [_remembered(read)] if self.held and read.files else list(_filed(read))
        desk.cursor.execute(
            f"CREATE OR REPLACE TEMP VIEW entries AS {' UNION ALL '.join([*filed, 'SELECT * FROM tail'])}"
        )
        desk.rows("places", PLACES, list(made.places()))
        desk.rows("days", DAYS, list(made.calendar()))
        return _kinds(desk, made.shape, numbers)


def _added_up(desk: Desk, made: Plan, kinds: Kinds) -> Sums:
    """Each entry added where its kind, stretch and place meet. Sums of whole numbers below 2⁵³ are exact."""
    size = size_of(made, kinds)
    number = "INTEGER" if math.prod(size) < 2**31 else "BIGINT"
    key = f"((kind * {size[1]} + stretch)::BIGINT * {size[2]} + place)::{number}"
    rows = desk.cursor.execute(f"SELECT {key} AS at, quantity FROM ({text_of_rows(made.shape, 'duckdb')})").fetchnumpy()
    total = np.bincount(np.asarray(rows["at"]), np.asarray(rows["quantity"]), math.prod(size))
    return Sums(kinds, np.rint(total).astype(np.int64).reshape(size))


def _grouped(desk: Desk, made: Plan, kinds: Kinds) -> Sums:
    """The database groups and sums them."""
    rows = desk.cursor.execute(text_of(made.shape, "duckdb")).fetchnumpy()
    return spread(made, kinds, [np.asarray(rows[name], np.int64) for name in GROUPED])


def _kinds(desk: Desk, shape: Shape, numbers: Mapping[Combination, int]) -> Kinds:
    """Lay out the combinations with their kinds, those in files and those of the tail; and what each kind is."""
    rows = tuple(told(numbers, shape.dimensions))

    def query() -> str:
        names = {**COMBINATIONS, **{f"code_{dimension}": "string" for dimension in shape.dimensions}}
        desk.rows("tail_combinations", names, rows)
        filed = f"SELECT {', '.join(_numbered(desk, names))} FROM numbered"
        desk.cursor.execute(
            f"CREATE OR REPLACE TEMP VIEW combinations AS {filed} UNION ALL SELECT * FROM tail_combinations"
        )
        return text_of_kinds(shape, "duckdb")

    return desk.made("wanted", (shape, rows), query, lambda: _kinds_told(desk, shape))


def _numbered(desk: Desk, names: Iterable[str]) -> Iterator[str]:
    """The columns of the combinations in files; a dimension that none of them has is empty."""
    there = {name for name, *_ in desk.cursor.execute("SELECT * FROM numbered LIMIT 0").description or ()}
    for name in names:
        yield quoted(name) if name in there else f"NULL::VARCHAR AS {quoted(name)}"


def _kinds_told(desk: Desk, shape: Shape) -> Kinds:
    masks = [f"mask{n}" for n in range(shape.masks)]
    said = ", ".join(["branch", *masks, *(["cell"] if shape.cut else [])])
    rows = desk.cursor.execute(f"SELECT {said} FROM wanted GROUP BY kind, {said} ORDER BY kind").fetchnumpy()
    numbers = [np.asarray(rows[name], np.int64) for name in ("branch", *masks)]
    return Kinds(numbers[0], list(rows.get("cell", ())), tuple(numbers[1:]))


_mine = threading.local()


def _desk(extract: Extract, *, held: bool) -> Desk:
    """This thread's desk on the database of an extract."""
    if getattr(_mine, "extract", None) != (extract, held):
        _mine.desk, _mine.extract = Desk(_database(extract, held=held)), (extract, held)
    desk: Desk = _mine.desk
    return desk


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
