"""The words around a number that say what it is."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

from anbinh.kernels.identifiers.banks import BankMention, find_banks

REACH = 45


class Says(StrEnum):
    PHONE = "phone"
    ACCOUNT = "account"
    TRANSFER = "transfer"
    CITIZEN = "citizen"
    MONEY = "money"
    OTHER = "other"


# Folded words. Where one begins like another, the longer is found.
WORDS = {
    Says.PHONE: "so dien thoai|dien thoai|sdt|so dt|dt|tel|phone|goi|alo|zalo|viber|whatsapp|hotline|tong dai|lien he|"
    "lien lac|lh|nhan tin|sms|di dong|thue bao|so thue bao|call|duong day nong|so may|"
    "sim|so sim|sim so|so la|tu so|mobile",
    Says.ACCOUNT: "so tai khoan|so tk|stk|tai khoan|tknh|tk|account|acc|so the|the atm",
    Says.TRANSFER: "chuyen khoan|chuyen tien|chuyen|ck|nop tien|gui tien|nap tien|nap",
    Says.CITIZEN: "so cccd|cccd|so cmnd|cmnd|cmtnd|cmt|so can cuoc|can cuoc|chung minh thu|chung minh nhan dan|"
    "chung minh|so dinh danh|dinh danh|ho chieu|passport|ma so thue|mst|bhxh|bao hiem xa hoi|bhyt",
    Says.MONEY: "so tien|so du|bi tru|tru|mat|rut|gia|phi",
    Says.OTHER: "ma don|ma van don|van don|ma giao dich|ma gd|ma otp|otp|ma so|so hop dong|hop dong|don hang|"
    "ma don hang|ma kh|ma khach hang|gplx|giay phep lai xe|so hoa don|ma hoa don|"
    "imei|seri|serial|so khung|so seri|so bien nhan|ma ho so|ma tin",
}
_ALL = "|".join(
    f"(?P<{says}>{'|'.join(sorted(words.split('|'), key=len, reverse=True))})" for says, words in WORDS.items()
)
# An account on a platform or with a public service is no bank account.
_ELSEWHERE = (
    r"facebook|fb|zalo|zl|telegram|tele|tiktok|instagram|messenger|viber|whatsapp|youtube|mang xa hoi|mxh|"
    r"vneid|dich vu cong|dinh danh|game|icloud|google|gmail|email|thu dien tu|shopee|lazada"
)
# A word may be glued to its number: "sdt0912…".
_CUE = re.compile(
    rf"(?<![^\W_])(?!(?:tai khoan|tk|account|acc)[ ](?:tren[ ]|mang[ ])?(?:{_ELSEWHERE})(?!\w))(?:{_ALL})(?![^\W\d_])"
)
_MONEY_AFTER = re.compile(r"[ ]?(?:d|dong|vnd|k|tr|trieu|ty|nghin|ngan(?! hang)|usd|usdt|do|euro|%)(?![^\W_])")
_BETWEEN_BANK_AND_NUMBER = re.compile(r"[ :.,;()\-/]*(?:(?:so tai khoan|so tk|stk|tk|so|mo tai|tai)[ :.]*)?")
# What parts a word for an account from a telephone after it, and the calling that may follow the telephone.
_CLAUSE = re.compile(r"[,;!?\n]|\.[ ]|[ ](?:va|roi|nhung|thi|sau do|bang|qua)[ ]")
_NO_LONGER_OF_IT = re.compile(r"\b(?:bi|dang ky|lien ket|hack|khoa|sim|dung so|co so)\b")
_BARE = re.compile(r"[ :.()\-–\"“]*(?:(?:so tai khoan|so tk|stk|tk|so)[ :.()\-]*)?")
_CALLS = re.compile(
    r"[ ,)\-]{0,3}(?:da |lai |lien tuc |thuong xuyen )?"
    r"(?:goi|nhan tin|nt|lien he|lien lac|alo|xung|zalo|nghe may)(?!\w)"
)
_TOWARDS = re.compile(r"\b(?:vao|qua|den|toi|sang|tu|cho)\b")


@dataclass(frozen=True)
class Cue:
    says: Says
    start: int
    end: int


@dataclass(frozen=True)
class Cues:
    """Words and banks of one folded text, in order."""

    text: str
    cues: tuple[Cue, ...]
    ends: tuple[int, ...]
    banks: tuple[BankMention, ...]
    bank_starts: tuple[int, ...]

    def before(self, place: int) -> Cue | None:
        """The last word within reach before a place."""
        index = bisect_right(self.ends, place) - 1
        found = self.cues[index] if index >= 0 else None
        return found if found and place - found.end <= REACH else None

    def digits_between(self, cue: Cue, place: int) -> bool:
        return any(letter.isdigit() for letter in self.text[cue.end : place])

    def leads_to(self, cue: Cue, start: int, end: int) -> bool:
        """Does the word still speak of a number that is shaped like a telephone, or has another clause begun?"""
        if _CALLS.match(self.text, end):
            return False
        between = self.text[cue.end : start]
        if _NO_LONGER_OF_IT.search(between):
            return False
        clause = _CLAUSE.split(between)
        return len(clause) == 1 or _BARE.fullmatch(clause[-1]) is not None or self.touching_bank(start, end) is not None

    def another_clause(self, cue: Cue, start: int) -> bool:
        """Has another clause begun since the word?"""
        return _CLAUSE.search(self.text, cue.end, start) is not None

    def is_money(self, start: int, end: int) -> bool:
        """Does a currency or "triệu" follow? Amounts begin neither with 0 nor with +."""
        return self.text[start] not in "0+" and _MONEY_AFTER.match(self.text, end) is not None

    def touching_bank(self, start: int, end: int) -> BankMention | None:
        """A bank with nothing but signs, or the word "số", between it and the number."""
        for bank in self._near(start, end, reach=25):
            gap = self.text[bank.end : start] if bank.end <= start else self.text[end : bank.start]
            if _BETWEEN_BANK_AND_NUMBER.fullmatch(gap) and "\n\n" not in gap:
                return bank
        return None

    def transfer_bank(self, start: int, end: int) -> BankMention | None:
        """A bank close by, where no word says that the number goes into it, as an amount does."""
        for bank in self._near(start, end, reach=25):
            if bank.end <= start or not _TOWARDS.search(self.text, end, bank.start):
                return bank
        return None

    def _near(self, start: int, end: int, *, reach: int) -> list[BankMention]:
        """The banks next to a number on either side, as far as `reach`."""
        after = bisect_right(self.bank_starts, start)
        around = self.banks[max(after - 1, 0) : after + 1]
        return [
            bank
            for bank in around
            if (bank.end <= start and start - bank.end <= reach) or (bank.start >= end and bank.start - end <= reach)
        ]


def read_cues(text: str) -> Cues:
    """The cues of a folded text."""
    cues = [Cue(Says(match.lastgroup or ""), match.start(), match.end()) for match in _CUE.finditer(text)]
    named = find_banks(text)
    return Cues(text, tuple(cues), tuple(c.end for c in cues), tuple(named), tuple(bank.start for bank in named))
