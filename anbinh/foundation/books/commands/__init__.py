"""The desk of any book, and what was done on it taken back."""

from anbinh.foundation.books.commands.amending import change, corrected, note
from anbinh.foundation.books.commands.desk import (
    Desk,
    Overtaken,
    Refusal,
    must_be_allowed,
    plain,
    put_back,
    restate_all,
    standing_now,
)
from anbinh.foundation.books.commands.keeping import delete_view, save_view
from anbinh.foundation.books.commands.steps import BookDesk, Paper, entered, laid, next_codes, take_back
from anbinh.foundation.books.commands.undoing import undo

__all__ = [
    "BookDesk",
    "Desk",
    "Overtaken",
    "Paper",
    "Refusal",
    "change",
    "corrected",
    "delete_view",
    "entered",
    "laid",
    "must_be_allowed",
    "next_codes",
    "note",
    "plain",
    "put_back",
    "restate_all",
    "save_view",
    "standing_now",
    "take_back",
    "undo",
]
