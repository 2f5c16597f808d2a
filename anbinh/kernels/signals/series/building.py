"""A kept forest from many ties at once. Apart from the forest, which needs neither numpy nor scipy to take one more."""

from array import array

import numpy as np

from anbinh.kernels.signals.series.bulk import Keys, Numbers, Ties, components, tied
from anbinh.kernels.signals.series.forest import HUB_LIMIT, Forest
from anbinh.kernels.signals.series.ties import NONE, Ints, Kept


def build(report: Keys, identifier: Keys, *, reports: int, identifiers: int, hub_limit: int = HUB_LIMIT) -> Forest:
    """The forest of two equally long arrays: this report names this identifier, both numbered from 0.

    The same forest as of `Forest.add`, one report after the other. ValueError where a number is out of range.
    """
    ties = tied(report, identifier, reports=reports, identifiers=identifiers)
    counts = ties.counts()
    parent = components(ties, linking=(counts > 1) & (counts <= hub_limit))
    ring, size = _rings(parent)
    return Forest.of(
        parent=_ints(parent), ring=_ints(ring), size=_ints(size), ties=_kept(ties, counts), hub_limit=hub_limit
    )


def _kept(ties: Ties, counts: Numbers) -> Kept:
    """Linked lists of ties that were sorted by identifier and report."""
    of_identifier, next_of_identifier = _lists(
        ties.identifier, np.arange(len(ties.identifier), dtype=np.int32), ties.identifiers
    )
    anchor = np.full(ties.identifiers, NONE, dtype=np.int32)
    named = of_identifier >= 0
    anchor[named] = ties.report[of_identifier[named]]
    of_report, next_of_report = _lists(ties.report, np.argsort(ties.report).astype(np.int32), ties.reports)
    return Kept.of(
        report=_ints(ties.report),
        identifier=_ints(ties.identifier),
        next_of_report=_ints(next_of_report),
        next_of_identifier=_ints(next_of_identifier),
        of_report=_ints(of_report),
        of_identifier=_ints(of_identifier),
        count=_ints(counts),
        anchor=_ints(anchor),
    )


def _lists(owner: Numbers, order: Numbers, owners: int) -> tuple[Numbers, Numbers]:
    """Heads and next ones of linked lists over ties, given the order in which the ties of one owner stand together."""
    heads, following = np.full(owners, NONE, dtype=np.int32), np.full(len(order), NONE, dtype=np.int32)
    if len(order):
        ordered = owner[order]
        same = ordered[1:] == ordered[:-1]
        following[order[:-1][same]] = order[1:][same]
        starts = np.r_[True, ~same]
        heads[ordered[starts]] = order[starts]
    return heads, following


def _rings(parent: Numbers) -> tuple[Numbers, Numbers]:
    """For each report the next of its component, round and round; and at each parent the size."""
    size = np.bincount(parent, minlength=len(parent)).astype(np.int32)
    ring = np.arange(len(parent), dtype=np.int32)
    # Most reports stand alone: only the others are put in order.
    several = np.flatnonzero(size[parent] > 1).astype(np.int32)
    if len(several):
        several = several[np.argsort(parent[several])]
        ordered = parent[several]
        starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
        following = np.r_[several[1:], several[:1]]
        following[np.r_[starts[1:], len(several)] - 1] = several[starts]
        ring[several] = following
    return ring, size


def _ints(values: Numbers) -> Ints:
    kept = array("i")
    kept.frombytes(values.astype(np.intc, copy=False).tobytes())
    return kept
