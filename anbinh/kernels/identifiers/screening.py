"""Takes the reporter out of a narrative before others read it, and leaves everything about the suspects."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from anbinh.kernels.identifiers.errors import IdentifierError
from anbinh.kernels.identifiers.extracting import EMAIL, extract
from anbinh.kernels.identifiers.letters import Folded, bare, folded, plain
from anbinh.kernels.identifiers.model import Kind
from anbinh.kernels.identifiers.phones import read_phone

NEUTRAL = "[người cung cấp tin]"
_SELF = "toi|em|minh|con|chau|bac|co|chu"
_TITLES = "(?:(?:anh|chi|ong|ba|co|chu|bac|em|chau) )?"
# "tôi là", "tên tôi là", "em tên", "con tên", "ký tên": what follows is the reporter's name.
_INTRODUCES = re.compile(
    rf"(?<![^\W_])(?:(?:{_SELF}) (?:ten la|ten|la)|ten (?:cua )?(?:{_SELF}) (?:la)?|ten day du (?:cua )?(?:{_SELF})(?: la)?|"
    rf"nguoi (?:bao tin|gui don|viet don|lam don|to cao|to giac)(?: la)?|ky ten)[ :,]{{0,3}}{_TITLES}(?=[^\W_])"
)
# "sđt của tôi: …", "căn cước của em là …": the number is the reporter's own although nobody gave it.
_OWN = re.compile(
    rf"(?<![^\W_])(?:so dien thoai|dien thoai|sdt|so dt|dt|so|zalo|cccd|cmnd|can cuoc|so can cuoc|so dinh danh|email|mail|lien he) "
    rf"(?:cua )?(?:{_SELF})(?: la)?[ :]{{0,3}}$"
)
_NUMBER = re.compile(r"(?<![0-9])[0-9](?:[ .-]?[0-9]){8,11}(?![0-9])")
_DWELLS = re.compile(
    rf"(?<![^\W_])(?:(?:{_SELF}) (?:dang |hien |hien dang )?(?:o|song|tru|thuong tru|tam tru|cu tru)(?: tai| o)?|"
    rf"dia chi (?:cua |nha )?(?:{_SELF})(?: la| o)?|nha (?:{_SELF}) (?:o|tai|la)|dia chi nguoi (?:bao tin|gui)|"
    rf"hien (?:toi |em )?(?:o|cu tru|thuong tru|tam tru)(?: tai)?)[ :]{{0,3}}"
)
_PLACES = frozenset(
    [
        "so",
        "nha",
        "ngo",
        "ngach",
        "hem",
        "kiet",
        "duong",
        "pho",
        "phuong",
        "xa",
        "quan",
        "huyen",
        "thon",
        "to",
        "xom",
        "khu",
        "tinh",
        "thanh",
        "tp",
        "thi",
        "tran",
        "ap",
        "ban",
        "lang",
        "dan",
        "cu",
        "can",
        "ho",
        "chung",
        "toa",
        "khoi",
        "cum",
        "tang",
        "phong",
        "block",
        "kdt",
        "ktx",
        "p",
        "q",
        "h",
        "x",
    ]
)
_TOKEN = re.compile(r"[^\s,;.\n]+|[,;.\n]")


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

    Removals have the kinds `name`, `phone`, `number`, `email`, `address`. What is not unmistakably the reporter's stays.
    """
    reading = folded(text)
    own_phones = {_phone(phone) for phone in phones} - {""}
    found = [
        *_phones_and_guarded(text, reading, own_phones),
        *_numbers(reading, {re.sub(r"\D", "", number) for number in numbers}),
        *_emails(reading, {bare(email) for email in emails}),
        *_addresses(reading, addresses),
        *_names(reading, [name for name in names if bare(name)]),
    ]
    return _replaced(text, _apart(found), mark)


def _phone(text: str) -> str:
    try:
        return read_phone(text).value
    except IdentifierError:
        return ""


def _phones_and_guarded(text: str, reading: Folded, own: set[str]) -> Iterator[Removal]:
    """The reporter's phones; and every other identifier as a removal of no kind, which guards it from the other rules."""
    for mention in extract(text):
        before = bare(text[max(mention.start - 60, 0) : mention.start] + "|")[:-1]
        phone = mention.identifier.kind is Kind.PHONE
        mine = (
            mention.identifier.name in own
            or mention.identifier.value in own
            or _national(mention.identifier.name) in own
        )
        said = phone and _OWN.search(before) is not None
        yield Removal("phone" if mine or said else "", mention.start, mention.end)


def _national(number: str) -> str:
    """An account or handle that is a phone number is that phone too."""
    return _phone(number) if number.isdigit() else ""


def _numbers(reading: Folded, own: set[str]) -> Iterator[Removal]:
    for match in _NUMBER.finditer(reading.text):
        digits = re.sub(r"[ .-]", "", match[0])
        said = len(digits) in {9, 12} and _OWN.search(reading.text[max(match.start() - 60, 0) : match.start()])
        if digits in own or said:
            yield Removal("number", *reading.span(*match.span()))


def _emails(reading: Folded, own: set[str]) -> Iterator[Removal]:
    for match in EMAIL.finditer(reading.text):
        if match[0].rstrip(".") in own or _OWN.search(reading.text[max(match.start() - 60, 0) : match.start()]):
            yield Removal("email", *reading.span(*match.span()))


def _addresses(reading: Folded, addresses: Iterable[str]) -> Iterator[Removal]:
    for address in addresses:
        words = re.findall(r"\w+", bare(address))
        if len(words) > 1:
            for match in re.finditer(r"(?<!\w)" + r"\W{1,3}".join(words) + r"(?!\w)", reading.text):
                yield Removal("address", *reading.span(*match.span()))
    for match in _DWELLS.finditer(reading.text):
        end = _end_of_address(reading, match.end())
        if end > match.end():
            yield Removal("address", *reading.span(match.end(), end))


def _end_of_address(reading: Folded, start: int) -> int:
    """As far as words of places, numbers and names go; the start itself where no address begins there."""
    end, begun = start, False
    for token in _TOKEN.finditer(reading.text, start, min(start + 200, len(reading.text))):
        if token[0] in ";.\n":
            break
        if token[0] == ",":
            continue
        raw = reading.raw(*token.span())
        place = token[0] in _PLACES or any(sign.isdigit() for sign in token[0])
        if not place and not (begun and raw[:1].isupper()):
            break
        begun, end = True, token.end()
    return end


def _names(reading: Folded, names: Sequence[str]) -> Iterator[Removal]:
    for name in names:
        words = plain(name).split()
        if len(words) > 1:
            for match in re.finditer(_of_words(words), reading.text):
                if _same_letters(reading.raw(*match.span()), words):
                    yield Removal("name", *reading.span(*match.span()))
        yield from _introduced(reading, words)


def _introduced(reading: Folded, words: Sequence[str]) -> Iterator[Removal]:
    """The given name, or the family and given name, after words that introduce the reporter or alone on a last line."""
    short = [words[at:] for at in range(len(words))] + ([[words[0], words[-1]]] if len(words) > 2 else [])
    patterns = [(part, re.compile(_of_words(part))) for part in short]
    starts = [match.end() for match in _INTRODUCES.finditer(reading.text)]
    ending = reading.text.rstrip(" .\n")
    last_line = ending.rfind("\n") + 1
    for start in starts:
        for part, pattern in patterns:
            match = pattern.match(reading.text, start)
            if match and _same_letters(reading.raw(*match.span()), part):
                yield Removal("name", *reading.span(*match.span()))
                break
    for part, pattern in patterns:
        match = pattern.fullmatch(ending, last_line)
        if match and last_line and _same_letters(reading.raw(*match.span()), part):
            yield Removal("name", *reading.span(*match.span()))


def _of_words(words: Sequence[str]) -> str:
    return r"(?<![^\W_])" + r"[ \n]{1,3}".join(re.escape(bare(word)) for word in words) + r"(?![^\W_])"


def _same_letters(raw: str, words: Sequence[str]) -> bool:
    """Is each word written without diacritics or with those of the name? Ân is not An, but Hoà is Hòa."""
    return all(
        written.isascii() or word.isascii() or _signs(written) == _signs(word)
        for written, word in zip(raw.split(), words, strict=True)
    )


def _signs(word: str) -> tuple[str, str]:
    """The letters without tone, and the tone, wherever it was put."""
    parts = unicodedata.normalize("NFD", word.casefold())
    tones = "\u0300\u0301\u0303\u0309\u0323"
    letters = "".join(sign for sign in parts if sign not in tones)
    return unicodedata.normalize("NFC", letters), "".join(sign for sign in parts if sign in tones)


def _apart(found: list[Removal]) -> list[Removal]:
    """Removals that do not overlap, the earlier rule first; those of no kind only keep others away."""
    kept: list[Removal] = []
    for removal in found:
        if all(removal.end <= other.start or other.end <= removal.start for other in kept):
            kept.append(removal)
    return sorted((removal for removal in kept if removal.kind), key=lambda removal: removal.start)


def _replaced(text: str, removed: Sequence[Removal], mark: str) -> Screened:
    parts, last = [], 0
    for removal in removed:
        parts += [text[last : removal.start], mark]
        last = removal.end
    return Screened("".join([*parts, text[last:]]), tuple(removed))
