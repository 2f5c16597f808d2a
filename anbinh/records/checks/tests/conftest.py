"""Reports that name a number, and Tuấn who answers for what stands on the list; 10 March 2026, 9 o'clock."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from anbinh.foundation.journal.tests import whole
from anbinh.kernels.identifiers import reserved
from anbinh.records.checks import commands
from anbinh.records.checks.models import Listing
from anbinh.records.intake import commands as intake
from anbinh.records.intake.models import Report
from anbinh.records.intake.tests.conftest import Desk, desk, on

__all__ = ["Desk", "desk", "on"]
NOW: datetime = on(10, 9)
STORIES = (
    "Khoảng 9 giờ sáng, số {n} xưng là cán bộ điện lực, dọa cắt điện và bắt nộp tiền ngay qua mạng.",
    "Mẹ tôi được số {n} báo trúng thưởng xe máy, phải chuyển phí nhận thưởng trước, sau đó chặn liên lạc.",
    "Cháu tôi nhận lời làm cộng tác viên bán hàng, người dùng {n} yêu cầu nạp tiền nhiều lần rồi biến mất.",
)


def named(desk: Desk, *, number: int = 7, story: int = 0, day: int = 2, **changed: Any) -> Report:
    """A report that names a number that can belong to nobody."""
    words = STORIES[story].format(n=reserved("phone", number).shown)
    draft = desk.draft(received_at=on(day), summary=words, **changed)
    return intake.receive(draft, by=desk.thang, at=on(day, 9)).report


def listed(desk: Desk, *, number: int = 7, **changed: Any) -> Listing:
    """A number that Tuấn put on the list on 5 March."""
    given = {"identifier": reserved("phone", number), "about": "Dọa cắt điện.", "method": "F14"}
    return commands.put_on(**{**given, "unit": desk.city_police, "by": desk.tuan, "at": on(5), **changed})


def fresh(listing: Listing) -> Listing:
    """The number as it is now."""
    return Listing.objects.get(pk=listing.pk)


@pytest.fixture(autouse=True)
def _march(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture(autouse=True)
def _whole_journal(request: pytest.FixtureRequest, db: None) -> Iterator[None]:
    """After each test that has a desk, the journal says exactly what the records say."""
    yield from whole.watched(request, "desk")
