"""A kept report read for a page or for paper: its document, its head, its file."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from anbinh.outputs.briefs.document import compose
from anbinh.outputs.briefs.making import draft_mark, head_of
from anbinh.outputs.briefs.models import Brief
from anbinh.outputs.briefs.printing import Head, printed, read_head


def document_of(brief: Brief) -> dict[str, Any]:
    """What stands in the report: frozen once it is issued."""
    if brief.snapshot is not None:
        frozen: dict[str, Any] = brief.snapshot["document"]
        return frozen
    written = {passage.key: passage.human for passage in brief.passages.in_order() if passage.human is not None}
    return compose(brief.outline, brief.known, written)


def head_for(brief: Brief) -> Head:
    """Under which name, number and signature; the day is known when it is issued."""
    if brief.snapshot is not None:
        return read_head(brief.snapshot["head"])
    return replace(
        head_of(brief.unit, brief.outline),
        number=brief.number,
        symbol=brief.symbol,
        titles=tuple(brief.titles.splitlines()),
        signer=str(brief.signer.person) if brief.signer else "",
        recipients=tuple(brief.recipients.splitlines()),
    )


def file_of(brief: Brief, ending: str) -> bytes:
    """The docx or PDF. A draft says at the foot of each page that it is one."""
    if brief.snapshot is not None:
        moment = datetime.fromisoformat(brief.snapshot["issued_at"])
        return printed(document_of(brief), head_for(brief), ending=ending, at=moment)
    mark = draft_mark(brief.known)
    return printed(document_of(brief), head_for(brief), ending=ending, at=brief.refreshed_at, mark=mark)
