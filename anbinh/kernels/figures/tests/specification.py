"""The situations of situations.yaml, read and judged: the same for every engine."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from anbinh.kernels.figures.asking import Engine, Entry
from anbinh.kernels.figures.definitions import book
from anbinh.kernels.figures.evaluating import Answers, evaluate
from anbinh.kernels.figures.periods import named
from anbinh.kernels.figures.practice import USUAL
from anbinh.kernels.figures.results import Result
from anbinh.kernels.figures.tests.cast import CITY, NAMED, entry

SITUATIONS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "situations.yaml").read_text(encoding="utf-8")
)
NOTHING = object()


def journal(situation: dict[str, Any]) -> list[Entry]:
    """The entries of a situation."""
    return [entry(text) for text in situation["entries"]]


def answers(situation: dict[str, Any], engine: Engine) -> Answers:
    """What the product says."""
    ask = situation["ask"]
    units = [NAMED[name] for name in ask.get("units", [ask.get("unit")])]
    wanted = {expected["figure"]: None for expected in situation["expect"]}
    return evaluate(
        [book().find(figure) for figure in wanted],
        unit=units,
        period=named(ask.get("scheme", "nd09"), str(ask["period"])),
        territory=CITY,
        engine=engine,
        by=ask.get("by"),
        as_of=ask.get("as_of"),
        boundaries=ask.get("boundaries"),
        until=ask.get("until"),
        practice=USUAL.with_choices(*ask.get("practice", [])),
    )


def differences(situation: dict[str, Any], engine: Engine) -> list[str]:
    """What the product says otherwise than the situation expects."""
    given = answers(situation, engine)
    return [
        f"{situation['title']}: {expected['figure']}.{name} is {said!r}, not {wanted!r}"
        for expected in situation["expect"]
        for name, said, wanted in _compared(_found(given, expected), expected)
        if said != wanted
    ]


def _found(given: Answers, expected: dict[str, Any]) -> Result:
    unit = NAMED[expected["unit"]] if "unit" in expected else None
    return given.one(expected["figure"], unit=unit, period=expected.get("period"), cell=expected.get("cell"))


READ: dict[str, Callable[[Result], object]] = {
    "value": lambda result: result.value,
    "low": lambda result: result.low,
    "high": lambda result: result.high,
    "numerator": lambda result: result.numerator,
    "denominator": lambda result: result.denominator,
    "state": lambda result: result.state.value,
    "shown": lambda result: result.shown("vi").replace("\u00a0", " "),
    "verdict": lambda result: result.verdict.value if result.verdict else None,
    "target": lambda result: result.target.id if result.target else None,
}


def _compared(result: Result, expected: dict[str, Any]) -> Iterator[tuple[str, object, object]]:
    for name, read in READ.items():
        wanted = expected.get(name, NOTHING)
        if wanted is NOTHING:
            continue
        if name in {"value", "low", "high"} and wanted is not None:
            wanted = Fraction(str(wanted))
        yield name, read(result), wanted
    if "state" not in expected:
        yield "state", result.state.value, "known"
