"""The only writer of courses."""

from anbinh.records.training.commands.attending import Line, attend, certify, record_test
from anbinh.records.training.commands.courses import add_material, call_off, correct, hold, note, plan, take_back
from anbinh.records.training.commands.demonstrating import make_demonstration

__all__ = [
    "Line",
    "add_material",
    "attend",
    "call_off",
    "certify",
    "correct",
    "hold",
    "make_demonstration",
    "note",
    "plan",
    "record_test",
    "take_back",
]
