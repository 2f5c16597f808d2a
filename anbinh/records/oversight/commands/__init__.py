"""The only writer of inspections."""

from anbinh.records.oversight.commands.demonstrating import make_demonstration
from anbinh.records.oversight.commands.drawing import commit_seed, draw
from anbinh.records.oversight.commands.following import fulfil, recommend
from anbinh.records.oversight.commands.inspecting import (
    begin,
    close,
    conclude,
    find,
    note,
    open_inspection,
    plan_inspections,
    take_back,
)
from anbinh.records.oversight.commands.telling import tell_due

__all__ = [
    "begin",
    "close",
    "commit_seed",
    "conclude",
    "draw",
    "find",
    "fulfil",
    "make_demonstration",
    "note",
    "open_inspection",
    "plan_inspections",
    "recommend",
    "take_back",
    "tell_due",
]
