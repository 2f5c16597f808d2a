"""The open points of counting, each a setting with a stated default, and the choices of one office."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Self

from anbinh.kernels.figures.documents import Node, read_document
from anbinh.kernels.figures.errors import UnclearQuestion
from anbinh.kernels.figures.sentences import Wording

PRINTED_RATES = "printed_rates"


@dataclass(frozen=True)
class Setting:
    """One open point: the question, the possible answers, which one is taken unless told, and why."""

    code: str
    question: Wording
    choices: Mapping[str, Wording]
    default: str
    why: Wording


@cache
def settings() -> Mapping[str, Setting]:
    """Every open point by code."""
    folder = Path(__file__).parent
    document = read_document(folder / "practice.yaml", under=folder).fields(["settings"])
    return {setting.code: setting for setting in map(read_setting, document["settings"].items())}


def read_setting(node: Node) -> Setting:
    """One setting; raises BadDefinition."""
    found = node.fields(("code", "question", "choices", "default", "why"))
    choices = {name: words.wording() for name, words in found["choices"].entries().items()}
    return Setting(
        code=found["code"].text(),
        question=found["question"].wording(),
        choices=choices,
        default=found["default"].one_of(choices),
        why=found["why"].wording(),
    )


@dataclass(frozen=True)
class Practice:
    """How one office reads the open points; what it does not say is the default."""

    chosen: frozenset[tuple[str, str]] = field(default_factory=frozenset)

    def choice(self, code: str) -> str:
        """The choice for one open point."""
        return dict(self.chosen).get(code, settings()[code].default)

    def with_choices(self, *choices: str) -> Self:
        """A practice with `name=choice` applied over this one; raises UnclearQuestion."""
        chosen = dict(self.chosen)
        for choice in choices:
            name, _, answer = (part.strip() for part in choice.partition("="))
            if name not in settings() or answer not in settings()[name].choices:
                known = "; ".join(f"{one.code}={'|'.join(one.choices)}" for one in settings().values())
                raise UnclearQuestion("unknown_choice", choice=choice, choices=known)
            chosen[name] = answer
        return type(self)(frozenset(chosen.items()))


USUAL = Practice()
