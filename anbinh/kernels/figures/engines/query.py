"""The sums of a whole question as one expression in Ibis, printed as SQL for DuckDB and for Spark.

One branch for each verb: its entries of the days in question (the tables `entries0`, `entries1`, …, narrowed by whoever
lays them out), joined with the places they count in, grouped by place, by the stretch of days between two cuts and by
which narrowings hold, and summed. Which hold is one number, a bit for each: grouping by it is several times cheaper
than a conditional sum for each. Days and units are data (the tables `days` and `places`), so the text depends only on
the shape of the question and is printed once for each shape.
"""

import functools
import operator
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import ibis
import ibis.expr.types as ir
from ibis.backends.sql.compilers.base import SQLGlotCompiler
from ibis.backends.sql.compilers.duckdb import DuckDBCompiler
from ibis.backends.sql.compilers.pyspark import PySparkCompiler

from anbinh.kernels.figures.narrowing import Codes, Where

Dialect = Literal["duckdb", "spark"]
COMPILERS: dict[Dialect, SQLGlotCompiler] = {"duckdb": DuckDBCompiler(), "spark": PySparkCompiler()}

# A whole number of 64 bits with its sign left alone.
BITS = 62

# What stands in the table of a branch beside a column for each dimension it looks at, `code_line`.
COLUMNS = {"unit_id": "int64", "occurred_on": "date", "quantity": "int64"}


@dataclass(frozen=True)
class Branch:
    """One verb: its narrowings, and whether it is needed from the first day of the journal."""

    verb: str
    wheres: tuple[Where, ...]
    from_the_first_day: bool


@dataclass(frozen=True)
class Shape:
    """What the text of a query depends on."""

    branches: tuple[Branch, ...]
    dated: bool
    cut: str | None

    @property
    def masks(self) -> int:
        """How many columns of bits the branch with the most narrowings needs."""
        return max((-(-len(branch.wheres) // BITS) for branch in self.branches), default=0)


def dimensions_of(branch: Branch, shape: Shape) -> tuple[str, ...]:
    """The dimensions a branch looks at, in order."""
    narrowed = {codes.dimension for where in branch.wheres for codes in where}
    return tuple(sorted(narrowed | ({shape.cut} if shape.cut else set())))


@lru_cache(maxsize=256)
def text_of(shape: Shape, dialect: Dialect) -> str:
    """The query of a shape as SQL; columns branch, place, stretch, cell, mask0, …, total.

    Bit n of the masks is set where narrowing n of the branch holds, `BITS` of them to a mask.
    """
    expression = ibis.union(*(_branch(at, shape) for at in range(len(shape.branches))), distinct=False)
    return str(COMPILERS[dialect].to_sqlglot(expression).sql(dialect))


def _branch(at: int, shape: Shape) -> ir.Table:
    branch = shape.branches[at]
    codes = {f"code_{dimension}": "string" for dimension in dimensions_of(branch, shape)}
    entries = ibis.table({**COLUMNS, **codes}, name=f"entries{at}")
    places, days = _places(shape), ibis.table({"day": "date", "stretch": "int32"}, name="days")
    stands = [entries.unit_id == places.of_unit]
    if shape.dated:
        stands += [places.since <= entries.occurred_on, entries.occurred_on < places.until]
    # Only what occurred before all of the days is in none of their stretches.
    joined = entries.join(places, stands).left_join(days, entries.occurred_on == days.day)
    masks = {f"mask{n}": _mask(entries, branch.wheres[n * BITS :][:BITS]) for n in range(shape.masks)}
    rows = joined.select(
        place=places.place,
        stretch=days.stretch.fill_null(0),
        cell=entries[f"code_{shape.cut}"].fill_null("") if shape.cut else ibis.literal(""),
        quantity=entries.quantity,
        **masks,
    )
    keys = ["place", "stretch", "cell", *masks]
    grouped = rows.group_by(keys).agg(total=rows.quantity.sum().cast("int64"))
    return grouped.select(ibis.literal(at, "int32").name("branch"), *keys, "total")


def _places(shape: Shape) -> ir.Table:
    columns = {"of_unit": "int64", "place": "int32"}
    return ibis.table({**columns, **({"since": "date", "until": "date"} if shape.dated else {})}, name="places")


def _mask(rows: ir.Table, wheres: Sequence[Where]) -> ir.IntegerValue:
    """A number with a bit for each narrowing that holds; one that asks for nothing always does."""
    bits = [ibis.literal(0, "int64")]
    for n, where in enumerate(wheres):
        held = [_held(rows[f"code_{codes.dimension}"], codes) for codes in where]
        bits.append(ibis.ifelse(ibis.and_(*held), ibis.literal(1 << n, "int64"), ibis.literal(0, "int64")))
    return functools.reduce(operator.add, bits)


def _held(code: ir.StringValue, codes: Codes) -> ir.BooleanValue:
    """A code that is not there is an empty one; where that is not among those wanted, it need not be said."""
    if codes.among:
        return (code.fill_null("") if "" in codes.codes else code).isin(codes.codes)
    return code.fill_null("").notin(codes.codes)
