"""Thắng runs the city's desk and writes, Hà of the standing office approves, Lan is on duty in Phúc Lộc, Linh edits."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.journal.tests import whole
from anbinh.foundation.units.models import Unit
from anbinh.records.warnings import commands
from anbinh.records.warnings.models import Item, PublicWarning

CITY = ZoneInfo("Asia/Ho_Chi_Minh")
WORDS = {
    "title": "Gọi video giả người thân: tắt máy, gọi lại",
    "method": "F02",
    "happens": "Kẻ gian ghép mặt người thân vào cuộc gọi. Chúng giục chuyển tiền.",
    "signs": "Hình mờ, giật\nGiục chuyển tiền ngay\nTài khoản mang tên người lạ",
    "advice": "Tắt máy\nGọi lại số vẫn dùng",
    "calls": "113\nCông an xã, phường",
}


def on(day: int, hour: int = 9, *, month: int = 3) -> datetime:
    """A moment of 2026; March unless told."""
    return datetime(2026, month, day, hour, tzinfo=CITY)


@dataclass
class Office:
    """Everybody a warning meets."""

    thang: Person
    ha: Person
    lan: Person
    linh: Person
    pv05: Unit

    def drafted(self, **changed: Any) -> PublicWarning:
        """A warning of faked calls, drafted on 2 March by Thắng."""
        given: dict[str, Any] = {"unit": self.pv05, **WORDS, "by": self.thang, "at": on(2)}
        return commands.draft(**{**given, **changed})

    def submitted(self, **changed: Any) -> PublicWarning:
        made = self.drafted(**changed)
        commands.submit(fresh(made), by=self.thang, at=on(2, 10))
        return fresh(made)

    def published(self, **changed: Any) -> PublicWarning:
        made = self.submitted(**changed)
        commands.publish(made, by=self.ha, at=on(2, 11))
        return fresh(made)

    def updated(self) -> PublicWarning:
        """Published, then with a second edition on 5 March."""
        made = self.published()
        commands.revise(made, by=self.thang, at=on(5))
        commands.correct(fresh(made), values={"title": "Giả người thân, giả công an"}, by=self.thang, at=on(5))
        commands.submit(fresh(made), by=self.thang, at=on(5))
        commands.publish(fresh(made), by=self.ha, at=on(5, 11))
        return fresh(made)

    def written(self, **changed: Any) -> Item:
        given: dict[str, Any] = {
            "unit": self.pv05,
            "topic": "case",
            "method": "M01",
            "title": "Triệt phá nhóm cho vay",
            "by": self.thang,
            "text": "Nhóm này dùng ba ứng dụng.",
            "contact": "Phòng PV05, Công an thành phố",
            "at": on(2),
        }
        return commands.write_item(**{**given, **changed})

    def released(self, **changed: Any) -> Item:
        made = self.written(**changed)
        commands.submit_item(again(made), by=self.thang, at=on(2, 10))
        commands.release(again(made), by=self.ha, at=on(2, 11))
        return again(made)


@pytest.fixture
def office(cast: None, db: None) -> Office:
    def person(username: str) -> Person:
        found: Person = Person.objects.named(username).get()
        return found

    return Office(
        thang=person("nguyen.duc.thang"),
        ha=person("le.thi.thu.ha"),
        lan=person("nguyen.thi.lan"),
        linh=person("dang.thuy.linh"),
        pv05=Unit.objects.coded("CATP-PV05").on(on(2).date()).get(),
    )


@pytest.fixture(autouse=True)
def _whole_journal(request: pytest.FixtureRequest, db: None) -> Iterator[None]:
    """After each test that has an office, the journal says exactly what the records say."""
    yield from whole.watched(request, "office")


def fresh(warning: PublicWarning) -> PublicWarning:
    """The warning as it is now."""
    return PublicWarning.objects.get(pk=warning.pk)


def again(item: Item) -> Item:
    """The item as it is now."""
    return Item.objects.get(pk=item.pk)
