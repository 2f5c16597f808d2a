"""The phrases by which cases and custody are read, and what the records say the journal must hold."""

from anbinh.records.cases.querysets.cases import CaseQuerySet
from anbinh.records.cases.querysets.figures import era_of, in_time_of
from anbinh.records.cases.querysets.particulars import (
    CUSTODY_LIMITS,
    CaseActQuerySet,
    CaseBookQuerySet,
    CaseClockQuerySet,
    CaseStayQuerySet,
    MeasureQuerySet,
)

__all__ = [
    "CUSTODY_LIMITS",
    "CaseActQuerySet",
    "CaseBookQuerySet",
    "CaseClockQuerySet",
    "CaseQuerySet",
    "CaseStayQuerySet",
    "MeasureQuerySet",
    "era_of",
    "in_time_of",
]
