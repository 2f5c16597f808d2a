"""Banks by the names people write."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from anbinh.kernels.identifiers.documents import read_document
from anbinh.kernels.identifiers.letters import bare

_BANK_WORDS = r"(?:ngan hang|nh|vi|bank)(?: tmcp| thuong mai co phan| tm)?"
_LEADING_WORDS = re.compile(rf"^{_BANK_WORDS} ")


@dataclass(frozen=True)
class Bank:
    """A bank or wallet: the code in account identifiers, its name, its BIN (empty where unknown), folded names."""

    code: str
    name: str
    bin: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class BankMention:
    """A bank named at `start:end` of a folded text."""

    code: str
    start: int
    end: int


@cache
def banks() -> Mapping[str, Bank]:
    """Every bank by code."""
    entries = read_document(Path(__file__).parent / "banks.yaml")["banks"].items()
    return {code: Bank(code, entry["name"], entry["bin"], tuple(entry["names"])) for code, entry in entries}


def bank_named(text: str) -> Bank | None:
    """The bank of a name, code or BIN as typed into a field; None where it is unknown."""
    asked = " ".join(bare(text).split())
    return _by_name().get(asked) or _by_name().get(_LEADING_WORDS.sub("", asked))


def bank_of_card(digits: str) -> Bank | None:
    """The bank whose BIN a payment card's number begins with."""
    return _by_name().get(digits[:6]) if len(digits) in {16, 19} else None


def find_banks(text: str) -> list[BankMention]:
    """Banks named in a folded text, in order; never one inside another word."""
    found = []
    for match in _pattern().finditer(text):
        bank = _by_name()[match["after"] or match["alone"]]
        found.append(BankMention(bank.code, match.start(), match.end()))
    return found


@cache
def _by_name() -> Mapping[str, Bank]:
    names: dict[str, Bank] = {}
    for bank in banks().values():
        for name in (*bank.names, bank.code.lower(), bare(bank.name), bank.bin):
            if name:
                names.setdefault(name, bank)
    return names


@cache
def _pattern() -> re.Pattern[str]:
    ordinary = set(read_document(Path(__file__).parent / "banks.yaml")["only_after_bank"])
    names = sorted((name for name in _by_name() if not name.isdigit()), key=len, reverse=True)
    every = "|".join(map(re.escape, names))
    alone = "|".join(re.escape(name) for name in names if name not in ordinary)
    return re.compile(rf"(?<![\w@.])(?:{_BANK_WORDS} (?P<after>{every})|(?P<alone>{alone}))(?![\w@]|\.\w)")
