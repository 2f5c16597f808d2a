"""Results and grounds of suspension as books write them: a word, a whole sentence, `229.1a`, `điểm a khoản 1`."""

import re

from anbinh.foundation.catalogue import lists
from anbinh.kernels.sheets import Refusal, Wording
from anbinh.kernels.vietnamese.letters import fold
from anbinh.records.cases.loading.form import PENDING, results
from anbinh.records.cases.rules import GROUNDS_OF_SUSPENSION
from anbinh.records.intake.loading.law import CLAUSE, POINT

GROUND = re.compile(r"229\W+1\W*([a-d])")
SHORT = 8
# In this order: what is not decided yet, then the longer phrase before the one inside it.
PROPOSED = r"\b(truy to|ket luan|kldt|kl|ktdt|ket thuc|vien kiem sat|vks\w*|xet xu|prosecut\w*)\b"
PHRASES = (
    (PENDING, re.compile(r"\b(dang|chua|phuc hoi|pending|under investigation)\b")),
    ("suspended", re.compile(r"\b(tam dinh chi|tdc|tdcdt|suspend\w*)\b")),
    ("discontinued", re.compile(r"\b(dinh chi|dcdt|dc|discontinued)\b")),
    ("prosecution_proposed", re.compile(PROPOSED)),
    ("transferred", re.compile(r"\b(chuyen|ban giao|nhap vu an|transferred)\b")),
)


def result(text: str) -> str | Refusal:
    """The code of a result written as a word or as a whole sentence."""
    folded = fold(text)
    for code, phrase in PHRASES:
        if phrase.search(folded):
            return code
    return Refusal("no_choice", values={"given": text, "shown": [one.wording for one in results()]})


def ground(text: str) -> str | Refusal:
    """`229.1a`, `điểm a khoản 1 Điều 229`, or the words of the law."""
    folded, known = fold(text), _grounds()
    if plain := GROUND.search(folded):
        code = f"229.1{plain[1]}"
    elif (point := POINT.search(folded)) and (not (clause := CLAUSE.search(folded)) or clause[1] == "1"):
        code = f"229.1{point[1]}"
    else:
        code = next((one for one, name in known.items() if len(folded) > SHORT and folded in fold(name.vi)), "")
    if code in known:
        return code
    near = [Wording(f"{one}: {name.vi}", f"{one}: {name.en}") for one, name in known.items()]
    return Refusal("unknown_near", values={"given": text, "near": near[:2]})


def _grounds() -> dict[str, Wording]:
    rows = [one for one in lists.list_named("grounds").items if one.code in GROUNDS_OF_SUSPENSION]
    return {one.code: Wording(one.name.vi, one.name.en) for one in rows}
