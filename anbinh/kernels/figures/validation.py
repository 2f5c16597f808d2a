"""Rules across values and periods: which numbers of a report cannot be true together, and which to look at again."""

import operator
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from anbinh.kernels.figures.definitions import Book, book
from anbinh.kernels.figures.documents import Node, read_document
from anbinh.kernels.figures.numbers import written
from anbinh.kernels.figures.practice import USUAL, Practice, settings
from anbinh.kernels.figures.sentences import Language, Wording

IS: Mapping[str, Callable[[int, int], bool]] = {"=": operator.eq, "<=": operator.le, ">=": operator.ge}
TERM = re.compile(r"(?:(-?\d+) )?(-?)((?:before\.|parts\.)?[a-z][a-z0-9_]*)|(-?\d+)")
CODE = re.compile(r"[SPTQ]\d\d")
PREFIXES = ("before.", "parts.")


class Level(StrEnum):
    """A fault cannot be true; a question may be, but somebody should look."""

    FAULT = "fault"
    QUESTION = "question"


@dataclass(frozen=True)
class Term:
    """So many times a value; without a name, the number itself."""

    times: int
    name: str = ""

    def of(self, values: Mapping[str, int]) -> int:
        return self.times * (values[self.name] if self.name else 1)


@dataclass(frozen=True)
class Rule:
    """Two sums and what must hold between them, in offices that read the open points so."""

    code: str
    level: Level
    says: Wording
    left: tuple[Term, ...]
    relation: str
    right: tuple[Term, ...]
    practice: tuple[tuple[str, str], ...]
    passes: Mapping[str, int]
    fails: Mapping[str, int]

    @property
    def names(self) -> frozenset[str]:
        """The values it needs."""
        return frozenset(term.name for term in (*self.left, *self.right) if term.name)

    def applies(self, values: Mapping[str, int], practice: Practice) -> bool:
        """True where all its values are known and the office counts as the rule supposes."""
        supposed = all(practice.choice(setting) == choice for setting, choice in self.practice)
        return supposed and self.names <= values.keys()


@dataclass(frozen=True)
class Finding:
    """A rule that does not hold, with the two sums and the values they are made of."""

    rule: Rule
    left: int
    right: int
    values: Mapping[str, int]

    def say(self, language: Language) -> str:
        """The sentence, with the numbers written the way of the language; `before_x` names the value `before.x`."""
        numbers = {"left": self.left, "right": self.right}
        numbers |= {name.replace(".", "_"): value for name, value in self.values.items()}
        return self.rule.says.say(language).format(**{name: written(n, language) for name, n in numbers.items()})


@cache
def rules() -> tuple[Rule, ...]:
    """The product's own rules, read once."""
    return read_rules(Path(__file__).parent / "rules.yaml", figures=book())


def check(
    values: Mapping[str, int],
    *,
    before: Mapping[str, int] | None = None,
    parts: Mapping[str, int] | None = None,
    practice: Practice = USUAL,
    among: Iterable[Rule] | None = None,
) -> tuple[Finding, ...]:
    """The rules that do not hold for a unit's values in a period.

    `before` are its values in the period before, `parts` the sums of what the values were cut into; both may be left
    out, and so may any value: a rule that needs one that is not there says nothing.
    """
    known = {
        **values,
        **{f"before.{name}": value for name, value in (before or {}).items()},
        **{f"parts.{name}": value for name, value in (parts or {}).items()},
    }
    return tuple(
        finding
        for rule in (rules() if among is None else among)
        if rule.applies(known, practice) and (finding := judge(rule, known)) is not None
    )


def judge(rule: Rule, values: Mapping[str, int]) -> Finding | None:
    """The finding when the rule does not hold."""
    left, right = (sum(term.of(values) for term in terms) for terms in (rule.left, rule.right))
    return (
        None
        if IS[rule.relation](left, right)
        else Finding(rule, left, right, {name: values[name] for name in rule.names})
    )


def read_rules(file: Path, *, figures: Book) -> tuple[Rule, ...]:
    """All rules of a file. Raises BadDefinition."""
    document = read_document(file, under=file.parent).fields(["rules"])
    found: dict[str, Rule] = {}
    for node in document["rules"].items():
        rule = _rule(node, figures)
        if rule.code in found:
            node.refuse(f"{rule.code} stands twice")
        found[rule.code] = rule
    return tuple(found.values())


def _rule(node: Node, figures: Book) -> Rule:
    fields = node.fields(("code", "level", "says", "left", "is", "right", "passes", "fails"), ["practice"])
    code = fields["code"].text()
    if not CODE.fullmatch(code):
        fields["code"].refuse(f"a code is S, P, T or Q with two digits, not {code}")
    rule = Rule(
        code=code,
        level=Level(fields["level"].one_of(list(Level))),
        says=fields["says"].wording(),
        left=_terms(fields["left"], figures),
        relation=fields["is"].one_of(IS),
        right=_terms(fields["right"], figures),
        practice=_practice(fields["practice"]) if "practice" in fields else (),
        passes={name: value.number() for name, value in fields["passes"].entries().items()},
        fails={name: value.number() for name, value in fields["fails"].entries().items()},
    )
    for name in ("passes", "fails"):
        if frozenset(getattr(rule, name)) != rule.names:
            fields[name].refuse(f"gives a value for each of {', '.join(sorted(rule.names))}, and for nothing else")
    return rule


def _terms(node: Node, figures: Book) -> tuple[Term, ...]:
    found = []
    for item in node.items():
        text = item.text()
        matched = TERM.fullmatch(text)
        if matched is None:
            item.refuse(f"a term is a figure, 3 times a figure or a number, not {text}")
        times, minus, name, number = matched.groups()
        if number is not None:
            found.append(Term(int(number)))
            continue
        figure = name.removeprefix("before.").removeprefix("parts.")
        if figure not in figures.by_id or figures.by_id[figure].divides:
            item.refuse(f"{figure} is no figure that counts")
        found.append(Term(int(times or 1) * (-1 if minus else 1), name))
    return tuple(found)


def _practice(node: Node) -> tuple[tuple[str, str], ...]:
    found = []
    for setting, choice in node.entries().items():
        if setting not in settings():
            choice.refuse(f"no setting is called {setting}")
        found.append((setting, choice.one_of(settings()[setting].choices)))
    return tuple(sorted(found))
