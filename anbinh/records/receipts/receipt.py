"""What the reporter takes home: the number, the code, the deadline with how it was counted, and the proof."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from qrcode.constants import ERROR_CORRECT_L
from qrcode.image.svg import SvgPathImage
from qrcode.main import QRCode

from anbinh.foundation.web import words
from anbinh.kernels.procedure import Deadline, compute, explain
from anbinh.records.intake import proofs
from anbinh.records.intake.models import Receipt, Report
from anbinh.records.receipts import closed
from anbinh.records.receipts.rules import PAPER_LASTS

PURPOSE = "receipt"


@dataclass(frozen=True)
class Shown:
    """A receipt on the page that follows sending, and on its paper. `code` is in memory only while it is shown."""

    report: Report
    receipt: Receipt
    code: str
    proof: str

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
    def proof_picture(self) -> str:
        return qr(self.proof)

    @property
    def code_picture(self) -> str:
        return qr(self.code)

    @property
    def carried(self) -> str:
        """What the buttons for paper and evidence send back: this receipt, closed, for an hour."""
        until = (self.receipt.issued_at + PAPER_LASTS).timestamp()
        said = {"receipt": self.receipt.pk, "code": self.code, "proof": self.proof, "until": until}
        return closed.close(said, purpose=PURPOSE)


def carried_back(text: str, *, at: datetime) -> Shown | None:
    """The receipt that a button of its page sent back, while it lasts."""
    said = closed.open_until(text, purpose=PURPOSE, at=at)
    receipt = Receipt.objects.numbered(said["receipt"]) if said else None
    return Shown(receipt.report, receipt, said["code"], said["proof"]) if receipt else None


def second_of(moment: datetime) -> str:
    """The moment as it is signed: UTC, to the second."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def proof_query(receipt: Receipt) -> str:
    """What the proof page is asked: number, hash, moment, signature and key. Never the code."""
    return urlencode(
        {
            "n": receipt.report.code,
            "h": receipt.content_hash,
            "t": second_of(receipt.issued_at),
            "s": receipt.signature,
            "k": receipt.key_id,
        }
    )


def qr(text: str) -> str:
    """A QR code as SVG, dark on light."""
    made: Any = QRCode(border=2, error_correction=ERROR_CORRECT_L, image_factory=SvgPathImage)
    made.add_data(text)
    made.make(fit=True)
    drawn = made.make_image().to_string(encoding="unicode")
    return str(drawn).split("?>", 1)[-1].strip()
