"""The phrases by which the register is read, and what the records say the journal must hold."""

from anbinh.records.intake.querysets import figures
from anbinh.records.intake.querysets.particulars import (
    ActQuerySet,
    BookQuerySet,
    ClockQuerySet,
    MentionQuerySet,
    MessageQuerySet,
    OfferQuerySet,
    ReceiptKeyQuerySet,
    ReceiptQuerySet,
    StayQuerySet,
)
from anbinh.records.intake.querysets.reports import Described, ReportQuerySet

__all__ = [
    "ActQuerySet",
    "BookQuerySet",
    "ClockQuerySet",
    "Described",
    "MentionQuerySet",
    "MessageQuerySet",
    "OfferQuerySet",
    "ReceiptKeyQuerySet",
    "ReceiptQuerySet",
    "ReportQuerySet",
    "StayQuerySet",
    "figures",
]
