"""Receipt codes and signatures, in plain values: what a code looks like, what is kept of it, what is signed."""

import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

DIGITS = 16


@dataclass(frozen=True)
class Signed:
    """A signature (hex) and the short name of the key that made it."""

    signature: str
    key_id: str


def new_code() -> str:
    """Sixteen random digits, about 53 bits; guessing is held off by the limit on wrong codes."""
    return "".join(secrets.choice("0123456789") for _ in range(DIGITS))


def grouped(code: str) -> str:
    """`1234 5678 9012 3456`, as people read it aloud."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))


def plain_code(text: str) -> str:
    """The digits of a code however it was typed; empty when there are not sixteen."""
    digits = "".join(letter for letter in text if letter in "0123456789")
    return digits if len(digits) == DIGITS else ""


def code_hash(code: str, *, key: bytes) -> str:
    """HMAC-SHA-256 (hex): without the key, a stolen table does not open any report."""
    return hmac.new(key, code.encode(), hashlib.sha256).hexdigest()


def content_hash(content: Mapping[str, str]) -> str:
    """SHA-256 (hex) over JSON with sorted keys, UTF-8, without spaces."""
    return hashlib.sha256(
        json.dumps(dict(content), sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    ).hexdigest()


def _said(content: str, at: datetime) -> bytes:
    return f"an-binh-receipt-1\n{content}\n{at.astimezone(UTC).isoformat(timespec='seconds')}".encode()


def key_id_of(public: bytes) -> str:
    """The short name of a public key."""
    return hashlib.sha256(public).hexdigest()[:16]


def public_key(seed: bytes) -> bytes:
    """The public half of the signing key (Ed25519, RFC 8032)."""
    return bytes(SigningKey(seed).verify_key)


def sign(*, content: str, at: datetime, seed: bytes) -> Signed:
    """Ed25519 over the content's hash and the moment of receipt, to the second."""
    key = SigningKey(seed)
    return Signed(key.sign(_said(content, at)).signature.hex(), key_id_of(bytes(key.verify_key)))


def is_genuine(*, content: str, at: datetime, signature: str, public: bytes) -> bool:
    """Was this hash, at this moment, signed by the holder of the key?"""
    try:
        VerifyKey(public).verify(_said(content, at), bytes.fromhex(signature))
    except (BadSignatureError, ValueError):
        return False
    return True
