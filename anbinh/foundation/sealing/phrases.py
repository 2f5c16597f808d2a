"""Passphrases on a page: one to propose, of short words drawn by chance without marks; and the demonstration's."""

import secrets
from functools import cache
from pathlib import Path

from django.conf import settings

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.sealing.commands.keys import DEMONSTRATION_PASSPHRASE

LENGTH = 6


@cache
def words() -> tuple[str, ...]:
    """The words to draw from."""
    return tuple((Path(__file__).parent / "data" / "words.txt").read_text(encoding="utf-8").split())


def proposed() -> str:
    """Six of 270 words: 48 bits, and each guess costs the time and the memory of Argon2id."""
    return " ".join(secrets.choice(words()) for _ in range(LENGTH))


def hint_for(person: Person) -> str:
    """The passphrase of the demonstration's custodians, for them alone; elsewhere nothing is known of any."""
    return DEMONSTRATION_PASSPHRASE if settings.MODE == "demo" and person.demonstration else ""
