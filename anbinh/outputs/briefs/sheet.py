"""The document made ready for a page: numbers open on this server, charts are drawn in the letters of the page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from anbinh.foundation.web.charts import Chart


@dataclass(frozen=True)
class Piece:
    """A stretch of text; with `href` a number that opens its figure."""

    text: str
    href: str = ""


@dataclass(frozen=True)
class Sheet:
    title: str
    abstract: str
    blocks: list[dict[str, Any]]
    annexes: list[dict[str, Any]]


def sheet_of(document: Mapping[str, Any], *, base: str) -> Sheet:
    """The blocks in order; headings bear their number."""
    made = _Numbered(document["addresses"], base)
    blocks = [made.block(block) for block in document["blocks"]]
    annexes = [
        {**one, "number": ROMAN[n], "blocks": [made.block(block) for block in one["blocks"]]}
        for n, one in enumerate(document["annexes"], start=1)
    ]
    return Sheet(document["title"], document["abstract"], blocks, annexes)


ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


class _Numbered:
    def __init__(self, addresses: Mapping[str, str], base: str) -> None:
        self.addresses, self.base = addresses, base
        self.topics = self.clauses = 0

    def block(self, block: dict[str, Any]) -> dict[str, Any]:
        match block["block"]:
            case "heading":
                return {**block, "number": self._number(block["level"])}
            case "paragraph":
                return {**block, "pieces": self._pieces(block["parts"])}
            case "listing":
                return {**block, "lines": [self._pieces(item) for item in block["items"]]}
            case "table":
                sides = [align for _title, _width, align in block["columns"]]
                rows = [list(zip(map(self._pieces, row), sides, strict=True)) for row in block["rows"]]
                return {**block, "lines": rows, "heads": [(title, align) for title, _width, align in block["columns"]]}
            case "chart":
                return {**block, "chart": _chart(block)}
        return block

    def _number(self, level: str) -> str:
        if level == "topic":
            self.topics, self.clauses = self.topics + 1, 0
            return f"{ROMAN[self.topics]}."
        self.clauses += 1
        return f"{self.clauses}."

    def _pieces(self, parts: str | list[Any]) -> list[Piece]:
        if isinstance(parts, str):
            return [Piece(parts)]
        return [Piece(one) if isinstance(one, str) else self._cited(one) for one in parts]

    def _cited(self, part: list[str]) -> Piece:
        figure, text, *own = part
        address = own[0] if own and own[0] else self.addresses[figure]
        return Piece(text, address.removeprefix(self.base))


def _chart(block: dict[str, Any]) -> Chart:
    labels = {"label": "Tháng", "series": "Kỳ", "value": block["measure"]}
    return Chart(block["caption"], block["rows"], x="label", y="value", series="series", kind="column", labels=labels)
