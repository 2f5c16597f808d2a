"""Offences, results and grounds as books write them: `Đ.174 k2`, `điểm a khoản 2 Điều 174`, `174.2`, or by name."""

import re
from dataclasses import dataclass
from datetime import datetime, time
from difflib import get_close_matches
from functools import cache

from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.catalogue import lists
from anbinh.kernels.sheets import Refusal, Wording
from anbinh.kernels.vietnamese.letters import fold
from anbinh.records.intake.loading.form import PENDING, result_words

POINT = re.compile(r"\b(?:diem|d)\W*([a-z])\b(?!\W*\d)")
ARTICLE = re.compile(r"\b(?:dieu|d|article|art)\W*(\d{1,3})([a-z](?!\w))?")
CLAUSE = re.compile(r"(?:khoan|clause|\bk|(?<=\d)k)\W*(\d{1,2})")
PLAIN = re.compile(r"(\d{1,3}[a-z]?)(?:\s*(?:[./,-]|khoan|k)\s*(\d{1,2}))?(?:\W*(?:blhs|bo luat hinh su).*)?")
GROUND = re.compile(r"(157|148)\W+(\d)\W*([a-c])?")
HAPPENED = re.compile(
    r"(?:(\d{1,2})\s*(?:h|gio|:)\s*(\d{1,2})?\s*(?:phut|p)?\W*)?(?:ngay\s*)?"
    r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:\s+(\d{1,2})[:h](\d{2}))?"
)
# Fewer letters could stand in the words of any ground.
SHORT = 8
# In this order: what is not decided yet, then the longer phrase before the one inside it.
PHRASES = (
    (PENDING, re.compile(r"\b(dang|chua|phuc hoi|pending)\b")),
    ("not_prosecuted", re.compile(r"\b(khong khoi to|kkt|not prosecut\w*|khong ktva)\b")),
    ("suspended", re.compile(r"\b(tam dinh chi|tdc|suspend\w*)\b")),
    ("prosecuted", re.compile(r"\b(khoi to|ktva|prosecut\w*)\b")),
    ("administrative", re.compile(r"\b(hanh chinh|xpvphc|xphc|xlhc|vphc|administrative)\b")),
    ("transferred", re.compile(r"\b(chuyen|transferred|ban giao)\b")),
)


@dataclass(frozen=True)
class Happened:
    """When it happened: a moment as far as it is known, and the words of the book where it says more or less."""

    at: datetime | None
    words: str


def offence(text: str) -> tuple[str, str] | Refusal:
    """Article and clause (empty where none is written)."""
    folded = fold(text)
    if plain := PLAIN.fullmatch(folded):
        return plain[1], plain[2] or ""
    if article := ARTICLE.search(folded):
        clause = CLAUSE.search(folded)
        return article[1] + (article[2] or ""), clause[1] if clause else ""
    found = _by_name(folded)
    if len(found) == 1:
        return found[0], ""
    if found:
        known = "; ".join(f"{code}: {_offences()[code]}" for code in found[:6])
        return Refusal(
            "several", own=_("Several offences have these words. Type the article: %(known)s") % {"known": known}
        )
    near = [f"{name} ({code})" for code, name in _offences().items() if fold(name) in _near(folded)]
    return Refusal("unknown_offence_near" if near else "unknown_offence", values={"given": text, "near": near})


def result(text: str) -> str | Refusal:
    """The code of a result written as a word or as a whole sentence."""
    folded = fold(text)
    for code, phrase in PHRASES:
        if phrase.search(folded):
            return code
    shown = [words[0] for words in result_words().values()]
    return Refusal("no_choice", values={"given": text, "shown": shown})


def ground(text: str) -> str | Refusal:
    """`157.2`, `khoản 2 Điều 157`, `điểm a khoản 1 Điều 148`, or the words of the law."""
    folded = fold(text)
    article, clause = ARTICLE.search(folded), CLAUSE.search(folded)
    if plain := GROUND.search(folded):
        code = f"{plain[1]}.{plain[2]}{plain[3] or ''}"
    elif article and clause:
        point = POINT.search(folded.replace(article[0], ""))
        code = f"{article[1]}.{clause[1]}{point[1] if point else ''}"
    else:
        code = next(
            (known for known, name in _grounds().items() if len(folded) > SHORT and folded in fold(name.vi)), ""
        )
    if code in _grounds():
        return code
    near = [
        Wording(f"{known}: {_grounds()[known].vi}", f"{known}: {_grounds()[known].en}")
        for known in list(_grounds())[:2]
    ]
    return Refusal("unknown_near", values={"given": text, "near": near})


def happened(text: str) -> Happened:
    """A moment where the text is one; the words otherwise. A day alone keeps its words, since its hour is not known."""
    found = HAPPENED.fullmatch(fold(text))
    if found is None:
        return Happened(None, text)
    hour, minute = (found[1], found[2] or "0") if found[1] else (found[6], found[7])
    try:
        at = datetime(int(found[5]), int(found[4]), int(found[3]), tzinfo=timezone.get_default_timezone())
        if hour is None:
            return Happened(at, text)
        at = datetime.combine(at.date(), time(int(hour), int(minute)), tzinfo=at.tzinfo)
    except ValueError:
        return Happened(None, text)
    return Happened(at, "")


@cache
def _offences() -> dict[str, str]:
    """Every article that was ever listed, with its newest name."""
    return {one.code: one.name.vi for one in lists.list_named("offences").items}


@cache
def _grounds() -> dict[str, Wording]:
    wanted = {"no_prosecution", "report_suspended"}
    rows = [one for one in lists.list_named("grounds").items if getattr(one, "group", "") in wanted]
    return {one.code: Wording(one.name.vi, one.name.en) for one in rows}


def _by_name(folded: str) -> list[str]:
    """Articles of exactly this name, else those whose name holds every word."""
    wanted = re.sub(r"^(toi|dau hieu|hanh vi)\s+", "", folded.split("(", maxsplit=1)[0].strip())
    names = {code: fold(name) for code, name in _offences().items()}
    exact = [code for code, name in names.items() if wanted in {name, name.removeprefix("toi ")}]
    if exact or not wanted:
        return exact
    parts = set(wanted.split())
    return [code for code, name in names.items() if parts <= set(re.sub(r"\W+", " ", name).split())]


def _near(folded: str) -> list[str]:
    return get_close_matches(folded, [fold(name) for name in _offences().values()], n=3, cutoff=0.6)
