"""What tells who somebody is: telephones, accounts, plates, numbers of citizens, a name after a word for a victim.

Read by the kernel of identifiers and by patterns; no sealed name is ever opened to compare with.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from anbinh.kernels.identifiers import Kind, Mark, extract

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
CITIZEN = re.compile(r"(?<!\d)\d{12}(?!\d)")
# A person: a word for one, perhaps a form of address, then a name that begins with a capital. `Công an` is no person.
_CUE = (
    r"(?:[Bb]ị hại|[Nn]ạn nhân|[Nn]gười (?:báo tin|tố giác|trình báo|làm chứng)|[Aa]nh|[Cc]hị|[ÔôO]ng|[Bb]à|"
    r"[Cc]ô|[Cc]hú|[Bb]ác|[Cc]háu|[Cc]hủ tài khoản)"
)
PERSON = re.compile(
    rf"(?<!\w){_CUE}(?:\s+(?:là|tên|tên là|anh|chị|ông|bà|cháu|em))*\s*:?\s+(?:(?:ông|bà|anh|chị)\s+)?"
    r"(?P<name>[^\W\d_]+\.?(?:[ ][^\W\d_]+\.?){0,4})"
)
HOME = re.compile(r"(?<!\w)(?:[Ss]ố nhà|[Nn]hà số|[Cc]ăn hộ(?: số)?|[Pp]hòng)\s+[A-Z]?\d+\w*")
# A capital at the start of a word that names no person after `anh`, `bà`, `ông`.
NO_NAME = frozenset({"Anh", "Công", "Tổ", "Hội", "Ban", "Ủy", "Hà", "Nội", "Việt", "Nam", "Tết"})


@dataclass(frozen=True)
class Telling:
    """A place in a text that tells who somebody is; `kind` is phone, account, plate, citizen, email, person, home…"""

    kind: str
    start: int
    end: int


def tellings(text: str, *, pages: bool) -> list[Telling]:
    """Every such place, in order. `pages`: web pages and account names may stand, as a warning of one must name it."""
    found = sorted(_found(text, pages=pages), key=lambda one: (one.start, one.end))
    return [one for place, one in enumerate(found) if not place or found[place - 1].end <= one.start]


def _found(text: str, *, pages: bool) -> Iterator[Telling]:
    free = {Kind.URL, Kind.HANDLE} if pages else set()
    for mention in extract(text):
        known = mention.identifier.marks & {Mark.HOTLINE, Mark.OFFICIAL, Mark.PLATFORM}
        if mention.identifier.kind not in free and not known:
            yield Telling(mention.identifier.kind.value, mention.start, mention.end)
    for kind, pattern in (("email", EMAIL), ("citizen", CITIZEN), ("home", HOME)):
        for match in pattern.finditer(text):
            yield Telling(kind, *match.span())
    for match in PERSON.finditer(text):
        if length := _length_of_name(match["name"]):
            yield Telling("person", match.start(), match.start("name") + length)


def _length_of_name(words: str) -> int:
    """How many letters of these words are a name: those that begin with a capital; 0 where the first is none."""
    named = list(takewhile(lambda word: word[0].isupper(), words.split(" ")))
    return len(" ".join(named)) if named and named[0] not in NO_NAME else 0
