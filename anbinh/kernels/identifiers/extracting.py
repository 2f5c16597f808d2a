"""Identifiers in a narrative: addresses, handles, plates, then the numbers that are left. Linear in the text."""

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import cache, partial

from anbinh.kernels.identifiers.cues import read_cues
from anbinh.kernels.identifiers.errors import NotAnIdentifier
from anbinh.kernels.identifiers.groups import read_groups
from anbinh.kernels.identifiers.handles import handle, handle_in_address, platforms
from anbinh.kernels.identifiers.letters import Folded, folded
from anbinh.kernels.identifiers.links import has_known_ending, lists, read_link
from anbinh.kernels.identifiers.model import Identifier, Mention
from anbinh.kernels.identifiers.numbers import find_numbers
from anbinh.kernels.identifiers.plates import read_plate

EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_DOT = r"(?:\.|[ ]?[\[({<][ ]?(?:\.|dot|cham)[ ]?[\])}>][ ]?|[ ]\.[ ]?|[ ](?:dot|cham)[ ])"
_SAID_DOT = re.compile(r"[\[({<]\s?chấm\s?[\])}>]|\schấm\s", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?<![\w@.-])(?P<scheme>h(?:tt|xx|tx|xt|\*\*)ps?[ ]?[\[(]?:[\])]?[ ]?//[ ]?(?:[^\s/@]{1,100}@)?)?"
    rf"(?P<host>{_LABEL}(?:{_DOT}{_LABEL}){{1,9}})(?![\w@-]|\.\w)"
    r"(?P<port>:[0-9]{2,5}(?![0-9]))?(?P<tail>[/?#][^\s<>\"“”]{0,1000})?"
)
_SAYS_ADDRESS = re.compile(
    r"(?:web|website|trang|link|duong dan|truy cap|vao|app|ung dung|ten mien|http|url)[ :a-z]{0,12}$"
)
_TRAILING = ".,;:!?)]}'’\"”…"
_SAID = r"(?<![^\W_])(?P<said>(?:bien|bks|bsx|xe|o to|oto|mo to|taxi)[ :.a-z]{0,40}[ :.])"
_SAYS_PLATE = re.compile(r"(?<![^\W_])(?:bien (?:kiem soat|so|xe|dang ky)|bks|bsx|bien(?=[ :.]*$))(?![^\W_])")
_PLATE = re.compile(
    rf"(?:{_SAID})?(?P<plate>(?<![\w.])[0-9]{{2}}[ .-]?[a-z]{{1,2}}[ .-]{{0,3}}(?:[0-9][ .-]{{1,3}})?"
    r"(?:[0-9]{3}(?P<dot>[. ])[0-9]{2}|[0-9]{3,6})(?![\w]|[.-][0-9]))"
)
_DIPLOMATIC = re.compile(r"(?<![\w-])[0-9]{2}-[0-9]{3}-(?:ng|nn|qt|cv)-[0-9]{2,3}(?![\w-])")
_NICK = r"(?:[ ]?(?:co|ten|nick|la|id|tai khoan|tk|nhom|kenh|group|trang|user|username|cua no|cua doi tuong)(?!\w))"
_FURTHER = re.compile(r"(?<![\w@.])@(?P<name>[a-z0-9_][a-z0-9._]{3,40}[a-z0-9_])(?![\w@])")
FURTHER = 100
_NAME = r"(?P<name>@?[a-z0-9_][a-z0-9._-]{2,62}[a-z0-9_])"


def extract(text: str) -> list[Mention]:
    """The identifiers mentioned, in order of place, never overlapping. Identity numbers, amounts and dates are none."""
    reading = folded(text)
    taken = _Taken(reading)
    for find in (_addresses, _handles, _further_handles, _plates):
        find(reading, taken)
    # A bank's name inside an address is the offender's, not the account's.
    left = taken.masked()
    for number in find_numbers(read_groups(left), read_cues(left)):
        taken.take(number.start, number.end, number.identifier)
    return sorted(taken.mentions, key=lambda mention: mention.start)


class _Taken:
    """What has been read already: no part of the text is two identifiers."""

    def __init__(self, reading: Folded) -> None:
        self.reading = reading
        self.mentions: list[Mention] = []
        self._letters = bytearray(len(reading.text))

    def free(self, start: int, end: int) -> bool:
        return not any(self._letters[start:end])

    def close(self, start: int, end: int) -> None:
        self._letters[start:end] = b"\1" * (end - start)

    def take(self, start: int, end: int, identifier: Identifier) -> None:
        if self.free(start, end):
            self.close(start, end)
            self.mentions.append(Mention(identifier, *self.reading.span(start, end)))

    def try_to_take(self, start: int, end: int, read: Callable[[str], Identifier]) -> None:
        """Take what can be read; what cannot is no identifier."""
        if not self.free(start, end):
            return
        try:
            self.take(start, end, read(self.reading.raw(start, end)))
        except NotAnIdentifier:
            return

    def masked(self) -> str:
        """The folded text with a sign that belongs to no number wherever something was taken."""
        if not any(self._letters):
            return self.reading.text
        letters = zip(self.reading.text, self._letters, strict=True)
        return "".join("\n" if gone else letter for letter, gone in letters)


def _addresses(reading: Folded, taken: _Taken) -> None:
    for match in _ADDRESS.finditer(reading.text):
        if _is_address(match, reading):
            written = len(match[0].rstrip(_TRAILING))
            taken.try_to_take(match.start(), match.start() + written, _read_address)
    for match in EMAIL.finditer(reading.text):
        if taken.free(*match.span()):
            taken.close(*match.span())


def _read_address(written: str) -> Identifier:
    return handle_in_address(written) or read_link(written)


def _is_address(match: re.Match[str], reading: Folded) -> bool:
    """With a scheme, yes; without one only where nothing makes it two words whose space was forgotten."""
    if match["scheme"]:
        return True
    host = re.sub(_DOT, ".", match["host"])
    written = _SAID_DOT.sub(".", reading.raw(*match.span("host")))
    if not written.isascii() or host[-1].isdigit() or not has_known_ending(host):
        return False
    said = _SAYS_ADDRESS.search(reading.text[max(match.start() - 30, 0) : match.start()])
    page = (match["tail"] or "").startswith("/") and len(match["tail"]) > 1
    plain = host.rpartition(".")[2] in lists()["plain_endings"]
    return plain or page or host.startswith("www.") or said is not None


def _handles(reading: Folded, taken: _Taken) -> None:
    for match in _handle_pattern().finditer(reading.text):
        if _is_name(match["name"], reading.raw(*match.span("name"))):
            code = platforms().called[match["called"]]
            taken.try_to_take(*match.span("name"), partial(handle, code))


def _further_handles(reading: Folded, taken: _Taken) -> None:
    """`@name` after another name: of the same platform as the last one before it."""
    known = sorted((mention.start, mention.end, mention.identifier.platform) for mention in taken.mentions)
    known = [one for one in known if one[2]]
    for match in _FURTHER.finditer(reading.text):
        place = bisect_left(known, (reading.starts[match.start()],)) - 1
        if place >= 0 and reading.starts[match.start()] - known[place][1] <= FURTHER:
            taken.try_to_take(*match.span("name"), partial(handle, known[place][2]))


@cache
def _handle_pattern() -> re.Pattern[str]:
    called = "|".join(sorted(map(re.escape, platforms().called), key=len, reverse=True))
    return re.compile(rf"(?<![\w@./-])(?P<called>{called})(?!\w)(?:{_NICK}){{0,3}}[ ]?[:\-]?[ ]?[\"“']?{_NAME}")


def _is_name(name: str, raw: str) -> bool:
    """A name is marked by @, or is no Vietnamese word: a letter first, with a digit or a sign inside."""
    if name.startswith("@") or not raw.isascii():
        return raw.isascii()
    marked = any(sign.isdigit() or sign in "._" for sign in name)
    return len(name) >= 5 and name[0].isalpha() and marked


def _plates(reading: Folded, taken: _Taken) -> None:
    for match in _PLATE.finditer(reading.text):
        if _is_plate(match, reading.raw(*match.span("plate"))):
            taken.try_to_take(*match.span("plate"), read_plate)
    for match in _DIPLOMATIC.finditer(reading.text):
        taken.try_to_take(*match.span(), read_plate)


def _is_plate(match: re.Match[str], raw: str) -> bool:
    """After "biển số" in any writing; after "xe" as one word in capitals; else only with a plate's own signs."""
    said = match["said"] or ""
    signed = match["dot"] == "." or "-" in raw
    return signed or _SAYS_PLATE.search(said) is not None or (bool(said) and raw[2:3].isupper())
