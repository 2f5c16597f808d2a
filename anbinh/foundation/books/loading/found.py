"""What is wrong with one row, gathered while it is read: every fault is named at once, not one after another."""

from dataclasses import dataclass, field, replace
from typing import Any

from anbinh.foundation.units.models import Unit
from anbinh.kernels.sheets import Line, Refusal


@dataclass
class Found:
    """What is wrong with one row, gathered while it is read."""

    line: Line
    labels: dict[str, str]
    refusals: list[Refusal] = field(default_factory=list)

    def wrong(self, key: str, sentence: str) -> None:
        self.refusals.append(Refusal("row", self.labels.get(key, ""), key, own=sentence))

    def settled(self, key: str, answer: Unit | Refusal) -> Unit | None:
        if isinstance(answer, Refusal):
            self.refusals.append(replace(answer, column=self.labels.get(key, ""), key=key))
            return None
        return answer

    def value(self, key: str) -> Any:
        return self.line.values.get(key)

    def text(self, key: str) -> str:
        return str(self.value(key) or "")
