"""The reporter's receipt: a code shown once, of which a keyed hash is kept, and a signed proof of what was received."""

from datetime import UTC, datetime

from django.conf import settings

from anbinh.records.intake import proofs
from anbinh.records.intake.models import Receipt, ReceiptKey, Report


def issue(report: Report, *, at: datetime) -> str:
    """Issue the receipt of a report and return its code; runs inside the transaction that receives."""
    code = proofs.new_code()
    content = proofs.content_hash(proven(report))
    signed = proofs.sign(content=content, at=at, seed=settings.RECEIPT_SEED)
    _remember_key(signed.key_id, at=at)
    Receipt.objects.create(
        report=report,
        code_hash=proofs.code_hash(code, key=settings.RECEIPT_KEY),
        issued_at=at,
        content_hash=content,
        signature=signed.signature,
        key_id=signed.key_id,
    )
    return code


def _remember_key(key_id: str, *, at: datetime) -> None:
    """The public half stays for ever: when the seed has changed, what it signed can still be verified."""
    if ReceiptKey.objects.named(key_id) is None:
        public = proofs.public_key(settings.RECEIPT_SEED).hex()
        ReceiptKey.objects.bulk_create([ReceiptKey(key_id=key_id, public=public, since=at)], ignore_conflicts=True)


def proven(report: Report) -> dict[str, str]:
    """What the signature is over: the report as it was received, and its files by their hashes."""
    return {
        "code": report.code,
        "kind": report.kind,
        "unit": report.unit.code,
        "received_at": report.received_at.astimezone(UTC).isoformat(),
        "summary": report.summary,
        "place": report.place,
        "files": " ".join(sorted(file.sha256_original for file in report.files.all())),
    }
