"""The finger prints of a row: which row it is, and what it says, names left out."""

import hashlib
import json
from dataclasses import asdict, replace

from anbinh.kernels.vietnamese.letters import fold
from anbinh.records.cases.commands.opening import Opening
from anbinh.records.intake.loading.prints import plain_number


def printed(opening: Opening, *, number: str) -> Opening:
    """The opening with both finger prints."""
    return replace(opening, imported=_identity(opening, number), imported_content=_content(opening))


def _identity(opening: Opening, number: str) -> str:
    """The decision to prosecute, else the unit's book of the year and the number in it, else day and event."""
    unit = f"{opening.unit.code} {opening.unit.valid_from.isoformat()}"
    if opening.number:
        said = f"decision\n{unit} {opening.opened_at.year}\n{fold(opening.number)}"
    elif number:
        said = f"number\n{unit} {opening.opened_at.year}\n{fold(plain_number(number))}"
    else:
        said = f"row\n{unit}\n{opening.opened_at.isoformat()}\n{fold(opening.summary)}"
    return hashlib.sha256(said.encode()).hexdigest()


def _content(opening: Opening) -> str:
    content = {
        "opened": opening.opened_at,
        "summary": opening.summary,
        "article": opening.article,
        "clause": opening.clause,
        "line": opening.line,
        "method": opening.method,
        "happened": opening.happened_on,
        "place": opening.place,
        "place_unit": opening.place_unit and opening.place_unit.code,
        "victims": opening.victims,
        "loss": opening.loss,
        "recovered": opening.recovered,
        "marks": sorted(opening.marks),
        "number": opening.number,
        "past": asdict(opening.past) if opening.past else None,
    }
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, default=str).encode()).hexdigest()
