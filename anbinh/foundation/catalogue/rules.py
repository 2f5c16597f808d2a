"""What a penalty range is, which class it makes, and how both are said.

BLHS Điều 9: the class of an offence is that of the highest penalty of the clause that applies.
"""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Self

from anbinh.kernels.procedure import Severity

# The highest number of years of each class; above fifteen years, life and death are extremely serious.
LESS_SERIOUS, SERIOUS, VERY_SERIOUS = 3, 7, 15
MARKS = ("fine", "life", "death")


@dataclass(frozen=True)
class Penalty:
    """The principal penalties of one clause. `least` and `most` are years of prison, `reform` years without custody."""

    least: Decimal | None = None
    most: Decimal | None = None
    reform: Decimal | None = None
    fine: bool = False
    life: bool = False
    death: bool = False

    def __post_init__(self) -> None:
        if not any((self.most, self.reform, self.fine, self.life, self.death)):
            raise ValueError("a penalty names at least one punishment")
        if self.least is not None and (self.most is None or self.least > self.most):
            raise ValueError(f"the range {self.least}-{self.most} runs backwards")

    @classmethod
    def parse(cls, text: object) -> Self:
        """`0.5-3`, `<=3`, `20, life, death`, `fine, reform 3, 0.5-3`."""
        found: dict[str, Decimal | bool | None] = {}
        for part in (part.strip() for part in str(text).split(",")):
            found |= _part(part)
        return cls(**found)  # type: ignore[arg-type]  # the names and their types are checked where they are read


def _part(part: str) -> dict[str, Decimal | bool | None]:
    if part in MARKS:
        return {part: True}
    if part.startswith("reform "):
        return {"reform": _years(part.removeprefix("reform "), part)}
    if part.startswith("<="):
        return {"least": None, "most": _years(part.removeprefix("<="), part)}
    least, dash, most = part.partition("-")
    return {"least": _years(least, part), "most": _years(most if dash else least, part)}


def _years(text: str, part: str) -> Decimal:
    try:
        years = Decimal(text.strip())
    except InvalidOperation:
        raise ValueError(
            f"{part!r} is no penalty; write '0.5-3', '<=3', 'fine', 'reform 3', 'life' or 'death'"
        ) from None
    if not 0 < years <= 30:
        raise ValueError(f"{part!r} is no number of years")
    return years


def class_of(penalty: Penalty) -> Severity:
    """The class that the highest penalty makes (BLHS Điều 9)."""
    if penalty.life or penalty.death:
        return Severity.EXTREMELY_SERIOUS
    most = penalty.most or Decimal(0)
    if most <= LESS_SERIOUS:
        return Severity.LESS_SERIOUS
    if most <= SERIOUS:
        return Severity.SERIOUS
    return Severity.VERY_SERIOUS if most <= VERY_SERIOUS else Severity.EXTREMELY_SERIOUS
