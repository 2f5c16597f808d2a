"""What a page carries along instead of a record on the server: encrypted and bound to its purpose, opened here only."""

import hashlib
import json
import zlib
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from nacl.encoding import URLSafeBase64Encoder
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

LONGEST = 400_000


def close(said: Any, *, purpose: str) -> str:
    """Plain values as a text that only this installation opens again, and only for the same purpose."""
    packed = zlib.compress(json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode())
    box = next(_boxes(purpose))
    return bytes(box.encrypt(packed, encoder=URLSafeBase64Encoder)).decode()


def open_(text: str, *, purpose: str) -> Any:
    """The values again; None when the text was changed, was closed for something else, or under a forgotten key."""
    if not text or len(text) > LONGEST or not text.isascii():
        return None
    for box in _boxes(purpose):
        try:
            return json.loads(zlib.decompress(box.decrypt(text.encode(), encoder=URLSafeBase64Encoder)))
        except (CryptoError, ValueError):
            continue
    return None


def open_until(text: str, *, purpose: str, at: datetime) -> Any:
    """The values while they last: what was closed with `until` (seconds) is nothing any more after it."""
    said = open_(text, purpose=purpose)
    return said if isinstance(said, dict) and said.get("until", 0) > at.timestamp() else None


def fingerprint(text: str, *, purpose: str) -> str:
    """A short keyed hash by which something is known again, and from which nobody finds it."""
    key = _key(settings.SECRET_KEY, f"fingerprint {purpose}")
    return hashlib.blake2b(text.encode(), key=key, digest_size=16).hexdigest()


def _boxes(purpose: str) -> Iterator[SecretBox]:
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        yield SecretBox(_key(secret, purpose))


def _key(secret: str, purpose: str) -> bytes:
    return hashlib.sha256(f"anbinh.receipts {purpose} {secret}".encode()).digest()
