"""The finger prints of a row: which row it is, and what it says. Nobody can read a name or a number out of either."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.conf import settings

from anbinh.kernels.vietnamese.letters import fold
from anbinh.records.intake.commands.receiving import Draft, screened

HALF = 32


def identity_of(draft: Draft, *, number: str, written: str) -> str:
    """The unit's book of the year and the number in it; without a number when it came, and what was told.

    `written` is the receipt as the book writes it. What was told counts without who reported, as it is kept.
    """
    book = f"{draft.unit.code} {draft.unit.valid_from.isoformat()}"
    if number:
        said = f"number\n{book} {draft.received_at.year}\n{fold(plain_number(number))}"
    else:
        said = f"row\n{book}\n{written}\n{fold(screened(draft.summary, draft.reporter))}"
    return hashlib.sha256(said.encode()).hexdigest()


def plain_number(number: str) -> str:
    """A number in a book without zeros before it: `01` is `1`."""
    return str(int(number)) if number.isdecimal() else number


def content_of(draft: Draft) -> str:
    """Two keyed hashes: of what is kept openly, and of who reported; without the key no number can be tried out."""
    past = asdict(draft.past) if draft.past else None
    open_part = {
        "kind": draft.kind,
        "channel": draft.channel,
        "received": draft.received_at,
        "summary": draft.summary,
        "source": draft.source,
        "postmarked": draft.postmarked_on,
        "happened": draft.happened_at,
        "happened_words": draft.happened_words,
        "place": draft.place,
        "place_unit": draft.place_unit and draft.place_unit.code,
        "damage": draft.damage,
        "damage_words": draft.damage_words,
        "victims": draft.victims,
        "method": draft.method,
        "article": draft.article,
        "clause": draft.clause,
        "anonymous": draft.anonymous,
        "past": past,
    }
    return _keyed("row", open_part) + _keyed("reporter", draft.reporter or {})


def same_reporter(one: str, other: str) -> bool:
    """Do two contents name the same reporter?"""
    return one[HALF:] == other[HALF:]


def _keyed(what: str, content: Mapping[str, Any]) -> str:
    said = json.dumps(content, sort_keys=True, ensure_ascii=False, default=str)
    return hmac.new(settings.RECEIPT_KEY, f"{what}\n{said}".encode(), hashlib.sha256).hexdigest()[:HALF]
