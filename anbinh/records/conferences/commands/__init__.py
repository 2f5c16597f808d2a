"""The only writer of conferences."""

from anbinh.records.conferences.commands.conferences import (
    add_material,
    announce,
    call_off,
    conclude,
    correct,
    invite,
    note,
    take_back,
)
from anbinh.records.conferences.commands.demonstrating import make_demonstration
from anbinh.records.conferences.commands.rolls import (
    Marked,
    answer_for,
    close_roll,
    correct_mark,
    mark_many,
    mark_rest_absent,
    open_roll,
)
from anbinh.records.conferences.commands.talking import answer, ask
from anbinh.records.conferences.commands.tasking import make_task

__all__ = [
    "Marked",
    "add_material",
    "announce",
    "answer",
    "answer_for",
    "ask",
    "call_off",
    "close_roll",
    "conclude",
    "correct",
    "correct_mark",
    "invite",
    "make_demonstration",
    "make_task",
    "mark_many",
    "mark_rest_absent",
    "note",
    "open_roll",
    "take_back",
]
