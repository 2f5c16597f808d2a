"""The only writer of this room."""

from anbinh.records.outreach.commands.asking import Sent, accept, decline, mark_of, send_request, take_back_request
from anbinh.records.outreach.commands.calendars import (
    add_speaker,
    drop_feed,
    make_feed,
    mark_of_link,
    retire_speaker,
)
from anbinh.records.outreach.commands.demonstrating import make_demonstration
from anbinh.records.outreach.commands.plans import (
    Asked,
    attach_to_plan,
    make_plan,
    note_plan,
    take_back_plan,
    widen,
)
from anbinh.records.outreach.commands.schools import (
    close_school,
    correct_school,
    count,
    enter_school,
    take_back_school,
)
from anbinh.records.outreach.commands.talks import (
    Attendance,
    attach,
    cancel,
    correct,
    feedback,
    hold,
    move,
    note,
    personal_sentence,
    schedule,
    take_back,
)

__all__ = [
    "Asked",
    "Attendance",
    "Sent",
    "accept",
    "add_speaker",
    "attach",
    "attach_to_plan",
    "cancel",
    "close_school",
    "correct",
    "correct_school",
    "count",
    "decline",
    "drop_feed",
    "enter_school",
    "feedback",
    "hold",
    "make_demonstration",
    "make_feed",
    "make_plan",
    "mark_of",
    "mark_of_link",
    "move",
    "note",
    "note_plan",
    "personal_sentence",
    "retire_speaker",
    "schedule",
    "send_request",
    "take_back",
    "take_back_plan",
    "take_back_request",
    "take_back_school",
    "widen",
]
