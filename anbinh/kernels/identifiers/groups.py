"""Groups of digits in a folded text, and how they run on into one number."""

import re
from dataclasses import dataclass

from anbinh.kernels.identifiers.letters import LOOK_ALIKES

# A group stands free, or glued to the word that names it. Letters that look like digits count inside it.
_GROUP = re.compile(
    r"(?<![^\W_])[0-9oli]+(?![^\W_])|(?:(?<=sdt)|(?<=stk)|(?<=zalo)|(?<=dt)|(?<=tel)|(?<=tk)|(?<=so))[0-9][0-9oli]*(?![^\W_])"
)
_DATE = re.compile(
    r"(?<![0-9])(?:[0-9]{1,2}[./-][0-9]{1,2}[./-](?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}|"
    r"(?:ngay|hom|sang|chieu|toi|trua) [0-9]{1,2}[./-][0-9]{1,2}(?:[./-][0-9]{2})?|"
    r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)(?![0-9])"
)
_SEPARATORS = frozenset(" .,-()[]_·•/*")
_WIDEST_SEPARATOR = 3
LONGEST = 40


@dataclass(frozen=True)
class Group:
    """Digits at `start:end` of the folded text. `gap` separates it from the group before; None: a new number."""

    start: int
    end: int
    digits: str
    gap: str | None
    plus: bool


def read_groups(text: str) -> list[Group]:
    """The groups of a folded text, without those of dates and times."""
    days = [match.span() for match in _DATE.finditer(text)]
    groups: list[Group] = []
    passed = 0
    for match in _GROUP.finditer(text):
        start, end = match.span()
        while passed < len(days) and days[passed][1] <= start:
            passed += 1
        in_date = passed < len(days) and days[passed][0] < end
        if in_date or end - start > LONGEST or not any(sign.isdecimal() for sign in match[0]):
            continue
        gap = _gap(text, groups[-1].end, start) if groups else None
        plus = text[start - 1 : start] == "+" or text[start - 2 : start] == "+("
        groups.append(Group(start, end, match[0].translate(LOOK_ALIKES), None if plus else gap, plus))
    return groups


def _gap(text: str, end: int, start: int) -> str | None:
    gap = text[end:start]
    return gap if len(gap) <= _WIDEST_SEPARATOR and set(gap) <= _SEPARATORS and "/" not in gap.strip(" ") else None
