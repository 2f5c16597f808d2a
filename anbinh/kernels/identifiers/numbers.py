"""Phones and accounts among the numbers of a narrative."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from anbinh.kernels.identifiers.account_banks import banks_of
from anbinh.kernels.identifiers.accounts import LONGEST, SHORTEST, account
from anbinh.kernels.identifiers.banks import bank_named, bank_of_card, banks
from anbinh.kernels.identifiers.citizen import is_citizen_number
from anbinh.kernels.identifiers.cues import Cues, Says
from anbinh.kernels.identifiers.groups import Group
from anbinh.kernels.identifiers.model import Identifier, Mark
from anbinh.kernels.identifiers.phones import foreign, hotline, plan, vietnamese

NEXT_IN_LIST = 15
LEAST_WITHOUT_WORD = 8
# Six digits that name a bank and no account.
BIN = 6
# Nobody loses hundreds of billions of đồng in one transfer.
LEAST_BEYOND_AMOUNTS = 12
# Nobody writes an account in groups as long as these; a longer group is a number by itself.
LONGEST_GROUP = 5
_INSIDE_A_NUMBER = frozenset(".,-")
_AMOUNT = re.compile(r"[1-9][0-9]{0,2}(?:[.,][0-9]{3})+")
_DIALLED = re.compile(
    r"(?:goi|so|tong dai|hotline|duong day nong|cong an|canh sat|cap cuu|lien he|sdt|dt|bao|dau so)"
    r"[ :.]{0,3}(?:dien thoai |so )?$"
)


@dataclass(frozen=True)
class Found:
    """An identifier at `start:end` of the folded text, and how many groups it took."""

    identifier: Identifier
    start: int
    end: int
    groups: int
    by_word: bool = False


def find_numbers(groups: Sequence[Group], cues: Cues) -> list[Found]:
    """Phones and accounts in order, never overlapping; the bank of an account is the nearest one named."""
    found: list[Found] = []
    at = 0
    while at < len(groups):
        number = _number(groups, at, cues, found[-1] if found else None)
        if number:
            found.append(number)
        at += number.groups if number else 1
    return _with_banks(found, cues)


def _number(groups: Sequence[Group], at: int, cues: Cues, last: Found | None) -> Found | None:
    cue = cues.before(groups[at].start)
    first_after = cue is not None and not cues.digits_between(cue, groups[at].start)
    phone = _phone(groups, at, cues)
    if cue and first_after and cue.says in {Says.CITIZEN, Says.OTHER}:
        return phone if phone and cues.another_clause(cue, groups[at].start) else None
    if _says_account(groups, at, cues, phone=phone is not None, last=last):
        return _account(groups, at, cues) or phone
    return phone


def _says_account(groups: Sequence[Group], at: int, cues: Cues, *, phone: bool, last: Found | None) -> bool:
    """Do the words around say that this is an account? A number shaped like a phone needs a plainer word."""
    start = groups[at].start
    cue = cues.before(start)
    named = cue is not None and not cues.digits_between(cue, start)
    end = _account_end(groups, at)
    if cue and named and cue.says is Says.ACCOUNT:
        return not phone or cues.leads_to(cue, start, end)
    if cue and named and cue.says is Says.TRANSFER and cues.transfer_bank(start, end):
        return True
    if phone:
        return False
    follows = last is not None and last.by_word and start - last.end <= NEXT_IN_LIST
    return follows or bank_of_card(_joined(groups, at)[0]) is not None or _beside_bank(groups, at, cues)


def _beside_bank(groups: Sequence[Group], at: int, cues: Cues) -> bool:
    digits, end = _joined(groups, at)
    if len(digits) < LEAST_WITHOUT_WORD or is_citizen_number(digits):
        return False
    return cues.touching_bank(groups[at].start, end) is not None


def _account(groups: Sequence[Group], at: int, cues: Cues) -> Found | None:
    digits, end = _joined(groups, at)
    start = groups[at].start
    if groups[at].gap in _INSIDE_A_NUMBER or (len(digits) == BIN and bank_named(digits)):
        return None
    amount = len(digits) < LEAST_BEYOND_AMOUNTS and _AMOUNT.fullmatch(cues.text, start, end) is not None
    if groups[at].plus or amount or cues.is_money(start, end) or not SHORTEST <= len(digits) <= LONGEST:
        return None
    taken = sum(1 for group in groups[at : at + LONGEST] if group.start < end)
    return Found(account(digits, bank=None), start, end, taken, by_word=True)


def _account_end(groups: Sequence[Group], at: int) -> int:
    return _joined(groups, at)[1]


def _joined(groups: Sequence[Group], at: int) -> tuple[str, int]:
    """The digits of a number written in one group or in several short ones, and where it ends."""
    digits, end = groups[at].digits, groups[at].end
    if len(digits) > LONGEST_GROUP:
        return digits, end
    for group in groups[at + 1 : at + LONGEST]:
        short = len(group.digits) <= LONGEST_GROUP and len(digits) + len(group.digits) <= LONGEST
        if group.gap not in {" ", ".", "-", " - "} or not short:
            break
        digits, end = digits + group.digits, group.end
    return digits, end


def _phone(groups: Sequence[Group], at: int, cues: Cues) -> Found | None:
    """The phone that begins with the group `at`, taking in as many groups as it needs."""
    first = groups[at]
    digits = ""
    foreigner: Found | None = None
    for index, group in enumerate(groups[at : at + 15]):
        if index and group.gap is None:
            break
        digits += group.digits
        if len(digits) > 15:
            break
        start = _plus(cues.text, first) if first.plus else first.start
        phone = _as_phone(digits, first, cues, alone=index == 0)
        if phone and Mark.FOREIGN in phone.marks:
            foreigner = Found(phone, start, group.end, index + 1)
        elif phone and not cues.is_money(first.start, group.end):
            return Found(phone, start, group.end, index + 1)
    return foreigner


def _as_phone(digits: str, first: Group, cues: Cues, *, alone: bool) -> Identifier | None:
    if first.plus:
        return vietnamese(f"+{digits}") or foreign(f"+{digits}")
    if digits in plan().short:
        return hotline(digits) if alone and _dialled(first, cues) else None
    if digits.startswith(plan().hotlines):
        whole = len(digits) in {8, 10} and (alone or _dialled(first, cues))
        return hotline(digits) if whole else None
    return vietnamese(digits) if digits.startswith(("0", "84")) else None


def _dialled(group: Group, cues: Cues) -> bool:
    return _DIALLED.search(cues.text[max(group.start - 30, 0) : group.start]) is not None


def _plus(text: str, group: Group) -> int:
    return group.start - (1 if text[group.start - 1] == "+" else 2)


def _with_banks(found: list[Found], cues: Cues) -> list[Found]:
    """Each account with the bank that the text names for it."""
    accounts = [number for number in found if number.by_word]
    codes = banks_of([(number.start, number.end) for number in accounts], cues)
    named = {number.start: code for number, code in zip(accounts, codes, strict=True) if code}
    return [
        replace(number, identifier=account(number.identifier.value, bank=banks()[named[number.start]]))
        if number.by_word and number.start in named and not number.identifier.bank
        else number
        for number in found
    ]
