"""A notice in the language of whoever reads it: a sentence kept as it stands in the catalogue, and what fills it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext

from anbinh.foundation.web import words

DAY = "day"


def kept(params: Mapping[str, Any]) -> dict[str, Any]:
    """What fills a sentence, as JSON keeps it."""
    return {name: _kept(value) for name, value in params.items()}


def _kept(value: Any) -> Any:
    if isinstance(value, datetime):
        raise TypeError("a notice names days, not moments")
    return {DAY: value.isoformat()} if isinstance(value, date) else value if isinstance(value, int) else str(value)


def said(sentence: str, params: Mapping[str, Any]) -> str:
    """The sentence in the language of now, days and numbers as people write them."""
    return gettext(sentence) % {name: _said(value) for name, value in params.items()}


def _said(value: Any) -> str:
    if isinstance(value, Mapping):
        return words.day(date.fromisoformat(value[DAY]))
    return words.number(value) if isinstance(value, int) else str(value)
