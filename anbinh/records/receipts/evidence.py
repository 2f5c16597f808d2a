"""What proves a receipt: the signed content for whoever holds it, and the verdict on what somebody shows."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from anbinh.records.intake import proofs
from anbinh.records.intake.commands.receipts import proven
from anbinh.records.intake.leads import second_of
from anbinh.records.intake.models import Receipt, ReceiptKey


class Verdict(StrEnum):
    """What can honestly be said of a receipt that is shown."""

    GENUINE = "genuine"
    NOT_IN_REGISTER = "not_in_register"
    FALSE = "false"
    UNKNOWN_KEY = "unknown_key"


@dataclass(frozen=True)
class Proof:
    """What stands on a receipt."""

    number: str
    content: str
    at: datetime
    signature: str
    key_id: str


def evidence_of(receipt: Receipt) -> dict[str, Any] | None:
    """The content as it was signed; None when the report was corrected since, and the old words are not at hand."""
    content = proven(receipt.report)
    key = ReceiptKey.objects.named(receipt.key_id)
    if key is None or proofs.content_hash(content) != receipt.content_hash:
        return None
    return {
        "content": content,
        "content_sha256": receipt.content_hash,
        "signed_at": second_of(receipt.issued_at),
        "signature_ed25519": receipt.signature,
        "public_key": key.public,
        "key_id": receipt.key_id,
    }


def judged(proof: Proof) -> tuple[Verdict, Receipt | None]:
    """The verdict, and the receipt in the register when it is genuine."""
    key = ReceiptKey.objects.named(proof.key_id)
    if key is None:
        return Verdict.UNKNOWN_KEY, None
    public = bytes.fromhex(key.public)
    if not proofs.is_genuine(content=proof.content, at=proof.at, signature=proof.signature, public=public):
        return Verdict.FALSE, None
    receipt = Receipt.objects.proving(proof.content)
    if receipt is None:
        return Verdict.NOT_IN_REGISTER, None
    if receipt.report.code.casefold() != proof.number.strip().casefold():
        return Verdict.FALSE, None
    return Verdict.GENUINE, receipt
