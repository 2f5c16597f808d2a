"""One group of the list as the public side sends it: always as long, whether anything lies in it or nothing."""

import secrets
from collections.abc import Iterator
from datetime import date, timedelta

from anbinh.records.checks import rules
from anbinh.records.checks.models import Listing

LETTERS = {"checking": "c", "confirmed": "x", "withdrawn": "w"}
BLOCK = 64
_METHODS = ("", "F01", "F03", "F11", "F12", "F14", "F22", "M06", "M09")


def group_of(prefix: str, *, on: date) -> str:
    """The lines of what is told on a day whose digests begin so, among blind ones."""
    lines = [
        rules.line_of(one.digest, state=LETTERS[one.stage], on=one.since, method=one.method)
        for one in Listing.objects.told(on).in_group(prefix)
    ]
    return "\n".join(rules.padded(lines, block=BLOCK, blind=_blind(on))) + "\n"


def _blind(on: date) -> Iterator[str]:
    """Lines that look like any other and can answer nobody: their digests are drawn by chance."""
    while True:
        day = on - timedelta(days=secrets.randbelow(180))
        state, method = secrets.choice("cx"), secrets.choice(_METHODS)
        yield rules.line_of(secrets.token_hex(rules.DIGEST // 2), state=state, on=day, method=method)
