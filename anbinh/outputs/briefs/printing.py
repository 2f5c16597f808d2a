"""A document as an official paper: docx and PDF, the same to the byte for the same document, head and moment."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from anbinh.kernels.papers import (
    Align,
    Annex,
    Block,
    Column,
    Heading,
    Image,
    Letterhead,
    Level,
    Listing,
    Paper,
    Paragraph,
    Row,
    Run,
    Signature,
    SmallPrint,
    Table,
    Text,
    Title,
    reference,
    render_docx,
    render_pdf,
)
from anbinh.outputs.briefs.document import drawn

RENDERERS: dict[str, tuple[Callable[..., bytes], str]] = {
    "docx": (render_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": (render_pdf, "application/pdf"),
}
LEVELS = {"topic": Level.TOPIC, "clause": Level.CLAUSE}
CHART_WIDTH = 150.0
SMALL = 12


@dataclass(frozen=True)
class Head:
    """Everything of a paper that is not its text: who issues, number, place, day, who signs, who gets it."""

    issuer: str
    superior: str
    symbol: str
    place: str
    number: int | None = None
    on: date | None = None
    titles: tuple[str, ...] = ("TM. Ban Chỉ đạo", "Trưởng ban")
    signer: str = ""
    recipients: tuple[str, ...] = ("Lưu: VT",)

    def as_json(self) -> dict[str, Any]:
        return {
            **{name: getattr(self, name) for name in ("issuer", "superior", "symbol", "place", "number", "signer")},
            "on": self.on.isoformat() if self.on else None,
            "titles": list(self.titles),
            "recipients": list(self.recipients),
        }


def read_head(kept: Mapping[str, Any]) -> Head:
    """The head that was kept."""
    on = date.fromisoformat(kept["on"]) if kept["on"] else None
    return Head(**{**kept, "on": on, "titles": tuple(kept["titles"]), "recipients": tuple(kept["recipients"])})


def printed(document: Mapping[str, Any], head: Head, *, ending: str, at: datetime, mark: str = "") -> bytes:
    """The file. `at` is the moment written into it; `mark` stands at the foot of each page of a draft."""
    render, _media = RENDERERS[ending]
    return render(paper_of(document, head, mark=mark), at=at)


def paper_of(document: Mapping[str, Any], head: Head, *, mark: str = "") -> Paper:
    """The paper in the form of the decree."""
    document = drawn(dict(document))
    addresses: Mapping[str, str] = document["addresses"]
    return Paper(
        letterhead=Letterhead(
            issuer=head.issuer,
            superior=head.superior,
            number=head.number,
            symbol=head.symbol,
            place=head.place,
            on=head.on,
        ),
        title=Title(document["title"], document["abstract"]),
        blocks=_blocks(document["blocks"], addresses),
        signatures=(Signature(head.titles, head.signer),),
        recipients=head.recipients,
        annexes=tuple(
            Annex(one["title"], _blocks(one["blocks"], addresses, wide=one["landscape"]), landscape=one["landscape"])
            for one in document["annexes"]
        ),
        mark=mark,
    )


def _blocks(blocks: list[dict[str, Any]], addresses: Mapping[str, str], *, wide: bool = False) -> tuple[Block, ...]:
    return tuple(_block(block, addresses, wide) for block in blocks)


def _block(block: dict[str, Any], addresses: Mapping[str, str], wide: bool) -> Block:
    match block["block"]:
        case "heading":
            return Heading(LEVELS[block["level"]], block["text"])
        case "listing":
            return Listing(tuple(_text(item, addresses) for item in block["items"]))
        case "missing":
            return SmallPrint(f"[Cần viết: {block['text']}]")
        case "table":
            return _table(block, addresses, wide)
        case "chart":
            return Image(block["svg"].encode(), CHART_WIDTH, block["says"], caption=block["caption"])
    return Paragraph(_text(block["parts"], addresses))


def _table(block: dict[str, Any], addresses: Mapping[str, str], wide: bool) -> Table:
    rows = [Row(tuple(_text(cell, addresses) for cell in row), bold=not row[0]) for row in block["rows"]]
    columns = tuple(Column(title, width, Align(align)) for title, width, align in block["columns"])
    return Table(columns, tuple(rows), caption=block["caption"], size=SMALL - 2 if wide else SMALL)


def _text(parts: str | list[Any], addresses: Mapping[str, str]) -> Text:
    """Text in which each cited number opens its figure."""
    if isinstance(parts, str):
        return parts
    return tuple(part if isinstance(part, str) else _cited(part, addresses) for part in parts)


def _cited(part: list[str], addresses: Mapping[str, str]) -> Run:
    figure, text, *own = part
    return reference(text, own[0] if own and own[0] else addresses[figure])
