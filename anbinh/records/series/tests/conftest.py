"""Phúc Lộc, Ba Đình and the city's police hold reports that name the same account; Thắng runs the city's desk."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from anbinh.foundation.journal.tests import whole
from anbinh.kernels.identifiers import reserved
from anbinh.records.intake import commands as intake
from anbinh.records.intake.models import Report
from anbinh.records.intake.tests.conftest import Desk, desk, on
from anbinh.records.series.commands.building import compare
from anbinh.records.series.models import Series

__all__ = ["Desk", "desk", "on"]


def phone(number: int) -> str:
    """A number that can belong to nobody."""
    return reserved("phone", number).shown


def told(desk: Desk, *named: str, day: int = 2, **changed: Any) -> Report:
    """A report received on a day of March, in whose words these stand."""
    words = f"Ngày {day} tháng 3 có kẻ gọi đến đòi tiền, nêu: {'; số '.join(('', *named)).removeprefix('; ')}."
    draft = desk.draft(received_at=on(day), summary=words, **changed)
    return intake.receive(draft, by=desk.thang, at=draft.received_at + timedelta(minutes=5)).report


def partition() -> set[frozenset[int]]:
    """The series as the books keep them."""
    rows = Series.objects.followed().prefetch_related("members")
    return {frozenset(one.report_id for one in series.members.all()) for series in rows}


def series_of(report: Report) -> Series:
    """The series a report lies in now."""
    found = Series.objects.of_report(report)
    assert found is not None
    return found


LATE: datetime = on(28, 3)


@pytest.fixture(autouse=True)
def _whole_books(request: pytest.FixtureRequest, db: None) -> Iterator[None]:
    """After each test that has a desk, a build from nothing finds what is kept, and the journal is whole."""
    yield from whole.watched(request, "desk")
    if "desk" in request.fixturenames:
        assert compare(LATE)["faults"] == 0
