"""Which of the banks named in a text each of its accounts is at."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from anbinh.kernels.identifiers.banks import BankMention
from anbinh.kernels.identifiers.cues import Cues

NEAREST_BANK = 70
_SIGNS = r"[ :.,;()\-/\n\"“”]*"
_BEFORE = re.compile(
    rf"{_SIGNS}(?:(?:co |la )?(?:so tai khoan|tai khoan so|tai khoan|so tk|stk|tk|so the|so){_SIGNS}){{0,2}}"
)
_AFTER = re.compile(rf"{_SIGNS}(?:(?:duoc mo|mo|tai|o|deu|cua|thuoc|ngan hang|nh|bank|chi nhanh){_SIGNS}){{0,4}}")
_LOOSE = re.compile(r"[,;\n]|\.[ ]")
# Who transfers, pretends or calls between a bank's name and a number does so to another bank's account.
_FROM_THERE = re.compile(r"\b(?:chuyen|nop|gui|rut|nhan vien|yeu cau|goi|bao|bat|cua toi|cua em|sang|den|vao)\b")
_LIST = re.compile(r"[ ]*(?:[,;/&+\-\n]|va|hoac)?[ ]*(?:(?:so tai khoan|tai khoan|so tk|stk|tk|so)[ :.]*)?")


@dataclass(frozen=True)
class _Side:
    """The nearest bank on one side of an account, no other account in between."""

    bank: BankMention
    touching: bool
    loose: bool
    from_there: bool


def banks_of(accounts: Sequence[tuple[int, int]], cues: Cues) -> list[str]:
    """The bank's code for each account at `start:end`, in order; empty where none is named for it.

    A bank that touches the number comes first, with nothing between them before a comma. Where both sides are equal,
    the whole text tells: a first bank before the first account stands before its accounts. Accounts in a list share.
    """
    if not accounts or not cues.banks:
        return [""] * len(accounts)
    before_first = cues.banks[0].start < accounts[0][0]
    edges = [(0, 0), *accounts, (len(cues.text), 0)]
    codes = []
    for index, (start, end) in enumerate(accounts, start=1):
        left = _side(cues, start, least=edges[index - 1][1], backwards=True)
        right = _side(cues, end, least=edges[index + 1][0], backwards=False)
        codes.append(_chosen(left, right, before_first=before_first))
    return _shared(codes, accounts, cues.text)


def _chosen(left: _Side | None, right: _Side | None, *, before_first: bool) -> str:
    first, second = (left, right) if before_first else (right, left)
    sides = [side for side in (first, second) if side and not (side.from_there and not side.touching)]
    sides.sort(key=lambda side: (not side.touching, side.loose if side.touching else False))
    return sides[0].bank.code if sides else ""


def _side(cues: Cues, place: int, *, least: int, backwards: bool) -> _Side | None:
    starts = cues.bank_starts
    index = bisect_left(starts, place) - (1 if backwards else 0)
    if not 0 <= index < len(cues.banks):
        return None
    bank = cues.banks[index]
    inside = bank.start >= least if backwards else bank.end <= least
    first, last = (bank.end, place) if backwards else (place, bank.start)
    if not inside or last - first > NEAREST_BANK:
        return None
    gap = cues.text[first:last]
    touching = (_BEFORE if backwards else _AFTER).fullmatch(gap) is not None
    from_there = backwards and _FROM_THERE.search(gap) is not None
    return _Side(bank, touching, _LOOSE.search(gap) is not None, from_there)


def _shared(codes: list[str], accounts: Sequence[tuple[int, int]], text: str) -> list[str]:
    """An account without a bank has that of its neighbour in a list."""
    for index in range(len(codes) - 2, -1, -1):
        if not codes[index] and _LIST.fullmatch(text, accounts[index][1], accounts[index + 1][0]):
            codes[index] = codes[index + 1]
    for index in range(1, len(codes)):
        if not codes[index] and _LIST.fullmatch(text, accounts[index - 1][1], accounts[index][0]):
            codes[index] = codes[index - 1]
    return codes
