"""The only writer of warnings, of decisions on methods, and of items for Bulletin 141."""

from anbinh.foundation.books.commands import Refusal
from anbinh.records.warnings.commands.bulletin import (
    add_pictures,
    correct_item,
    note_broadcast,
    note_item,
    release,
    return_item,
    strike_broadcast,
    submit_item,
    take_item_back,
    withdraw,
    write_item,
)
from anbinh.records.warnings.commands.demonstrating import make_demonstration
from anbinh.records.warnings.commands.linking import link_series
from anbinh.records.warnings.commands.mailing import ask, confirm, deliver, forget_unconfirmed, leave
from anbinh.records.warnings.commands.methods import decide, take_decision_back
from anbinh.records.warnings.commands.publishing import cancel, publish
from anbinh.records.warnings.commands.writing import (
    correct,
    draft,
    draft_from,
    note,
    return_,
    revise,
    submit,
    take_back,
)

__all__ = [
    "Refusal",
    "add_pictures",
    "ask",
    "cancel",
    "confirm",
    "correct",
    "correct_item",
    "decide",
    "deliver",
    "draft",
    "draft_from",
    "forget_unconfirmed",
    "leave",
    "link_series",
    "make_demonstration",
    "note",
    "note_broadcast",
    "note_item",
    "publish",
    "release",
    "return_",
    "return_item",
    "revise",
    "strike_broadcast",
    "submit",
    "submit_item",
    "take_back",
    "take_decision_back",
    "take_item_back",
    "withdraw",
    "write_item",
]
