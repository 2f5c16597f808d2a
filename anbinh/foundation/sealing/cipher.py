"""The cryptography, all of it libsodium's (PyNaCl): plain bytes in, plain bytes out.

A content key of 32 random bytes locks the content (XChaCha20-Poly1305); each keeper gets that key in a sealed box
for their X25519 public key; the private key lies in a secret box under a key that Argon2id draws from a passphrase.
"""

import unicodedata
from dataclasses import dataclass

import nacl.pwhash
import nacl.utils
from django.views.decorators.debug import sensitive_variables
from nacl.bindings import sodium_pad, sodium_unpad
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import Aead, SecretBox

# The length of what is sealed must not tell who it is: every content fills whole blocks.
BLOCK = 512


class Unopened(Exception):
    """The lock does not open: a wrong key, or bytes that were changed. It says no more, on purpose."""


@dataclass(frozen=True)
class Cost:
    """What one guess of a passphrase costs: Argon2id's passes, and its memory in bytes."""

    passes: int
    memory: int


@dataclass(frozen=True)
class WrappedKey:
    """A key pair whose private half only the passphrase opens."""

    public: bytes
    wrapped: bytes
    salt: bytes
    cost: Cost


def moderate() -> Cost:
    """libsodium's MODERATE: 3 passes over 256 MiB, near a second for each guess."""
    return Cost(nacl.pwhash.argon2id.OPSLIMIT_MODERATE, nacl.pwhash.argon2id.MEMLIMIT_MODERATE)


@sensitive_variables()
def new_key(passphrase: str, cost: Cost) -> WrappedKey:
    """Make a key pair and lock its private half."""
    private = PrivateKey.generate()
    return wrapped(bytes(private), passphrase, cost)


@sensitive_variables()
def wrapped(private: bytes, passphrase: str, cost: Cost) -> WrappedKey:
    """Lock a private key under a passphrase, with a new salt."""
    salt = nacl.utils.random(nacl.pwhash.argon2id.SALTBYTES)
    box = SecretBox(_drawn(passphrase, salt, cost))
    return WrappedKey(bytes(PrivateKey(private).public_key), bytes(box.encrypt(private)), salt, cost)


@sensitive_variables()
def unwrapped(key: WrappedKey, passphrase: str) -> bytes:
    """The private key; Unopened for a wrong passphrase."""
    try:
        private = SecretBox(_drawn(passphrase, key.salt, key.cost)).decrypt(key.wrapped)
        if bytes(PrivateKey(private).public_key) != key.public:
            raise Unopened
    except (CryptoError, ValueError):
        raise Unopened from None
    return private


def new_content_key() -> bytes:
    """A key for one envelope."""
    return nacl.utils.random(Aead.KEY_SIZE)


@sensitive_variables()
def locked(content: bytes, content_key: bytes, *, name: str) -> bytes:
    """The content under its key; `name` says which envelope it belongs to, so that no other can hold it."""
    return bytes(Aead(content_key).encrypt(sodium_pad(content, BLOCK), name.encode()))


@sensitive_variables()
def unlocked(ciphertext: bytes, content_key: bytes, *, name: str) -> bytes:
    """The content; Unopened when ciphertext, key or name are not those it was locked with."""
    try:
        return sodium_unpad(Aead(content_key).decrypt(ciphertext, name.encode()), BLOCK)
    except (CryptoError, ValueError):
        raise Unopened from None


@sensitive_variables()
def shared(content_key: bytes, public: bytes) -> bytes:
    """The content key for one keeper."""
    return bytes(SealedBox(PublicKey(public)).encrypt(content_key))


@sensitive_variables()
def taken(share: bytes, private: bytes) -> bytes:
    """The content key out of a keeper's share; Unopened when it is another's or was changed."""
    try:
        return SealedBox(PrivateKey(private)).decrypt(share)
    except (CryptoError, ValueError):
        raise Unopened from None


def written(passphrase: str) -> str:
    """A passphrase as it counts: one space between words, and letters composed, however the keyboard sends them."""
    return " ".join(unicodedata.normalize("NFC", passphrase).split())


@sensitive_variables()
def _drawn(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    secret = written(passphrase).encode()
    return nacl.pwhash.argon2id.kdf(SecretBox.KEY_SIZE, secret, salt, opslimit=cost.passes, memlimit=cost.memory)
