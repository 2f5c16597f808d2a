"""From a question to a draft on paper, without keeping anything: what the command line does."""

from datetime import datetime

from anbinh.foundation.accounts.models import territory_of
from anbinh.foundation.units.models import Kind, Unit
from anbinh.foundation.units.rules import within_sentence
from anbinh.outputs.briefs.document import compose
from anbinh.outputs.briefs.facts import Facts
from anbinh.outputs.briefs.outline import Outline
from anbinh.outputs.briefs.printing import Head, printed

ISSUER = "Ban Chỉ đạo 138"


def head_of(unit: Unit, outline: Outline) -> Head:
    """The head a unit's committee writes under, before number, day and signer are known."""
    territory = territory_of(unit) or unit
    above = f"Ủy ban nhân dân {within_sentence(territory.name)}"
    return Head(issuer=ISSUER, superior=above, symbol=outline.symbol, place=_place(territory))


def _place(territory: Unit) -> str:
    """`Hà Nội` for the city; a commune writes its own name."""
    if territory.kind == Kind.PROVINCE:
        return territory.name.removeprefix("Thành phố ").removeprefix("Tỉnh ")
    return territory.name.partition(" ")[2] or territory.name


def draft_mark(facts: Facts) -> str:
    """What stands at the foot of a draft."""
    return f"Dự thảo – số liệu như đã ghi nhận đến hết ngày {facts.day_known:%d/%m/%Y}"


def drafted(outline: Outline, facts: Facts, head: Head, *, ending: str, at: datetime) -> bytes:
    """A draft with generated text only."""
    return printed(compose(outline, facts), head, ending=ending, at=at, mark=draft_mark(facts))
