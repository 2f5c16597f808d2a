"""The only writer of reports: check → change → journal in one transaction; a verb says who (`by`) and when (`at`)."""

from anbinh.foundation.books.commands import Overtaken
from anbinh.records.intake.commands.attending import receive_here
from anbinh.records.intake.commands.correcting import correct, join_series, merge, take_back
from anbinh.records.intake.commands.deciding import decide, reopen, resume, send_decision, suspend
from anbinh.records.intake.commands.demonstrating import make_demonstration
from anbinh.records.intake.commands.desk import IntakeError
from anbinh.records.intake.commands.handing import hand_over, ways
from anbinh.records.intake.commands.handling import (
    answer_extension,
    ask_extension,
    assign,
    assign_many,
    classify,
    prolong,
    tell_procuracy,
    tell_reporter,
    verify,
)
from anbinh.records.intake.commands.moving import accept, return_, transfer, withdraw
from anbinh.records.intake.commands.receiving import Draft, Past, Received, receive, receive_many
from anbinh.records.intake.commands.saving import note_taken_out
from anbinh.records.intake.commands.talking import mark_read, mark_seen, protect, receive_message, send_message

__all__ = [
    "Draft",
    "IntakeError",
    "Overtaken",
    "Past",
    "Received",
    "accept",
    "answer_extension",
    "ask_extension",
    "assign",
    "assign_many",
    "classify",
    "correct",
    "decide",
    "hand_over",
    "join_series",
    "make_demonstration",
    "mark_read",
    "mark_seen",
    "merge",
    "note_taken_out",
    "prolong",
    "protect",
    "receive",
    "receive_here",
    "receive_many",
    "receive_message",
    "reopen",
    "resume",
    "return_",
    "send_decision",
    "send_message",
    "suspend",
    "take_back",
    "tell_procuracy",
    "tell_reporter",
    "transfer",
    "verify",
    "ways",
    "withdraw",
]
