"""What every way must agree on: each line of the question for each month and commune, as one fingerprint."""

import hashlib
from collections.abc import Sequence
from typing import Any

import numpy as np

from anbinh.kernels.figures.asking import Numbers, Part, Slice
from anbinh.kernels.figures.engines.tallying import Plan

# What one statement gave: rows of unit, stretch and sums, or those columns.
Told = Sequence[Any]


def digest(whole: Numbers) -> str:
    """A few letters that differ when any number does."""
    return hashlib.sha256(np.ascontiguousarray(whole, np.int64).tobytes()).hexdigest()[:12]


def lines_of(told: Told, made: Plan) -> Numbers:
    """[line, slice, commune, 1], added up from sums by commune and stretch as plainly as may be."""
    number = {unit: at for at, unit in enumerate(made.asked.rollup.targets)}
    sums = {}
    for branch, rows in zip(made.shape.branches, told, strict=True):
        table = np.array([np.asarray(column) for column in _columns(rows)]).astype(np.int64)
        dense = np.zeros((len(branch.wheres), len(made.days) + 1, len(number)), np.int64)
        communes = [number[int(unit)] for unit in table[0]]
        for at, column in enumerate(table[2:]):
            dense[at, table[1], communes] = column
        sums[branch.verb] = dict(zip(branch.wheres, dense, strict=True))
    whole = np.zeros((len(made.asked.lines), len(made.asked.slices), len(number), 1), np.int64)
    for at, line in enumerate(made.asked.lines):
        for part in line:
            for month, one in enumerate(made.asked.slices):
                if part.atom.verb in sums:
                    whole[at, month, :, 0] += part.sign * _within(
                        sums[part.atom.verb][part.atom.where], part, one, made
                    )
    return whole


def _columns(rows: Any) -> list[Any]:
    return list(zip(*rows, strict=True)) if isinstance(rows[0], tuple) else list(rows)


def _within(stretches: Numbers, part: Part, one: Slice, made: Plan) -> Numbers:
    window = one.window(part.at, year_before=part.year_before)
    first = 0 if window.start is None else made.days.index(window.start) + 1
    found: Numbers = stretches[first : made.days.index(window.end) + 1].sum(axis=0)
    return found
