"""The only writer of cases and custody: check → change → journal in one transaction."""

from anbinh.foundation.books.commands import Overtaken
from anbinh.records.cases.commands.demonstrating import make_demonstration
from anbinh.records.cases.commands.desk import CasesError
from anbinh.records.cases.commands.duties import approve, ask_procuracy, refuse, tell_family
from anbinh.records.cases.commands.handing import hand_over, ways
from anbinh.records.cases.commands.holding import continue_as, end, extend_custody, hold
from anbinh.records.cases.commands.investigating import (
    charge,
    clear,
    close,
    correct,
    dismantle,
    extend,
    note,
    resume,
    suspend,
    take_back,
    transfer,
)
from anbinh.records.cases.commands.opening import Opening, Outcome, open_case, open_many

__all__ = [
    "CasesError",
    "Opening",
    "Outcome",
    "Overtaken",
    "approve",
    "ask_procuracy",
    "charge",
    "clear",
    "close",
    "continue_as",
    "correct",
    "dismantle",
    "end",
    "extend",
    "extend_custody",
    "hand_over",
    "hold",
    "make_demonstration",
    "note",
    "open_case",
    "open_many",
    "refuse",
    "resume",
    "suspend",
    "take_back",
    "tell_family",
    "transfer",
    "ways",
]
