"""The sums of a whole question as one expression in Ibis, printed as SQL for DuckDB and for Spark.

A branch for each verb. The table `combinations` holds each verb with its codes under a number; what a branch wants of
the codes, its narrowings, is worked out there, so that a word is compared once for all entries that say it. Which
narrowings hold is one number, a bit for each: grouping by it is several times cheaper than a conditional sum for each.
Combinations of which the same holds are one kind (the table `wanted`, from `text_of_kinds`). The entries of the days in
question stand in one table `entries`, narrowed by whoever lays it out. They are joined with the kind of their
combination and with the places they count in, grouped by kind, place and stretch of days between two cuts, and summed.
Days and units are data (the tables `days` and `places`), so the text depends only on the shape of the question and is
printed once for each shape.
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

# What stands in the table of entries.
ENTRIES = {"combination": "int32", "unit_id": "int64", "occurred_on": "date", "quantity": "int64"}
# What stands in the table of combinations beside a column for each dimension a question looks at, `code_line`.
COMBINATIONS = {"combination": "int32", "verb": "string"}

# What the query answers.
GROUPED = ("kind", "place", "stretch", "total")


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

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The dimensions that any branch looks at, in order."""
        return tuple(sorted({one for branch in self.branches for one in self.dimensions_of(branch)}))

    def dimensions_of(self, branch: Branch) -> frozenset[str]:
        """The dimensions that one branch looks at."""
        narrowed = {codes.dimension for where in branch.wheres for codes in where}
        return frozenset(narrowed | ({self.cut} if self.cut else set()))


@lru_cache(maxsize=256)
def text_of(shape: Shape, dialect: Dialect) -> str:
    """The query of a shape as SQL; columns kind, place, stretch, total."""
    rows = _rows(shape)
    grouped = rows.group_by(["kind", "place", "stretch"]).agg(total=rows.quantity.sum().cast("int64"))
    return _printed(grouped, dialect)


@lru_cache(maxsize=256)
def text_of_rows(shape: Shape, dialect: Dialect) -> str:
    """What it sums, a row for each entry and place; columns kind, place, stretch, quantity."""
    return _printed(_rows(shape), dialect)


def _rows(shape: Shape) -> ir.Table:
    entries, places = ibis.table(ENTRIES, name="entries"), _places(shape)
    wanted = ibis.table({"combination": "int32", "kind": "int32"}, name="wanted")
    days = ibis.table({"day": "date", "stretch": "int32"}, name="days")
    stands = [entries.unit_id == places.of_unit]
    if shape.dated:
        stands += [places.since <= entries.occurred_on, entries.occurred_on < places.until]
    # Only what occurred before all of the days is in none of their stretches.
    joined = entries.join(wanted, "combination").join(places, stands).left_join(days, entries.occurred_on == days.day)
    return joined.select(
        kind=wanted.kind, place=places.place, stretch=days.stretch.fill_null(0), quantity=entries.quantity
    )


@lru_cache(maxsize=256)
def text_of_kinds(shape: Shape, dialect: Dialect) -> str:
    """The combinations that any narrowing asks for; columns combination, branch, cell if it is cut, mask0, …, kind.

    Bit n of the masks is set where narrowing n of the branch holds, `BITS` of them to a mask. Kinds begin at 0.
    """
    codes = {f"code_{dimension}": "string" for dimension in shape.dimensions}
    told = ibis.table({**COMBINATIONS, **codes}, name="combinations")
    numbers = [(told.verb == branch.verb, ibis.literal(at, "int32")) for at, branch in enumerate(shape.branches)]
    found = told.mutate(branch=ibis.cases(*numbers)).filter(lambda each: each.branch.notnull())
    masks = {f"mask{n}": _mask(found, shape, n) for n in range(shape.masks)}
    cell = {"cell": found[f"code_{shape.cut}"].fill_null("")} if shape.cut else {}
    wanted = found.select("combination", "branch", **cell, **masks)
    wanted = wanted.filter(ibis.or_(*(wanted[name] != 0 for name in masks)))
    alike = ibis.window(order_by=["branch", *cell, *masks])
    return _printed(wanted.mutate(kind=ibis.dense_rank().over(alike).cast("int32")), dialect)


def _printed(table: ir.Table, dialect: Dialect) -> str:
    return str(COMPILERS[dialect].to_sqlglot(table).sql(dialect))


def _places(shape: Shape) -> ir.Table:
    columns = {"of_unit": "int64", "place": "int32"}
    return ibis.table({**columns, **({"since": "date", "until": "date"} if shape.dated else {})}, name="places")


def _mask(told: ir.Table, shape: Shape, number: int) -> ir.IntegerValue:
    """A number with a bit for each narrowing of the branch that holds; 1 where there is but one, of nothing."""
    wheres = [branch.wheres[number * BITS :][:BITS] for branch in shape.branches]
    narrowed = [(told.branch == at, _bits(told, some)) for at, some in enumerate(wheres) if any(some)]
    return ibis.cases(*narrowed, else_=ibis.literal(1, "int64")) if narrowed else ibis.literal(1, "int64")


def _bits(told: ir.Table, wheres: Sequence[Where]) -> ir.IntegerValue:
    """Their bits; one that asks for nothing always holds."""
    bits = [ibis.literal(0, "int64")]
    for n, where in enumerate(wheres):
        held = [_held(told[f"code_{codes.dimension}"], codes) for codes in where]
        bits.append(ibis.ifelse(ibis.and_(*held), ibis.literal(1 << n, "int64"), ibis.literal(0, "int64")))
    return functools.reduce(operator.add, bits)


def _held(code: ir.StringValue, codes: Codes) -> ir.BooleanValue:
    """A code that is not there is an empty one; where that is not among those wanted, it need not be said."""
    if codes.among:
        return (code.fill_null("") if "" in codes.codes else code).isin(codes.codes)
    return code.fill_null("").notin(codes.codes)
