"""The only writer of campaigns."""

from anbinh.records.campaigns.commands.campaigns import (
    close,
    correct,
    drop_goal,
    enlist,
    note,
    open_campaign,
    release,
    reopen,
    set_goal,
    take_back,
)
from anbinh.records.campaigns.commands.demonstrating import make_demonstration

__all__ = [
    "close",
    "correct",
    "drop_goal",
    "enlist",
    "make_demonstration",
    "note",
    "open_campaign",
    "release",
    "reopen",
    "set_goal",
    "take_back",
]
