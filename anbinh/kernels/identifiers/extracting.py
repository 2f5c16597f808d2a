"""Identifiers in a narrative: addresses, handles, plates, then the numbers that are left. Time is linear in the text."""

import re
from collections.abc import Callable

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
_DOT = r"(?:\.|[ ]?[\[({<][ ]?(?:\.|dot|cham)[ ]?[\])}>][ ]?|[ ]\.[ ]|[ ](?:dot|cham)[ ])"
_ADDRESS = re.compile(
    r"(?<![\w@.-])(?P<scheme>h(?:tt|xx|\*\*)ps?[ ]?[\[(]?:[\])]?[ ]?//[ ]?(?:[^\s/@]{1,100}@)?)?"
    rf"(?P<host>{_LABEL}(?:{_DOT}{_LABEL}){{1,9}})(?![\w@-]|\.\w)"
    r"(?P<port>:[0-9]{2,5}(?![0-9]))?(?P<tail>[/?#][^\s<>\"“”]{0,1000})?"
)
_SAYS_ADDRESS = re.compile(
    r"(?:web|website|trang|link|duong dan|truy cap|vao|app|ung dung|ten mien|http|url)[ :a-z]{0,12}$"
)
_NUMBERED_HOST = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}")
_TRAILING = ".,;:!?)]}'’\"”…"
_PLATE = re.compile(
    r"(?P<said>(?:bien (?:kiem soat|so|xe|dang ky)|bks|bsx|bien|xe)[ :.a-z]{0,20}[ :.])?"
    r"(?<![\w.])[0-9]{2}[ .-]?[a-z]{1,2}(?P<gap>[ .-]{0,3})(?:[0-9][ .-]{1,3})?[0-9]{3,6}(?P<dot>\.[0-9]{2})?(?![\w]|[.-][0-9])"
)
_DIPLOMATIC = re.compile(r"(?<![\w-])[0-9]{2}-[0-9]{3}-(?:ng|nn|qt|cv)-[0-9]{2,3}(?![\w-])")
_NICK = r"(?:[ ]?(?:co|ten|nick|la|id|tai khoan|tk|nhom|kenh|group|trang|user|username|cua no|cua doi tuong)(?![\w]))"


def extract(text: str) -> list[Mention]:
    """The identifiers mentioned, in order of place, never overlapping. Identity numbers, amounts and dates are none."""
    reading = folded(text)
    taken = _Taken(reading)
    for find in (_addresses, _handles, _plates):
        find(reading, taken)
    cues = read_cues(reading.text)
    for number in find_numbers(read_groups(taken.masked()), cues):
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

    def masked(self) -> str:
        """The folded text with a sign that belongs to no number wherever something was taken."""
        if not any(self._letters):
            return self.reading.text
        return "".join("\n" if gone else letter for letter, gone in zip(self.reading.text, self._letters, strict=True))


def _addresses(reading: Folded, taken: _Taken) -> None:
    for match in _ADDRESS.finditer(reading.text):
        end = match.end() - _trailing(match[0])
        if not _is_address(match, reading):
            continue
        written = reading.raw(match.start(), end)
        _try(taken, match.start(), end, lambda written=written: handle_in_address(written) or read_link(written))
    for match in EMAIL.finditer(reading.text):
        if taken.free(*match.span()):
            taken.close(*match.span())


def _is_address(match: re.Match[str], reading: Folded) -> bool:
    if match["scheme"]:
        return True
    host = re.sub(_DOT, ".", match["host"])
    if not reading.raw(*match.span("host")).isascii() or host[-1].isdigit() or not has_known_ending(host):
        return False
    said = _SAYS_ADDRESS.search(reading.text[max(match.start() - 30, 0) : match.start()])
    page = (match["tail"] or "").startswith("/") and len(match["tail"]) > 1
    plain = host.rpartition(".")[2] in lists()["plain_endings"]
    return plain or page or host.startswith("www.") or said is not None


def _trailing(written: str) -> int:
    return len(written) - len(written.rstrip(_TRAILING))


def _handles(reading: Folded, taken: _Taken) -> None:
    called = "|".join(sorted(map(re.escape, platforms().called), key=len, reverse=True))
    pattern = re.compile(
        rf"(?<![\w@./-])(?P<called>{called})(?![\w])(?:{_NICK}){{0,3}}[ ]?[:\-]?[ ]?[\"“']?(?P<name>@?[a-z0-9_][a-z0-9._-]{{2,62}}[a-z0-9_])"
    )
    for match in pattern.finditer(reading.text):
        code, name = platforms().called[match["called"]], match["name"]
        if _is_name(name, reading.raw(*match.span("name"))):
            _try(taken, *match.span("name"), lambda code=code, name=name: handle(code, name))


def _is_name(name: str, raw: str) -> bool:
    """A name is marked by @, or is no Vietnamese word: letters first, with a digit or a sign inside."""
    if not raw.isascii():
        return False
    if name.startswith("@"):
        return True
    marked = any(sign.isdigit() or sign in "._" for sign in name)
    return len(name) >= 5 and name[0].isalpha() and marked


def _plates(reading: Folded, taken: _Taken) -> None:
    for match in _PLATE.finditer(reading.text):
        start = match.end("said") if match["said"] else match.start()
        if match["said"] or match["dot"] or "-" in reading.text[start : match.end()]:
            _try(taken, start, match.end(), lambda raw=reading.raw(start, match.end()): read_plate(raw))
    for match in _DIPLOMATIC.finditer(reading.text):
        _try(taken, *match.span(), lambda raw=reading.raw(*match.span()): read_plate(raw))


def _try(taken: _Taken, start: int, end: int, read: Callable[[], Identifier]) -> None:
    """Take what can be read; what cannot is no identifier."""
    if not taken.free(start, end):
        return
    try:
        taken.take(start, end, read())
    except NotAnIdentifier:
        return
