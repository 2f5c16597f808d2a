"""What is asked by hash, how long something stays on the list, when reports are independent. Plain values only."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import combinations

from anbinh.kernels.identifiers import Identifier, IdentifierError, Kind, likeness, normalise, shingles

CHECKED = (Kind.PHONE, Kind.ACCOUNT, Kind.URL)
# A number that is being checked is confirmed or taken off within a month; a confirmed one is looked at every half year.
CHECKING_LASTS, CONFIRMED_LASTS = timedelta(days=30), timedelta(days=180)
# Whoever saw a number on the list can read for so long that it was taken off.
WITHDRAWN_SHOWN = timedelta(days=90)
ANSWER_WITHIN = timedelta(days=7)
LEAST_REPORTS = 2
# Texts more alike than this are one text sent twice.
COPIED = 0.8
PREFIX, DIGEST = 3, 64


def key_of(kind: str, value: str) -> str:
    """What is hashed of a listed number: an account without its bank, which whoever checks may not know."""
    return f"{kind}:{value.rpartition(':')[2]}" if kind == Kind.ACCOUNT else f"{kind}:{value}"


def digest(key: str) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(key.encode()).hexdigest()


def keys_typed(text: str) -> tuple[str, ...]:
    """Everything that what somebody typed may be; the page's script makes the same from the same text."""
    found: list[str] = []
    for kind in CHECKED:
        try:
            one = normalise(kind, text)
        except IdentifierError:
            continue
        found += [key_of(str(kind), value) for value in dict.fromkeys((one.value, _domain(one))) if value]
    return tuple(dict.fromkeys(found))


def _domain(one: Identifier) -> str:
    return one.domain if one.kind is Kind.URL else ""


def independent(texts: Sequence[str]) -> bool:
    """Are there two that are not the same text sent twice?"""
    words = [shingles(text) for text in texts]
    return any(likeness(one, other) < COPIED for one, other in combinations(words, 2))


def checking_until(on: date) -> date:
    """The last day on which something is being checked."""
    return on + CHECKING_LASTS


def confirmed_until(on: date) -> date:
    """The last day of a confirmation."""
    return on + CONFIRMED_LASTS


def answer_by(on: date) -> date:
    """The day by which an objection is answered."""
    return on + ANSWER_WITHIN


def line_of(digested: str, *, state: str, on: date, method: str) -> str:
    """One line of a group: the rest of the digest, the state, since when, the method; always as long."""
    return f"{digested[PREFIX:]}{state}{on:%Y%m%d}{method[:12]:.<12}"


def padded(lines: Iterable[str], *, block: int, blind: Iterable[str]) -> list[str]:
    """The lines among so many blind ones that their number is a multiple of `block`; ordered, so nothing shows."""
    found = list(lines)
    wanted = max(1, -(-len(found) // block)) * block
    return sorted([*found, *(one for one, _nth in zip(blind, range(wanted - len(found)), strict=False))])
