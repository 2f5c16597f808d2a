"""The only writer of hot spots."""

from anbinh.records.hotspots.commands.demonstrating import make_demonstration
from anbinh.records.hotspots.commands.spots import (
    clear,
    correct,
    measure,
    note,
    open_spot,
    reopen,
    review,
    take_back,
)

__all__ = [
    "clear",
    "correct",
    "make_demonstration",
    "measure",
    "note",
    "open_spot",
    "reopen",
    "review",
    "take_back",
]
