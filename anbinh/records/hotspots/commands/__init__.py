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
from anbinh.records.hotspots.commands.telling import tell_overdue

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
    "tell_overdue",
]
