"""Numbers that are names: telephones and identity papers, with the zeros Excel took away given back."""

import re

from anbinh.kernels.sheets.errors import Unfit
from anbinh.kernels.sheets.letters import as_text
from anbinh.kernels.sheets.model import Cell

SCIENTIFIC = re.compile(r"(\d)(?:[.,](\d+))?e\+?(\d{1,2})", re.IGNORECASE)
MARKS = re.compile(r"[\s.\-()·]")
NOT_A_NUMBER = re.compile(r"[^\d+]")
SEVERAL = re.compile(r"\d{8,}\s*(?:[/,;&\n]|-|và|hoặc)\s*\+?\d{8,}")
LABEL = re.compile(
    r"^(?:sđt|đt|điện thoại|tel|phone|số|cccd|cmnd|cmt|cmtnd|căn cước|hộ chiếu|passport)[\s:.]*", re.IGNORECASE
)
# Mobiles have ten digits, fixed lines ten or eleven; before 2018 mobiles of 012, 016, 018 and 019 had eleven.
HOME = re.compile(r"0(?:[35789]\d{8}|2\d{8,9}|1[2689]\d{8})")
SERVICE = re.compile(r"1[89]00\d{4,6}|1\d{2}")
ABROAD = re.compile(r"\+(?!84)[1-9]\d{6,14}")
PASSPORT = re.compile(r"[A-Z]{1,2}\d{6,8}")


def phone(cell: Cell) -> str:
    """`0912345678`, a fixed line, a service number, or `+…` abroad. Raises Unfit."""
    given = LABEL.sub("", _digits_of(cell, "short_phone"))
    if SEVERAL.search(re.sub(r"[ .()·]", "", given)):
        raise Unfit("several_phones", given=given)
    number = MARKS.sub("", given)
    if NOT_A_NUMBER.search(number):
        raise Unfit("no_phone", given=given)
    for candidate in _at_home(number):
        if HOME.fullmatch(candidate):
            return candidate
    if SERVICE.fullmatch(number) or ABROAD.fullmatch(number):
        return number
    raise Unfit("no_phone", given=given)


def identity(cell: Cell) -> str:
    """Twelve digits (căn cước), nine (the old chứng minh), or a passport. Raises Unfit."""
    given = LABEL.sub("", _digits_of(cell, "short_identity"))
    number = MARKS.sub("", given).upper()
    if PASSPORT.fullmatch(number):
        return number
    if not number.isascii() or not number.isdigit() or not 8 <= len(number) <= 12 or not number.strip("0"):
        raise Unfit("no_identity", given=given)
    # A citizen's number begins with its province, 001 to 096: Excel took one or two zeros. The old one lost one.
    return number.zfill(12 if len(number) >= 10 else 9)


def _digits_of(cell: Cell, lost: str) -> str:
    """The digits as text; where Excel shortened them for good, Unfit(`lost`)."""
    text = as_text(cell)
    found = SCIENTIFIC.fullmatch(text)
    if found is None:
        return text
    digits, places = found[1] + (found[2] or ""), int(found[3]) + 1
    # Excel shows six digits and keeps the rest; a text file holds only what was shown.
    if len(digits.rstrip("0")) <= 6 or len(digits) > places:
        raise Unfit(lost, given=text)
    return digits.ljust(places, "0")


def _at_home(number: str) -> tuple[str, ...]:
    """The ways the number may be meant inside the country."""
    for prefix in ("+840", "00840", "+84", "0084"):
        if number.startswith(prefix):
            return ("0" + number.removeprefix(prefix),)
    if number.startswith("84") and len(number) in (11, 12):
        return ("0" + number[2:],)
    if number.startswith("0"):
        return (number,)
    return ("0" + number,) if re.fullmatch(r"[35789]\d{8}|2\d{8,9}|1[2689]\d{8}", number) else ()
