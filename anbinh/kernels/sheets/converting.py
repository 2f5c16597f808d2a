"""From a cell to the value its column asks for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from anbinh.kernels.sheets import amounts, identifiers
from anbinh.kernels.sheets.choosing import Chooser, flag
from anbinh.kernels.sheets.days import DayReader
from anbinh.kernels.sheets.errors import Unfit
from anbinh.kernels.sheets.heading import Column
from anbinh.kernels.sheets.letters import EMPTY_MARKS, as_text
from anbinh.kernels.sheets.model import RESOLVED, Cell, Field, Fold, Kind, Refusal, Resolver

MOST_REMEMBERED = 20_000
ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "########"})
# Where every file repeats the same few texts, an answer is kept.
REPEATED = RESOLVED | {Kind.CHOICE, Kind.FLAG}
Convert = Callable[[Cell], object]


@dataclass(frozen=True)
class House:
    """What reading needs to know from the caller."""

    fold: Fold
    on: date
    resolvers: Mapping[str, Resolver]

    def resolver(self, field: Field) -> Resolver:
        """The resolver of the field, else of its kind. Raises LookupError."""
        for name in (field.key, field.kind):
            if name in self.resolvers:
                return self.resolvers[name]
        raise LookupError(f"no resolver was given for the field {field.key} of kind {field.kind}")


class CellReader:
    """Reads the cells of one column."""

    def __init__(self, field: Field, column: Column, house: House) -> None:
        self.field = field
        self.column = column
        self.convert = _converter(field, column, house)
        self.remembered: dict[str, object] | None = {} if field.kind in REPEATED else None

    def read(self, cell: Cell) -> object:
        """The value, None for an empty cell, or a Refusal."""
        if isinstance(cell, str):
            cell = as_text(cell)
            if not cell or cell in EMPTY_MARKS:
                return self._empty()
            if cell in ERRORS:
                return self._refusal("error_cell", given=cell)
        elif not isinstance(cell, bool) and not as_text(cell):
            return self._empty()
        if self.remembered is None or not isinstance(cell, str):
            return self._answer(cell)
        if cell not in self.remembered:
            if len(self.remembered) >= MOST_REMEMBERED:
                self.remembered.clear()
            self.remembered[cell] = self._answer(cell)
        return self.remembered[cell]

    def _empty(self) -> object:
        if self.field.kind is Kind.FLAG:
            return False
        return self._refusal("missing", example=_example(self.field)) if self.field.required else None

    def _answer(self, cell: Cell) -> object:
        try:
            answer = self.convert(cell)
        except Unfit as wrong:
            return self._refusal(wrong.code, **wrong.values)
        if isinstance(answer, Refusal):
            return replace(answer, column=answer.column or self.column.label, key=answer.key or self.field.key)
        return answer

    def _refusal(self, code: str, **values: object) -> Refusal:
        if code == "missing" and not values["example"]:
            code, values = "missing_plain", {}
        return Refusal(code, self.column.label, self.field.key, values)


def _example(field: Field) -> str:
    if field.examples:
        return field.examples[0]
    return field.choices[0].label_vi if field.choices else ""


def _converter(field: Field, column: Column, house: House) -> Convert:
    days = DayReader(house.fold, house.on)
    if field.kind in RESOLVED:
        resolver = house.resolver(field)
        return lambda cell: resolver(as_text(cell))
    if field.kind is Kind.CHOICE:
        return Chooser(field.choices, house.fold)
    if field.kind is Kind.MONEY:
        scale = amounts.scale_of(" ".join(column.parts), house.fold)
        return partial(amounts.money, scale=scale, fold=house.fold)
    others: dict[Kind, Convert] = {
        Kind.TEXT: as_text,
        Kind.MOMENT: days.moment,
        Kind.DAY: days.day,
        Kind.TIME: days.time,
        Kind.INTEGER: amounts.integer,
        Kind.PHONE: identifiers.phone,
        Kind.IDENTITY: identifiers.identity,
        Kind.FLAG: partial(flag, fold=house.fold),
    }
    return others[field.kind]
