"""Many ties at once, in arrays: the components of ten million reports in seconds.

Sorting, counting and one pass of connected components over star edges (the first report of an identifier with each
other one), never over pairs: an identifier that n reports name costs n − 1 edges.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

Numbers = npt.NDArray[np.int32]
Keys = npt.NDArray[Any]
SHIFT = 32


@dataclass(frozen=True)
class Ties:
    """Who names what, each pair once, by identifier and then by report; both numbered from 0."""

    report: Numbers
    identifier: Numbers
    reports: int
    identifiers: int

    def counts(self) -> Numbers:
        """In how many reports each identifier stands."""
        return np.bincount(self.identifier, minlength=self.identifiers).astype(np.int32)


def numbered(keys: Keys) -> tuple[Keys, Numbers]:
    """The different keys in order, and for each key given its number among them. Keys: integers or fixed strings."""
    order = np.argsort(keys)
    ordered = keys[order]
    first = np.empty(len(keys), dtype=bool)
    first[:1] = True
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    numbers = np.empty(len(keys), dtype=np.int32)
    numbers[order] = np.cumsum(first, dtype=np.int32) - 1
    return ordered[first], numbers


def tied(report: Keys, identifier: Keys, *, reports: int, identifiers: int) -> Ties:
    """The ties of two equally long arrays of numbers; what is said twice counts once. ValueError out of range."""
    if len(report) and not (0 <= report.min() <= report.max() < reports):
        raise ValueError("a report is numbered from 0 below the number of reports")
    if len(identifier) and not (0 <= identifier.min() <= identifier.max() < identifiers):
        raise ValueError("an identifier is numbered from 0 below the number of identifiers")
    packed = identifier.astype(np.int64) << SHIFT
    packed |= report
    packed.sort()
    if len(packed):
        fresh = np.empty(len(packed), dtype=bool)
        fresh[0] = True
        np.not_equal(packed[1:], packed[:-1], out=fresh[1:])
        packed = packed[fresh]
    return Ties(
        (packed & ((1 << SHIFT) - 1)).astype(np.int32), (packed >> SHIFT).astype(np.int32), reports, identifiers
    )


def components(ties: Ties, *, linking: npt.NDArray[np.bool_]) -> Numbers:
    """For each report the smallest report of its component; `linking` says of each identifier whether it ties."""
    starts = np.empty(len(ties.identifier), dtype=bool)
    starts[:1] = True
    np.not_equal(ties.identifier[1:], ties.identifier[:-1], out=starts[1:])
    leads = ties.report[starts]
    leader = leads[np.cumsum(starts) - 1]
    edge = linking[ties.identifier] & ~starts
    size = (ties.reports, ties.reports)
    weights = np.ones(int(edge.sum()), dtype=np.int8)
    graph = coo_array((weights, (leader[edge], ties.report[edge])), shape=size).tocsr()
    number, labels = connected_components(graph, directed=False)
    smallest = np.full(number, ties.reports, dtype=np.int32)
    # Written from the last to the first, the first report of each component stays.
    smallest[labels[::-1]] = np.arange(ties.reports - 1, -1, -1, dtype=np.int32)
    lowest: Numbers = smallest[labels]
    return lowest
