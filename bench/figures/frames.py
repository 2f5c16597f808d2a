"""The same sums with data frames, as somebody at home in them would write them."""

import functools
import operator
from collections.abc import Callable, Sequence
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl

from anbinh.kernels.figures.engines.query import Branch
from anbinh.kernels.figures.engines.tallying import Plan
from anbinh.kernels.figures.narrowing import Where
from bench.figures.journal import CODES, VERBS

Ask = Callable[[], list[Any]]


def polars(made: Plan, paths: Callable[[bool], list[str]]) -> Ask:
    """Lazy over the Parquet files; every verb is planned, then all run together."""
    days = pl.Series(made.days)

    def verb(branch: Branch) -> pl.LazyFrame:
        found = pl.scan_parquet(paths(branch.from_the_first_day), hive_partitioning=False)
        found = found.filter(pl.col("verb") == branch.verb, pl.col("occurred_on") < made.days[-1])
        if not branch.from_the_first_day:
            found = found.filter(pl.col("occurred_on") >= made.days[0])
        stretch = pl.lit(days).search_sorted(pl.col("occurred_on"), side="right").cast(pl.Int64).alias("stretch")
        sums = [_masked(where).sum().alias(f"sum{at}") for at, where in enumerate(branch.wheres)]
        return found.group_by("unit_id", stretch).agg(sums)

    return lambda: [frame.get_columns() for frame in pl.collect_all([verb(one) for one in made.shape.branches])]


def _masked(where: Where) -> pl.Expr:
    held = [pl.col(f"code_{codes.dimension}").is_in(codes.codes) for codes in where if codes.dimension in CODES]
    signs = [codes.among for codes in where if codes.dimension in CODES]
    # A code this journal never has is an empty one.
    if not all(codes.hold("") for codes in where if codes.dimension not in CODES):
        return pl.lit(0, pl.Int64) * pl.col("quantity")
    masks = [mask if sign else ~mask for mask, sign in zip(held, signs, strict=True)]
    return pl.col("quantity").filter(functools.reduce(operator.and_, masks)) if masks else pl.col("quantity")


def pandas(made: Plan, files: Sequence[str], columns: Sequence[str]) -> Ask:
    """One frame in memory."""
    entries = pd.concat([_month(file, columns) for file in files], ignore_index=True)
    days = np.array(made.days, "datetime64[ns]")

    def verb(branch: Branch) -> Any:
        inside = (entries["verb"] == branch.verb) & (entries["occurred_on"] < days[-1])
        if not branch.from_the_first_day:
            inside &= entries["occurred_on"] >= days[0]
        mine = entries[inside]
        held = {f"sum{at}": mine["quantity"].where(_mask(mine, where), 0) for at, where in enumerate(branch.wheres)}
        stretch = np.searchsorted(days, mine["occurred_on"].to_numpy(), side="right")
        return pd.DataFrame(held).groupby([mine["unit_id"], pd.Series(stretch, mine.index, name="stretch")]).sum()

    def ask() -> list[Any]:
        frames = [verb(branch).reset_index() for branch in made.shape.branches]
        return [[frame[name].to_numpy() for name in frame] for frame in frames]

    return ask


def _month(file: str, columns: Sequence[str]) -> pd.DataFrame:
    with duckdb.connect() as reader:
        said = reader.execute(f"SELECT {', '.join(columns)} FROM read_parquet('{file}')").fetchnumpy()
    words = {"verb": VERBS, **{f"code_{name}": codes for name, codes in CODES.items()}}
    return pd.DataFrame(
        {
            name: pd.Categorical(np.asarray(column), categories=words[name]) if name in words else np.asarray(column)
            for name, column in said.items()
        }
    )


def _mask(mine: pd.DataFrame, where: Where) -> Any:
    held = pd.Series(data=True, index=mine.index)
    for codes in where:
        if codes.dimension in CODES:
            among = mine[f"code_{codes.dimension}"].isin(codes.codes)
            held &= among if codes.among else ~among
        elif not codes.hold(""):
            held &= False
    return held
