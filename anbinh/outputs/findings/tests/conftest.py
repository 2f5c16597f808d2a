"""Thắng runs the city's desk, Lan is on duty at Phúc Lộc; reports are posted as the journal counts them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.journal.commands import Posting, post
from anbinh.foundation.units.models import Unit
from anbinh.outputs.findings.querysets import RECEIVED

CITY = ZoneInfo("Asia/Ho_Chi_Minh")
SUNDAY = date(2026, 3, 8)
CODES = {"kind": "denunciation", "channel": "in_person", "line": "TTXH", "severity": "NT", "offence": "174"}


def on(day: int, hour: int = 9, *, month: int = 3) -> datetime:
    """A moment of 2026; March unless told."""
    return datetime(2026, month, day, hour, tzinfo=CITY)


@dataclass
class Town:
    """Who decides, who sees one commune only, and where reports come in."""

    lan: Person
    thang: Person
    phuc_loc: Unit

    def reports(self, days: Iterable[date], *, method: str, unit: Unit | None = None) -> None:
        """One report received on each of these days."""
        where = unit or self.phuc_loc
        codes = {**CODES, "method": method, "arrival": "new"}
        with transaction.atomic():
            post(*(Posting(RECEIVED, where, where, day, 1, codes) for day in days), by=self.thang, at=on(9))

    def surge(self, *, method: str = "F14", count: int = 9, week: int = 0) -> None:
        """A usual half year of one report in three weeks, and a week of many."""
        self.reports([SUNDAY - timedelta(days=21 * n + 30) for n in range(8)], method=method)
        self.reports([SUNDAY - timedelta(days=7 * week + n % 7) for n in range(count)], method=method)


@pytest.fixture
def town(cast: None, db: None) -> Town:
    def person(username: str) -> Person:
        found: Person = Person.objects.named(username).get()
        return found

    phuc_loc = Unit.objects.coded("09739").on(SUNDAY).get()
    return Town(person("nguyen.thi.lan"), person("nguyen.duc.thang"), phuc_loc)
