"""The only writer of letters: check → change → journal in one transaction; a verb says who (`by`) and when (`at`)."""

from anbinh.foundation.books.commands import Overtaken
from anbinh.records.letters.commands.correcting import CORRECTABLE, REVERSIBLE, correct, take_back
from anbinh.records.letters.commands.demonstrating import make_demonstration
from anbinh.records.letters.commands.desk import LetterError
from anbinh.records.letters.commands.first import (
    MadeReport,
    Part,
    accept,
    classify,
    file,
    guide,
    inspect,
    make_report,
    refuse,
    split,
)
from anbinh.records.letters.commands.handing import hand_over, ways
from anbinh.records.letters.commands.moving import send_back, take_in, transfer, withdraw
from anbinh.records.letters.commands.receiving import Draft, Heard, receive, receive_citizen
from anbinh.records.letters.commands.resolving import complain_again, drop, extend, resolve, resume, send, suspend
from anbinh.records.letters.commands.turning import take_from_reports

__all__ = [
    "CORRECTABLE",
    "REVERSIBLE",
    "Draft",
    "Heard",
    "LetterError",
    "MadeReport",
    "Overtaken",
    "Part",
    "accept",
    "classify",
    "complain_again",
    "correct",
    "drop",
    "extend",
    "file",
    "guide",
    "hand_over",
    "inspect",
    "make_demonstration",
    "make_report",
    "receive",
    "receive_citizen",
    "refuse",
    "resolve",
    "resume",
    "send",
    "send_back",
    "split",
    "suspend",
    "take_back",
    "take_from_reports",
    "take_in",
    "transfer",
    "ways",
    "withdraw",
]
