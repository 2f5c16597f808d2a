"""Plain rules about people: how far a reach goes, what a user name and a one-time password look like."""

import re
import secrets
from dataclasses import dataclass
from typing import Protocol

USERNAME = re.compile(r"[a-z0-9][a-z0-9.\-]{2,58}[a-z0-9]")
# Letters and digits that nobody confuses when reading a password aloud or from paper: no 0/o, 1/l/i.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
DEMONSTRATION_PASSWORD = "an-binh-cho-moi-nha"


class HasKey(Protocol):
    """Anything with a primary key, so that a rule needs no model."""

    pk: int


@dataclass(frozen=True)
class Reach:
    """The units whose records somebody may come to on a day: rows of every period, or simply all."""

    everything: bool = False
    unit_ids: frozenset[int] = frozenset()

    def covers(self, unit: HasKey) -> bool:
        """True when records of this row of a unit lie within reach."""
        return self.everything or unit.pk in self.unit_ids

    def __or__(self, other: "Reach") -> "Reach":
        return Reach(self.everything or other.everything, self.unit_ids | other.unit_ids)


def one_time_password() -> str:
    """Four groups of four, about 79 bits: to be read once and replaced at the first sign-in."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(4))


def is_username(text: str) -> bool:
    """Small letters, digits, full stop and hyphen, 4 to 60 characters: what every keyboard types."""
    return bool(USERNAME.fullmatch(text))


# What browsers and systems call themselves, the telling word first: an Edge also says Chrome, a Chrome also Safari.
BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("coc_coc", "Cốc Cốc"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"))
SYSTEMS = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"))


def device_of(user_agent: str) -> str:
    """`Chrome · Windows`, as far as a browser tells; otherwise the beginning of what it says."""
    browser = next((name for mark, name in (*BROWSERS, ("Safari/", "Safari")) if mark in user_agent), "")
    system = next((name for mark, name in (*SYSTEMS, ("Linux", "Linux")) if mark in user_agent), "")
    return " · ".join(part for part in (browser, system) if part) or user_agent[:60] or "?"


def sorting_name(full_name: str) -> str:
    """The name as lists order it here: the given name, which stands last, goes first."""
    words = full_name.split()
    return " ".join([*words[-1:], *words[:-1]])
