"""Telephone numbers: every Vietnamese spelling, old and new, to E.164; short and rented ones stay as dialled."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from anbinh.kernels.identifiers.citizen import is_citizen_number
from anbinh.kernels.identifiers.documents import read_document
from anbinh.kernels.identifiers.errors import NotAnIdentifier
from anbinh.kernels.identifiers.letters import LOOK_ALIKES, plain
from anbinh.kernels.identifiers.model import Identifier, Kind, Mark

_SEPARATORS = re.compile(r"[\s.,\-_()\[\]/·•*]")
_LABEL = re.compile(r"^(?:tel|sms|callto)\s*:", re.IGNORECASE)
SUBSCRIBER = 7


@dataclass(frozen=True)
class Plan:
    """The numbering plan. National numbers stand without the leading 0."""

    mobile: frozenset[str]
    landline: Mapping[str, int]
    renumbered: Mapping[str, tuple[str, int]]
    service: frozenset[str]
    hotlines: tuple[str, ...]
    official: frozenset[str]
    short: frozenset[str]
    reserved: str


@cache
def plan() -> Plan:
    """The plan of phones.yaml."""
    data = read_document(Path(__file__).parent / "phones.yaml")
    landline = dict.fromkeys(map(str, data["landline"]["eight_digits"]), 8)
    landline |= dict.fromkeys(map(str, data["landline"]["seven_digits"]), 7)
    renumbered = {str(old): (str(new), SUBSCRIBER) for old, new in data["renumbered_mobile"]["codes"].items()}
    renumbered |= {str(old): (str(new), 8) for old, new in data["renumbered_landline"]["codes"].items()}
    return Plan(
        mobile=frozenset(map(str, data["mobile"]["codes"])),
        landline=landline,
        renumbered=renumbered,
        service=frozenset(map(str, data["service"]["codes"])),
        hotlines=tuple(data["hotlines"]["prefixes"]),
        official=frozenset(data["official"]["short"]) | frozenset(data["official"]["long"]),
        short=frozenset(data["official"]["short"]),
        reserved=data["reserved"]["start"],
    )


def read_phone(text: str) -> Identifier:
    """The phone that `text` writes; raises NotAnIdentifier."""
    digits = _digits(text)
    phone = hotline(digits) or (foreign(digits) if digits.startswith("+") else None) or vietnamese(digits)
    if phone is None and digits.startswith("00") and not is_citizen_number(digits):
        phone = foreign("+" + digits[2:])
    if phone is None and len(digits) == 9:
        phone = national(digits)  # A spreadsheet drops the leading 0.
    if phone is None:
        raise NotAnIdentifier("phone_unknown", given=text.strip())
    return phone


def vietnamese(digits: str) -> Identifier | None:
    """A number written with 0, 84, +84 or 0084 in front; None where it is none."""
    for prefix in ("+84", "0084", "84"):
        if digits.startswith(prefix):
            # "+84 (0) 912…" keeps the 0 that only domestic callers dial.
            found = national(digits[len(prefix) :].removeprefix("0"))
            if found:
                return found
    return national(digits[1:]) if digits.startswith("0") else None


def national(number: str) -> Identifier | None:
    """A number without its leading 0, renumbered where it is of an old plan."""
    for length in (3, 1):
        new = plan().renumbered.get(number[:length])
        if new and len(number) == length + new[1]:
            number = new[0] + number[length:]
            break
    if len(number) == 9 and number.startswith(plan().reserved):
        return _phone(number, (4, 3, 3), Mark.RESERVED)
    if len(number) == 9 and number[:2] in plan().mobile:
        return _phone(number, (4, 3, 3))
    if len(number) == 9 and number[:2] in plan().service:
        return _phone(number, (3, 3, 4), Mark.LANDLINE, Mark.OFFICIAL)
    for length, groups in ((2, (3, 4, 4)), (3, (4, 3, 4))):
        follow = plan().landline.get(number[:length])
        if follow and len(number) == length + follow:
            return _phone(number, groups, Mark.LANDLINE)
    return None


def hotline(digits: str) -> Identifier | None:
    """A short or rented number, kept as it is dialled."""
    rented = digits.startswith(plan().hotlines) and len(digits) in {8, 9, 10}
    if not rented and digits not in plan().official:
        return None
    marks = {Mark.HOTLINE, Mark.OFFICIAL} if digits in plan().official else {Mark.HOTLINE}
    shown = f"{digits[:4]} {digits[4:]}".strip() if rented else digits
    return Identifier(Kind.PHONE, digits, shown, frozenset(marks))


def foreign(digits: str) -> Identifier | None:
    """A number of another country: `+`, a country code, 8 to 15 digits (E.164)."""
    number = digits.removeprefix("+")
    if not 8 <= len(number) <= 15 or number.startswith(("0", "84")):
        return None
    return Identifier(Kind.PHONE, f"+{number}", f"+{number}", frozenset({Mark.FOREIGN}))


def _digits(text: str) -> str:
    """Digits with at most one `+` in front."""
    bare = _SEPARATORS.sub("", _LABEL.sub("", plain(text).strip()))
    digits = bare.translate(LOOK_ALIKES)
    written = sum(letter.isdigit() for letter in bare)
    if not re.fullmatch(r"\+?[0-9]+", digits) or written < 2:
        raise NotAnIdentifier("phone_letters", given=text.strip())
    return digits


def _phone(number: str, groups: tuple[int, int, int], *marks: Mark) -> Identifier:
    """`groups`: how many digits stand together when the number is shown with its 0."""
    whole = f"0{number}"
    first, second, _ = groups
    shown = f"{whole[:first]} {whole[first : first + second]} {whole[first + second :]}"
    return Identifier(Kind.PHONE, f"+84{number}", shown, frozenset(marks))
