"""Takes the reporter out of a narrative before others read it, and leaves everything about the suspects."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from anbinh.kernels.identifiers.errors import IdentifierError
from anbinh.kernels.identifiers.extracting import extract
from anbinh.kernels.identifiers.letters import Folded, bare, folded, plain
from anbinh.kernels.identifiers.model import Kind
from anbinh.kernels.identifiers.phones import read_phone
from anbinh.kernels.identifiers.reporter import (
    Span,
    find_addresses,
    find_emails,
    find_names,
    find_numbers,
    find_phones,
    is_own,
)

NEUTRAL = "[người cung cấp tin]"


@dataclass(frozen=True)
class Removal:
    """What kind of thing stood at `start:end` of the unscreened text; never the thing itself."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class Screened:
    text: str
    removed: tuple[Removal, ...]


def screen(
    text: str,
    *,
    names: Iterable[str],
    phones: Iterable[str] = (),
    numbers: Iterable[str] = (),
    emails: Iterable[str] = (),
    addresses: Iterable[str] = (),
    mark: str = NEUTRAL,
) -> Screened:
    """The text with the reporter's name, phones, identity numbers, e-mails and address replaced by `mark`.

    Removals have the kinds `name`, `phone`, `number`, `email`, `address`. What may be somebody else's stays.
    """
    reading = folded(text)
    own_phones = frozenset(_phone(phone) for phone in phones) - {""}
    found = [
        *_at(reading, "phone", find_phones(reading, own_phones)),
        *_at(reading, "number", find_numbers(reading, numbers)),
        *_identifiers(reading, own_phones),
        *_at(reading, "email", find_emails(reading, emails)),
        *_at(reading, "address", find_addresses(reading, addresses)),
        *_at(reading, "name", find_names(reading, [plain(name) for name in names if bare(name)])),
    ]
    return _replaced(text, _apart(found, len(text)), mark)


def _at(reading: Folded, kind: str, spans: Iterable[Span]) -> Iterator[Removal]:
    return (Removal(kind, *reading.span(start, end)) for start, end in spans)


def _phone(text: str) -> str:
    try:
        return read_phone(text).value
    except IdentifierError:
        return ""


def _identifiers(reading: Folded, own: frozenset[str]) -> Iterator[Removal]:
    """The reporter's phones; every other identifier as a removal of no kind, to keep the other rules away."""
    for mention in extract(reading.source):
        phone = mention.identifier.kind is Kind.PHONE
        mine = phone and (mention.identifier.value in own or is_own(bare(_before(reading.source, mention.start))))
        yield Removal("phone" if mine else "", mention.start, mention.end)


def _before(text: str, start: int) -> str:
    """A little of the text before a place, its last space kept by a stroke."""
    return text[max(start - 60, 0) : start] + "|"


def _apart(found: Sequence[Removal], length: int) -> list[Removal]:
    """Removals that do not overlap, the earlier rule first; those of no kind only keep others away."""
    taken = bytearray(length)
    kept = []
    for removal in found:
        if removal.start < removal.end and not any(taken[removal.start : removal.end]):
            taken[removal.start : removal.end] = b"\1" * (removal.end - removal.start)
            kept.append(removal)
    return sorted((removal for removal in kept if removal.kind), key=lambda removal: removal.start)


def _replaced(text: str, removed: Sequence[Removal], mark: str) -> Screened:
    parts, last = [], 0
    for removal in removed:
        parts += [text[last : removal.start], mark]
        last = removal.end
    return Screened("".join([*parts, text[last:]]), tuple(removed))
