"""Whole numbers and money as offices write them: `1.234`, `1,5 triệu`, `2 tỷ 300 triệu`."""

import re
from decimal import ROUND_HALF_UP, Decimal

from anbinh.kernels.sheets.errors import Unfit
from anbinh.kernels.sheets.letters import as_text, normal
from anbinh.kernels.sheets.model import Cell, Fold

GROUPED = re.compile(r"[+-]?\d{1,3}(?:([., ])\d{3})(?:\1\d{3})*")
WHOLE = re.compile(r"[+-]?\d+(?:[.,]0+)?")
SCIENTIFIC = re.compile(r"[+-]?\d+(?:[.,]\d+)?e[+-]?\d+", re.IGNORECASE)
CURRENCY = re.compile(r"\s*(?:dong|vnd|đ|d|₫|vnđ)\.?(?:/.*)?$")
FOREIGN = re.compile(r"[$€£¥]|\b(?:usd|eur|usdt|btc|do la|dollar|nhan dan te|cny)\b")
SCALES = {
    "ty": 10**9,
    "ti": 10**9,
    "trieu": 10**6,
    "tr": 10**6,
    "m": 10**6,
    "nghin": 1000,
    "ngan": 1000,
    "k": 1000,
}
PART = re.compile(rf"(\d+(?:[.,]\d+)*)\s*({'|'.join(SCALES)})(?![a-z])\s*|(\d{{1,3}}(?:[.,]\d{{3}})*|\d+)\s*$")
MOST = 10**15
IN_HEADING = {
    "ty dong": 10**9,
    "ti dong": 10**9,
    "trieu dong": 10**6,
    "trd": 10**6,
    "nghin dong": 1000,
    "ngan dong": 1000,
    "1000 dong": 1000,
    "1000d": 1000,
    "1 000 dong": 1000,
    "1 000d": 1000,
    "1 000 d": 1000,
    "1000 d": 1000,
}


def integer(cell: Cell) -> int:
    """A whole number. Raises Unfit."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        if abs(cell) < MOST and float(cell).is_integer():
            return int(cell)
        raise Unfit("no_integer", given=as_text(cell))
    text = as_text(cell)
    if GROUPED.fullmatch(text):
        return int(re.sub(r"[., ]", "", text))
    if WHOLE.fullmatch(text) and len(text) <= 16:
        return int(re.split(r"[.,]", text)[0])
    raise Unfit("no_integer", given=text)


def scale_of(heading: str, fold: Fold) -> int:
    """What a bare number in the column counts: `Thiệt hại (triệu đồng)` counts millions."""
    words = f" {normal(heading, fold)} "
    return next((scale for unit, scale in IN_HEADING.items() if f" {unit} " in words), 1)


def money(cell: Cell, *, scale: int, fold: Fold) -> int:
    """An amount in đồng; bare numbers are multiplied by `scale`. Raises Unfit."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _whole(Decimal(repr(cell)) * scale, as_text(cell))
    given = as_text(cell)
    folded = " ".join(fold(given).split())
    if FOREIGN.search(folded):
        raise Unfit("foreign_money", given=given)
    text = CURRENCY.sub("", folded).strip()
    named = text != folded
    if not text or not text[0].isdigit():
        raise Unfit("no_money", given=given)
    if SCIENTIFIC.fullmatch(text):
        return _whole(Decimal(text.replace(",", ".")) * scale, given)
    if any(letter.isalpha() for letter in text):
        return _whole(_in_words(text, given), given)
    return _whole(_bare(text, given, fractions=scale > 1 and not named) * (1 if named else scale), given)


def _in_words(text: str, given: str) -> Decimal:
    """`2 ty 300 trieu`, `1,5 trieu`, `1tr5`."""
    total, before, position = Decimal(0), MOST, 0
    while position < len(text):
        found = PART.match(text, position)
        if found is None:
            raise Unfit("no_money", given=given)
        position = found.end()
        if found[2]:
            scale = SCALES[found[2]]
            total += _bare(found[1], given, fractions=True) * scale
        else:
            # "1tr5" is one and a half; "2 tỷ 300.000" adds the đồng that are left.
            short = len(found[3]) == 1 and before < MOST
            scale = before // 10 if short else 1
            total += _bare(found[3], given, fractions=False) * scale
        if scale >= before:
            raise Unfit("no_money", given=given)
        before = scale
    return total


def _bare(text: str, given: str, *, fractions: bool) -> Decimal:
    """Digits with dots, commas or spaces; a fraction only where the unit is larger than one đồng."""
    if fractions and re.fullmatch(r"\d{1,3},\d{3}", text):
        # A thousand written the English way, or a fraction of three places: a person must say.
        raise Unfit("unclear_money", given=given)
    if GROUPED.fullmatch(text):
        return Decimal(re.sub(r"[., ]", "", text))
    if re.fullmatch(r"\d+", text):
        return Decimal(text)
    if fractions and re.fullmatch(r"\d+[.,]\d+", text):
        return Decimal(text.replace(",", "."))
    if ends := re.fullmatch(r"(\d{1,3}(?:([.,])\d{3})+)(?!\2)[.,](\d{1,2})", text):
        return Decimal(re.sub(r"[.,]", "", ends[1]) + "." + ends[3])
    if re.fullmatch(r"\d+[.,]0{1,2}", text):
        return Decimal(re.split(r"[.,]", text)[0])
    raise Unfit("no_money", given=given)


def _whole(amount: Decimal, given: str) -> int:
    if not amount.is_finite() or not 0 <= amount < MOST:
        raise Unfit("no_money", given=given)
    return int(amount.quantize(Decimal(1), ROUND_HALF_UP))
