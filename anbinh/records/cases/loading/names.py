"""Names of suspects and victims: how many there are, and every text without them. Nothing here is kept."""

import re
from collections.abc import Iterable

from anbinh.kernels.identifiers import screen
from anbinh.kernels.vietnamese.letters import fold

BETWEEN = re.compile(r"\s*(?:[;,\n/+]|\bvà\b|\b\d{1,2}[.)])\s*", re.IGNORECASE)
NOBODY = re.compile(r"(chua ro|khong ro|chua xac dinh|an danh|khong|chua co|n/?a|-+|\d+)?")
BESIDE = re.compile(r"\([^)]*\)|\b(?:sn|sinh năm|nơi ở|trú tại|hktt)\b.*", re.IGNORECASE)


def names_in(text: str) -> list[str]:
    """The people a cell names, one after another: `Nguyễn Văn A (SN 1990); Trần B` are two."""
    found = [BESIDE.sub("", part).strip(" .") for part in BETWEEN.split(text)]
    return [name for name in found if not NOBODY.fullmatch(fold(name)) and len(name.split()) > 1]


def initials_of(name: str) -> str:
    """`Nguyễn Văn An` → `N.V.A.`"""
    return "".join(f"{word[0].upper()}." for word in name.split() if word[0].isalpha())


def without(text: str, names: Iterable[str]) -> str:
    """The text with each of these names as initials, however it is accented there."""
    for name in sorted(set(names), key=len, reverse=True):
        text = screen(text, names=[name], mark=initials_of(name)).text
    return text
