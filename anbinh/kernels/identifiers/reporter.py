"""Where a narrative names its own reporter: what was given of them, and what "tôi là", "sđt của tôi" introduce."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from anbinh.kernels.identifiers.extracting import EMAIL
from anbinh.kernels.identifiers.letters import Folded, bare

Span = tuple[int, int]

_SELF = "toi|em|minh|con|chau|bac|co|chu"
_TITLES = "(?:(?:anh|chi|ong|ba|co|chu|bac|em|chau) )?"
_BEGINS = r"(?<![^\W_])"
# "tôi là", "tên tôi là", "em tên", "con tên", "ký tên": what follows is the reporter's name.
_INTRODUCES = re.compile(
    rf"{_BEGINS}(?:(?:{_SELF}) (?:ten la|ten|la)|ten (?:day du )?(?:cua )?(?:{_SELF})(?: la)?|"
    r"nguoi (?:bao tin|gui don|viet don|lam don|to cao|to giac)(?: la)?|ky ten)"
    rf"[ :,]{{1,3}}{_TITLES}(?=[^\W_])"
)
# "sđt của tôi: …", "căn cước của em là …": the number is the reporter's own although nobody gave it.
_OWN = re.compile(
    rf"{_BEGINS}(?:so dien thoai|dien thoai|sdt|so dt|dt|so|zalo|cccd|so cccd|cmnd|so cmnd|can cuoc|so can cuoc|"
    rf"so dinh danh|dinh danh|email|mail) (?:cua )?(?:{_SELF})(?: la)?[ :]{{0,3}}\|?$"
)
# An account the text calls the reporter's own stays in it, but joins nothing.
_OWN_ACCOUNT = re.compile(
    rf"{_BEGINS}(?:so tai khoan|tai khoan|so tk|tk|stk|the|so the|sim)"
    rf"(?: ngan hang| [a-z]{{2,12}}){{0,2}} (?:cua )?(?:{_SELF})"
    r"(?: la| so| o [a-z]{2,12}| tai [a-z]{2,12})?[ :]{0,3}\|?$"
)
_REACH = 60
_IDENTITY_NUMBER = re.compile(r"(?<![0-9])(?:[0-9]{12}|[0-9]{9}|[0-9]{3}(?:[ .-][0-9]{3}){2,3})(?![0-9])")
_DWELLS = re.compile(
    rf"{_BEGINS}(?:(?:{_SELF}) (?:dang |hien |hien dang )?(?:o|song|tru|thuong tru|tam tru|cu tru)(?: tai| o)?|"
    rf"dia chi (?:cua |nha )?(?:{_SELF})(?: la| o)?|nha (?:{_SELF}) (?:o|tai|la)|"
    r"hien (?:toi |em )?(?:o|cu tru|thuong tru|tam tru)(?: tai)?)[ :]{1,3}"
)
_PLACES = frozenset(
    {
        *(
            "so",
            "nha",
            "ngo",
            "ngach",
            "hem",
            "kiet",
            "duong",
            "pho",
            "can",
            "ho",
            "chung",
            "cu",
            "toa",
            "tang",
            "phong",
        ),
        *("block", "kdt", "ktx", "khu", "khoi", "cum", "to", "thon", "xom", "lang", "ap", "ban", "dan", "phuong", "xa"),
        *("thi", "tran", "quan", "huyen", "tinh", "thanh", "tp", "p", "q", "h", "x"),
    }
)
_LONGEST_ADDRESS = 200
_TOKEN = re.compile(r"[^\s,;.]+|[,;.\n]")
# A digit and what people write for it.
_LIKE = {"0": "[0o]", "1": "[1li]"}
_BETWEEN = r"[ .,_()/·*-]{0,3}"


# Without the signs between digits and with every look-alike as its digit, a written number is its digits.
_PLAIN = str.maketrans("oli", "011", " .,_()/·*-")


def is_own(before: str) -> bool:
    """Do the folded words before a number say that it is the reporter's?"""
    return _OWN.search(before) is not None


def says_own(before: str) -> bool:
    """Do they say so of a number or of an account?"""
    return is_own(before) or _OWN_ACCOUNT.search(before) is not None


def find_phones(reading: Folded, phones: Iterable[str]) -> Iterator[Span]:
    """Phones in E.164, in any writing, whatever stands around them."""
    for phone in phones:
        country = phone.startswith("+84")
        dialled = rf"(?:(?:\(?\+|00)?{_spelled('84')}{_BETWEEN}[0o]?|[0o]){_BETWEEN}"
        prefix = dialled if country else r"\+?"
        number = phone.removeprefix("+84") if country else phone.removeprefix("+")
        if _absent(reading, number):
            continue
        yield from _spans(reading, prefix + _spelled(number))


def find_numbers(reading: Folded, numbers: Iterable[str]) -> Iterator[Span]:
    """Identity numbers in any grouping, and one that the text calls the reporter's."""
    for number in numbers:
        digits = re.sub(r"[^0-9]", "", number)
        if len(digits) >= 8 and not _absent(reading, digits):
            yield from _spans(reading, _spelled(digits))
    for match in _IDENTITY_NUMBER.finditer(reading.text):
        if is_own(reading.text[max(match.start() - _REACH, 0) : match.start()]):
            yield match.span()


def find_emails(reading: Folded, emails: Iterable[str]) -> Iterator[Span]:
    """E-mail addresses given, and one that the text calls the reporter's."""
    given = {bare(email) for email in emails}
    for match in EMAIL.finditer(reading.text):
        if match[0] in given or is_own(reading.text[max(match.start() - _REACH, 0) : match.start()]):
            yield match.span()


def find_addresses(reading: Folded, addresses: Iterable[str]) -> Iterator[Span]:
    """Addresses given, and what follows "tôi ở", "nhà em ở", as far as it reads like an address."""
    for address in addresses:
        words = re.findall(r"\w+", bare(address))
        if len(words) > 1:
            yield from _spans(reading, r"\W{1,3}".join(map(re.escape, words)))
    for match in _DWELLS.finditer(reading.text):
        yield match.end(), _end_of_address(reading, match.end())


def find_names(reading: Folded, names: Sequence[str]) -> Iterator[Span]:
    """Full names anywhere; shorter ones only where they are introduced, or sign the text on a line of their own."""
    for name in names:
        words = name.split()
        if len(words) > 1:
            yield from _named(reading, words)
        yield from _introduced(reading, words)


def _absent(reading: Folded, digits: str) -> bool:
    """True when the number stands nowhere, however it is grouped: then no pattern need be made for it."""
    return digits not in reading.text.translate(_PLAIN)


def _spelled(digits: str) -> str:
    return _BETWEEN.join(_LIKE.get(digit, digit) for digit in digits)


def _spans(reading: Folded, pattern: str) -> Iterator[Span]:
    """Where a pattern stands that is part of no longer number or word."""
    return (match.span() for match in re.finditer(rf"(?<![0-9])(?:{pattern})(?![0-9])", reading.text))


def _end_of_address(reading: Folded, start: int) -> int:
    """As far as words of places, numbers and names go; the start itself where no address begins there."""
    end, telling = start, False
    for token in _TOKEN.finditer(reading.text, start, min(start + _LONGEST_ADDRESS, len(reading.text))):
        if token[0] == ",":
            continue
        place = token[0] in _PLACES or any(sign.isdigit() for sign in token[0])
        capital = reading.raw(*token.span())[:1].isupper()
        if not place and not (end > start and capital):
            break
        # "Tôi ở nhà" tells nothing; a number or a name does.
        telling = telling or capital or token[0] not in _PLACES
        end = token.end()
    return end if telling else start


def _introduced(reading: Folded, words: Sequence[str]) -> Iterator[Span]:
    """The given name, or the end of the name, after words that introduce the reporter or as a signature."""
    parts = [words[at:] for at in range(len(words))]
    parts += [[words[0], words[-1]]] if len(words) > 2 else []
    ending = reading.text.rstrip(" .\n")
    signature = ending.rfind("\n") + 1
    starts = [match.end() for match in _INTRODUCES.finditer(reading.text)]
    for part in parts:
        # Making a pattern takes longer than looking whether it can fit at all.
        if not starts and bare(part[0]) not in ending[signature:]:
            continue
        pattern = re.compile(_of_words(part))
        matches = [pattern.match(reading.text, start) for start in starts]
        matches += [pattern.fullmatch(ending, signature)] if signature else []
        for match in matches:
            if match and _same_letters(reading.raw(*match.span()), part, bare_name=_is_bare(words)):
                yield match.span()


def _named(reading: Folded, words: Sequence[str]) -> Iterator[Span]:
    if not all(bare(word) in reading.text for word in words):
        return
    for match in re.finditer(_of_words(words), reading.text):
        if _same_letters(reading.raw(*match.span()), words, bare_name=_is_bare(words)):
            yield match.span()


def _of_words(words: Sequence[str]) -> str:
    return _BEGINS + r"[ \n]{1,3}".join(re.escape(bare(word)) for word in words) + r"(?![^\W_])"


def _is_bare(words: Sequence[str]) -> bool:
    """Was the name given without diacritics? Then any fit."""
    return all(word.isascii() for word in words)


def _same_letters(raw: str, words: Sequence[str], *, bare_name: bool) -> bool:
    """Is each word written without diacritics or with those of the name? Ân is not An, but Hoà is Hòa."""
    pairs = zip(raw.split(), words, strict=True)
    return bare_name or all(written.isascii() or _signs(written) == _signs(word) for written, word in pairs)


def _signs(word: str) -> tuple[str, str]:
    """The letters without tone, and the tone, wherever it was put."""
    parts = unicodedata.normalize("NFD", word.casefold())
    tones = "\u0300\u0301\u0303\u0309\u0323"
    letters = "".join(sign for sign in parts if sign not in tones)
    return unicodedata.normalize("NFC", letters), "".join(sign for sign in parts if sign in tones)
