"""Targets: what a figure should reach, by which document, from when, for whom; the verdict on the exact fraction."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cache
from pathlib import Path

from anbinh.kernels.figures.definitions import FOLDER, Book, book
from anbinh.kernels.figures.documents import Node, Place, read_document
from anbinh.kernels.figures.model import Form
from anbinh.kernels.figures.numbers import Rounding, percent, written
from anbinh.kernels.figures.periods import Period, Type
from anbinh.kernels.figures.sentences import Language, Wording, sentence


class Aim(StrEnum):
    """Which side of the value is good."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class Verdict(StrEnum):
    """vượt, đạt, chưa đạt."""

    EXCEEDED = "exceeded"
    MET = "met"
    MISSED = "missed"

    def say(self, language: Language) -> str:
        """`vượt chỉ tiêu`."""
        return sentence(self.value, language)


@dataclass(frozen=True)
class Target:
    """One target of one document. `levels` are the levels of unit it binds; empty binds all."""

    id: str
    figure: str
    name: Wording
    source: Wording
    aim: Aim
    value: Fraction
    valid_from: date
    valid_to: date | None
    levels: tuple[str, ...]
    verified: bool
    evidence: Wording
    pro_rata: bool = False
    place: Place = field(default=Place("", 0), compare=False)

    def binds(self, *, period: Period, level: str) -> bool:
        """True when it is in force on the last day of the period and for units of this level."""
        day = period.last_day
        in_force = self.valid_from <= day and (self.valid_to is None or day < self.valid_to)
        return in_force and (not self.levels or level in self.levels)

    def due(self, period: Period) -> Fraction:
        """What has to be reached by the end of the period: a yearly number in part for a part of the year."""
        if not self.pro_rata or period.type is Type.YEAR:
            return self.value
        return self.value * Fraction(period.days, 365)

    def verdict(self, value: Fraction | int, *, period: Period) -> Verdict:
        """Compared on the exact fraction, never on what is printed."""
        due = self.due(period)
        if value == due:
            return Verdict.MET
        return Verdict.EXCEEDED if (value > due) is (self.aim is Aim.AT_LEAST) else Verdict.MISSED

    def say(self, language: Language, *, form: Form) -> str:
        """`từ 90 % trở lên`."""
        rate = form in {Form.PERCENT, Form.CHANGE}
        places = 0 if (self.value * (100 if rate else 1)).denominator == 1 else 2
        write = percent if rate else written
        falls = form is Form.CHANGE and self.aim is Aim.AT_MOST and self.value < 0
        value = write(abs(self.value) if falls else self.value, language, places=places, rounding=Rounding.HALF_UP)
        if falls:
            return sentence("falls_by", language, value=value)
        return value if form is Form.PERCENT and self.value == 1 else sentence(self.aim.value, language, value=value)


@cache
def targets() -> tuple[Target, ...]:
    """The product's own targets, read once."""
    return read_targets(FOLDER / "targets", figures=book())


def targets_of(figure: str, *, period: Period, level: str, among: Iterable[Target] | None = None) -> tuple[Target, ...]:
    """The targets that bind a figure for a unit of this level in this period; those a source confirms come first."""
    found = [
        target
        for target in (targets() if among is None else among)
        if target.figure == figure and target.binds(period=period, level=level)
    ]
    return tuple(sorted(found, key=lambda target: not target.verified))


def read_targets(folder: Path, *, figures: Book) -> tuple[Target, ...]:
    """All targets under a folder; one file for each document. Raises BadDefinition."""
    found: dict[str, Target] = {}
    for file in sorted(folder.glob("*.yaml")):
        document = read_document(file, under=folder.parent).fields(("source", "valid_from", "targets"), ("valid_to",))
        for node in document["targets"].items():
            target = _target(node, document, figures)
            if target.id in found:
                node.refuse(f"{target.id} stands twice")
            found[target.id] = target
    return tuple(found.values())


def _target(node: Node, document: dict[str, Node], figures: Book) -> Target:
    needed = ("id", "figure", "name", "aim", "value", "verified", "evidence")
    fields = node.fields(needed, ("valid_from", "valid_to", "levels", "pro_rata"))
    said = {**document, **fields}
    if fields["figure"].text() not in figures.by_id:
        fields["figure"].refuse(f"no figure is called {fields['figure'].text()}")
    return Target(
        id=fields["id"].text(),
        figure=fields["figure"].text(),
        name=fields["name"].wording(),
        source=document["source"].wording(),
        aim=Aim(fields["aim"].one_of(list(Aim))),
        value=_value(fields["value"]),
        valid_from=said["valid_from"].day(),
        valid_to=said["valid_to"].day() if "valid_to" in said else None,
        levels=fields["levels"].texts() if "levels" in fields else (),
        verified=fields["verified"].truth(),
        evidence=fields["evidence"].wording(),
        pro_rata=fields["pro_rata"].truth() if "pro_rata" in fields else False,
        place=node.place,
    )


def _value(node: Node) -> Fraction:
    """`90 %` or `205`, exactly."""
    text = node.text()
    number, rate = text.removesuffix("%").strip(), text.endswith("%")
    try:
        return Fraction(number) / (100 if rate else 1)
    except (ValueError, ZeroDivisionError):
        node.refuse(f"a value is written like '90 %' or '205', not {text}")
