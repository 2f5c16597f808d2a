"""Words: what a reason and a passphrase must be, and how the content of an envelope is read. Plain values only."""

import json
import re
from datetime import timedelta
from typing import Any

from anbinh.kernels.vietnamese.letters import fold

SHORTEST_REASON = 10
SHORTEST_PASSPHRASE = 16
LARGEST_CONTENT = 1_000_000
TRIES = 5
REST = timedelta(minutes=15)
LONGEST_REST = timedelta(days=1)
# Who somebody is, in the order of the form; anything else in an envelope is shown under its own name.
FIELDS = ("full_name", "number", "born_on", "sex", "address", "phone", "email", "note")
TELLING = ("full_name", "number", "address", "phone", "email")
LONG_NUMBER = re.compile(r"\d(?:[\s.\-]?\d){8,}")
HIDDEN = "[…]"


def plain(reason: str) -> str:
    """A reason with one space between words; long numbers (telephone, identity card) do not go into the journal."""
    return LONG_NUMBER.sub(HIDDEN, " ".join(reason.split()))


def without_identity(reason: str, content: bytes) -> str:
    """The reason without anything that the envelope itself says, typed with or without diacritics."""
    said = fields_of(content)
    for value in (str(said[name]) for name in TELLING if said.get(name)):
        reason = _hidden(reason, value)
    return reason


def fields_of(content: bytes) -> dict[str, Any]:
    """The content as fields; a content that is no JSON object is one note."""
    try:
        found = json.loads(content)
    except ValueError:
        found = None
    return found if isinstance(found, dict) else {"note": content.decode("utf-8", errors="replace")}


def rest_after(attempts: int) -> timedelta | None:
    """How long no passphrase is tried after this many wrong ones in a row; each further one doubles it."""
    if attempts < TRIES:
        return None
    doubled: timedelta = REST * 2 ** min(attempts - TRIES, 10)
    return min(doubled, LONGEST_REST)


def _hidden(text: str, value: str) -> str:
    wanted = fold(value)
    if len(wanted) < 3:
        return text
    folded = [fold(letter) or letter for letter in text]
    if any(len(one) != 1 for one in folded):
        return HIDDEN if wanted in fold(text) else text
    flat = "".join(folded)
    while (start := flat.find(wanted)) >= 0:
        end = start + len(wanted)
        text, flat = text[:start] + HIDDEN + text[end:], flat[:start] + HIDDEN + flat[end:]
    return text
