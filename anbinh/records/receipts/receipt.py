"""What the reporter takes home: the number, the code, the deadline with how it was counted, and the proof."""

from dataclasses import dataclass
from datetime import datetime

from anbinh.foundation.web import qr, words
from anbinh.kernels.procedure import Deadline, compute, explain
from anbinh.records.intake import proofs
from anbinh.records.intake.leads import second_of
from anbinh.records.intake.models import Receipt, Report
from anbinh.records.receipts import closed
from anbinh.records.receipts.rules import PAPER_LASTS

PURPOSE = "receipt"


@dataclass(frozen=True)
class Shown:
    """A receipt on the page that follows sending and behind its code, and on its paper. `code` is in memory only while
    it is shown; behind the code it is empty, because nobody keeps it.

    `proof` and `way` are the addresses in its QR codes: of the check, and of the page behind the code.
    """

    report: Report
    receipt: Receipt
    code: str
    proof: str
    way: str
    at: datetime

    @property
    def grouped(self) -> str:
        return proofs.grouped(self.code)

    @property
    def due(self) -> datetime:
        return self._deadline.due

    @property
    def counted(self) -> str:
        """How the deadline was counted, in the language of the page."""
        return explain(self._deadline, "en" if words.language() == "en" else "vi")

    @property
    def _deadline(self) -> Deadline:
        return compute("D147.1", self.report.received_at)

    @property
    def signed_at(self) -> str:
        """As it is typed on the proof page."""
        return second_of(self.receipt.issued_at)

    @property
    def page(self) -> str:
        """Where the code is typed in, as an address that fits into one line."""
        return self.way.partition("#")[0].partition("://")[2]

    @property
    def proof_picture(self) -> str:
        return qr.drawn(self.proof)

    @property
    def code_picture(self) -> str:
        return qr.drawn(self.way)

    @property
    def carried(self) -> str:
        """What the buttons for paper and evidence send back: this receipt, closed, for an hour."""
        until = (self.at + PAPER_LASTS).timestamp()
        said = {"receipt": self.receipt.pk, "code": self.code, "proof": self.proof, "way": self.way, "until": until}
        return closed.close(said, purpose=PURPOSE)


def carried_back(text: str, *, at: datetime) -> Shown | None:
    """The receipt that a button of its page sent back, while it lasts."""
    said = closed.open_until(text, purpose=PURPOSE, at=at)
    receipt = Receipt.objects.numbered(said["receipt"]) if said else None
    return Shown(receipt.report, receipt, said["code"], said["proof"], said["way"], at) if receipt else None
