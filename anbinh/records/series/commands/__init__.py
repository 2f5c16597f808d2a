"""The only writer of series: what the ties make of them, and what people rule."""

from anbinh.foundation.books.commands import Refusal
from anbinh.records.series.commands.building import compare
from anbinh.records.series.commands.demonstrating import make_demonstration
from anbinh.records.series.commands.growing import know
from anbinh.records.series.commands.ruling import (
    name_lead,
    note,
    part,
    put_together,
    set_standing,
    take_back,
    withdraw,
)

__all__ = [
    "Refusal",
    "compare",
    "know",
    "make_demonstration",
    "name_lead",
    "note",
    "part",
    "put_together",
    "set_standing",
    "take_back",
    "withdraw",
]
