"""Accounts: the bank's code and the number, from what people paste."""

import re

from anbinh.kernels.identifiers.banks import Bank, bank_named, bank_of_card, banks, find_banks
from anbinh.kernels.identifiers.errors import NotAnIdentifier
from anbinh.kernels.identifiers.letters import LOOK_ALIKES, folded, plain
from anbinh.kernels.identifiers.model import Identifier, Kind, Mark

SHORTEST, LONGEST = 6, 19
RESERVED_START = "0" * 8
_CANONICAL = re.compile(r"^\s*([A-Za-z]{2,10})\s*:(.+)$", re.DOTALL)
_LABEL = re.compile(r"^(?:so tai khoan|so tk|stk|tai khoan|tk|so the|so)\b[\s.:]*")
_SEPARATORS = re.compile(r"[\s.\-_()\[\]:,/]")


def read_account(text: str, *, bank: str = "") -> Identifier:
    """`VCB:0123…`, a number with its bank beside it, or a number whose bank is `bank`; raises NotAnIdentifier."""
    known = _bank(bank) if bank else None
    parts = _CANONICAL.match(plain(text))
    if parts and bank_named(parts[1]):
        known, text = known or bank_named(parts[1]), parts[2]
    number, beside = _without_bank(text)
    return account(_digits(number, text=text), bank=known or beside)


def account(number: str, *, bank: Bank | None) -> Identifier:
    """The identifier of a bare number; a card's number tells its bank itself."""
    card = bank_of_card(number)
    bank = bank or card
    marks = {Mark.CARD} if card or (number.startswith("9704") and len(number) in {16, 19}) else set()
    if number.startswith(RESERVED_START):
        marks.add(Mark.RESERVED)
    if bank is None:
        return Identifier(Kind.ACCOUNT, number, number, frozenset(marks))
    return Identifier(Kind.ACCOUNT, f"{bank.code}:{number}", f"{number} ({bank.name})", frozenset(marks))


def _bank(name: str) -> Bank:
    bank = bank_named(name)
    if bank is None:
        raise NotAnIdentifier("bank_unknown", given=name.strip())
    return bank


def _without_bank(text: str) -> tuple[str, Bank | None]:
    """The text without label and without the bank named in it."""
    reading = folded(text)
    label = _LABEL.match(reading.text)
    start = label.end() if label else 0
    named = find_banks(reading.text)
    if not named:
        return reading.raw(start, len(reading.text)), None
    first = named[0]
    rest = reading.raw(start, max(start, first.start)) + " " + reading.raw(first.end, len(reading.text))
    return rest, banks()[first.code]


def _digits(number: str, *, text: str) -> str:
    """Digits; letters only in the virtual accounts that mix them, kept as capitals."""
    bare = _SEPARATORS.sub("", plain(number))
    digits = bare.translate(LOOK_ALIKES)
    if not digits.isdigit():
        digits = bare.upper()
    if not re.fullmatch(r"[0-9A-Z]+", digits) or sum(letter.isdigit() for letter in digits) < 3:
        raise NotAnIdentifier("account_letters", given=text.strip())
    if not SHORTEST <= len(digits) <= LONGEST:
        raise NotAnIdentifier("account_length", given=text.strip(), least=SHORTEST, most=LONGEST)
    return digits
