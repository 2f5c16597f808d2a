"""One door for every kind: text as people write it in, the canonical identifier out."""

from anbinh.kernels.identifiers.accounts import read_account
from anbinh.kernels.identifiers.errors import NotAnIdentifier
from anbinh.kernels.identifiers.handles import read_handle
from anbinh.kernels.identifiers.links import read_link
from anbinh.kernels.identifiers.model import Identifier, Kind
from anbinh.kernels.identifiers.phones import read_phone
from anbinh.kernels.identifiers.plates import read_plate

LONGEST = 2048


def normalise(kind: Kind | str, text: str, *, bank: str = "", platform: str = "") -> Identifier:
    """The identifier that `text` writes. Raises NotAnIdentifier with a code and a sentence.

    `bank` (name, code or BIN) completes an account; `platform` completes a handle written as a name alone.
    A Zalo, Viber or WhatsApp name that is a telephone number is returned as that phone, so that both spellings meet.
    """
    if kind not in Kind.__members__.values():
        raise NotAnIdentifier("unknown_kind", given=kind, kinds=", ".join(Kind))
    if not text.strip():
        raise NotAnIdentifier("empty")
    if len(text) > LONGEST:
        raise NotAnIdentifier("too_long", most=LONGEST)
    match Kind(kind):
        case Kind.PHONE:
            return read_phone(text)
        case Kind.ACCOUNT:
            return read_account(text, bank=bank)
        case Kind.URL:
            return read_link(text)
        case Kind.HANDLE:
            return read_handle(text, platform=platform)
        case Kind.PLATE:
            return read_plate(text)
