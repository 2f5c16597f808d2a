"""A file in a box: encrypted in pieces under one random key, so that even a long video never stands in memory.

libsodium's secretstream (XChaCha20-Poly1305): a piece changed, moved, left out or cut off is found on opening. The
first piece holds what the sender said of the file, its name above all.
"""

import json
import secrets
import struct
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from nacl import bindings
from nacl.exceptions import CryptoError

PIECE = 256 * 1024
MARK = b"ANBINH-BOX-1\n"
LAST = bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL
MORE = bindings.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
EXTRA: int = bindings.crypto_secretstream_xchacha20poly1305_ABYTES


class BoxBroken(Exception):
    """The key does not fit, or what is on the disk is not what was put there."""


def new_key() -> bytes:
    """A fresh random key of 32 bytes; whoever holds it opens the box."""
    return secrets.token_bytes(bindings.crypto_secretstream_xchacha20poly1305_KEYBYTES)


def boxed(pieces: Iterable[bytes], *, key: bytes, about: dict[str, Any]) -> Iterator[bytes]:
    """The bytes of a box that holds `pieces`, and `about` before them."""
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    yield MARK + bindings.crypto_secretstream_xchacha20poly1305_init_push(state, key)
    waiting = json.dumps(about, ensure_ascii=False).encode()
    for piece in pieces:
        yield _push(state, waiting, MORE)
        waiting = piece
    yield _push(state, waiting, LAST)


def _push(state: Any, piece: bytes, tag: int) -> bytes:
    sealed: bytes = bindings.crypto_secretstream_xchacha20poly1305_push(state, piece, None, tag)
    return struct.pack(">I", len(sealed)) + sealed


def about(path: Path, *, key: bytes) -> dict[str, Any]:
    """What the sender said of the file in the box at `path`."""
    with path.open("rb") as file:
        said: dict[str, Any] = json.loads(next(_pieces(file, key)))
    return said


def opened(path: Path, *, key: bytes) -> Iterator[bytes]:
    """The pieces of the file in the box at `path`."""
    with path.open("rb") as file:
        pieces = _pieces(file, key)
        next(pieces)
        yield from pieces


def _pieces(file: BinaryIO, key: bytes) -> Iterator[bytes]:
    header = file.read(len(MARK) + bindings.crypto_secretstream_xchacha20poly1305_HEADERBYTES)
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    tag = MORE
    try:
        bindings.crypto_secretstream_xchacha20poly1305_init_pull(state, header.removeprefix(MARK), key)
        while tag != LAST:
            (length,) = struct.unpack(">I", file.read(4))
            if length > 64 * PIECE:
                raise BoxBroken("a piece of impossible length")
            piece, tag = bindings.crypto_secretstream_xchacha20poly1305_pull(state, file.read(length))
            yield piece
    except (CryptoError, RuntimeError, ValueError, struct.error) as fault:
        raise BoxBroken(str(fault)) from fault
    if file.read(1):
        raise BoxBroken("something was added behind the end")
