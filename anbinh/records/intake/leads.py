"""Where a receipt leads: to the page behind its code, and to the check whether it is genuine."""

from datetime import UTC, datetime
from urllib.parse import urlencode

from django.http import HttpRequest

from anbinh.foundation.web.addresses import public_address
from anbinh.records.intake.models import Receipt


def look_up_address(request: HttpRequest) -> str:
    """The page that asks for a code, as one types it."""
    return public_address(request, "receipts:look_up")


def code_address(request: HttpRequest, code: str) -> str:
    """The same with the code filled in. It stands behind the #, which browsers send to no server."""
    page = look_up_address(request)
    return f"{page}#ma={code}" if page and code else ""


def proof_address(request: HttpRequest, receipt: Receipt) -> str:
    """The page that says whether a receipt is genuine, with everything it needs. Never with the code."""
    page = public_address(request, "receipts:proof")
    return f"{page}?{proof_query(receipt)}" if page else ""


def proof_query(receipt: Receipt) -> str:
    """What the proof page is asked: number, hash, moment, signature and key."""
    return urlencode(
        {
            "n": receipt.report.code,
            "h": receipt.content_hash,
            "t": second_of(receipt.issued_at),
            "s": receipt.signature,
            "k": receipt.key_id,
        }
    )


def second_of(moment: datetime) -> str:
    """The moment as it is signed: UTC, to the second."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")
