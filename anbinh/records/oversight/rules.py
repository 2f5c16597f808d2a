"""The draw that anybody can redo, and the weights by which a plan is suggested."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# What a seed may be written with: it stands in the journal as a code.
SEED = re.compile(r"[\w.:/+-]{8,60}")
MOST_DRAWN = 200
# How many days before its day something is soon due.
NEAR = 14


def in_order(seed: str, codes: Iterable[str]) -> list[str]:
    """Every number by the SHA-256 of seed, line feed and number (UTF-8), as hexadecimal text in rising order."""
    return sorted(set(codes), key=lambda code: (hashlib.sha256(f"{seed}\n{code}".encode()).hexdigest(), code))


def drawn(seed: str, codes: Iterable[str], *, size: int) -> list[str]:
    """The first `size` in that order."""
    return in_order(seed, codes)[:size]


def print_of(codes: Iterable[str]) -> str:
    """The finger print of a list drawn from: SHA-256 of its numbers, sorted, each on a line."""
    return hashlib.sha256("\n".join(sorted(set(codes))).encode()).hexdigest()


@dataclass(frozen=True)
class Sign:
    """One thing that is counted per unit: its verb in the journal, and what one of it weighs."""

    verb: str
    weight: int


# A person decides; the weights only put the list in an order, and stand beside it.
SIGNS = {
    "custody": Sign("cases.custody.overdue", 10),
    "limits": Sign("intake.limit.overdue", 3),
    "investigation": Sign("cases.limit.overdue", 3),
    "reviews": Sign("hotspots.review.overdue", 2),
    "corrections": Sign("intake.report.corrected", 1),
    "taken_back": Sign("intake.act.taken_back", 1),
}


def score(counts: Mapping[str, int]) -> int:
    """The weighted sum of what was counted."""
    return sum(SIGNS[name].weight * count for name, count in counts.items())
