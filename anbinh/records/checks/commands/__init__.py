"""The only writer of the list that anybody can check."""

from anbinh.foundation.books.commands import Refusal
from anbinh.records.checks.commands.contesting import answer, contest, hash_of
from anbinh.records.checks.commands.demonstrating import make_demonstration
from anbinh.records.checks.commands.gathering import put_on_several
from anbinh.records.checks.commands.listing import confirm, evidence, expire, note, put_on, take_back, withdraw

__all__ = [
    "Refusal",
    "answer",
    "confirm",
    "contest",
    "evidence",
    "expire",
    "hash_of",
    "make_demonstration",
    "note",
    "put_on",
    "put_on_several",
    "take_back",
    "withdraw",
]
