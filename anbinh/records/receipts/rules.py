"""How much a sender must show when too much comes in, in plain values: hashes computed, or minutes waited."""

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta

# What is counted is counted by the minute, and judged by the last ten.
WINDOW = 10
# A wrong code is tried again with the same beginning, so beginnings are counted apart, and far fewer are let go by.
WRONG_BY_BEGINNING = 5
# One code writes so often in ten minutes before it is asked; a talk that goes back and forth stays below.
MESSAGES_BY_CODE = 10
MOST_ADDED_BITS = 4
# People who wait without script: so many are let through each minute, and nobody waits longer than an hour.
SERVED_BY_MINUTE = 20
LONGEST_WAIT = 60
PROOF_LASTS = timedelta(hours=2)
LEAVE_LASTS = timedelta(minutes=20)
PAPER_LASTS = timedelta(hours=1)


def minute_of(at: datetime) -> int:
    """The number of a minute since 1970."""
    return int(at.timestamp()) // 60


def bits_for(number: int, *, limit: int, bits: int) -> int:
    """Leading zero bits to be shown: none up to the limit, then `bits`, one more with each doubling."""
    if number <= limit:
        return 0
    doublings = (number // max(limit, 1)).bit_length() - 1
    return bits + min(doublings, MOST_ADDED_BITS)


def minutes_for(*, waiting: int, least: int) -> int:
    """How long somebody waits without script, when so many have come in the last hour."""
    return min(LONGEST_WAIT, least + waiting // SERVED_BY_MINUTE)


def megabytes(sizes: Iterable[int]) -> int:
    """What some files count for, each at least for one."""
    return sum(max(1, -(-size // (1024 * 1024))) for size in sizes)


def zero_bits(challenge: str, answer: str) -> int:
    """Leading zero bits of SHA-256 over `challenge:answer`."""
    digest = hashlib.sha256(f"{challenge}:{answer}".encode()).digest()
    number = int.from_bytes(digest, "big")
    return 256 - number.bit_length()
