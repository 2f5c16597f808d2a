"""A passphrase to propose: words drawn by chance, short and without marks, so that every keyboard types them."""

import secrets
from functools import cache
from pathlib import Path

LENGTH = 6


@cache
def words() -> tuple[str, ...]:
    """The words to draw from."""
    return tuple((Path(__file__).parent / "data" / "words.txt").read_text(encoding="utf-8").split())


def proposed() -> str:
    """Six of 270 words: 48 bits, and each guess costs the time and the memory of Argon2id."""
    return " ".join(secrets.choice(words()) for _ in range(LENGTH))
