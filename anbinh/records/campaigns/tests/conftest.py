"""Thắng directs campaigns for the city, Lan reports for Phúc Lộc; the campaign runs for ten days of March."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import Paper
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.journal.tests import whole
from anbinh.foundation.units.models import Unit
from anbinh.records.campaigns import commands, verbs
from anbinh.records.campaigns.commands import parts
from anbinh.records.campaigns.models import Campaign, Part

CITY = ZoneInfo("Asia/Ho_Chi_Minh")
FAR = "00634"


def on(day: int, hour: int = 9, *, month: int = 3) -> datetime:
    """A moment of 2026; March unless told."""
    return datetime(2026, month, day, hour, tzinfo=CITY)


@dataclass
class Staff:
    """Everybody a campaign meets, and where it runs."""

    lan: Person
    thang: Person
    chair: Person
    city: Unit
    phuc_loc: Unit
    far: Unit

    def opened(self, **changed: Any) -> Campaign:
        """Against fraud, from 2 to 11 March, planned on 1 March."""
        given: dict[str, Any] = {
            "unit": self.city,
            "name": "Chống lừa đảo",
            "about": "Gặp từng nhóm dễ bị lừa.",
            "on": on(1).date(),
            "starts_on": on(2).date(),
            "ends_on": on(11).date(),
            "by": self.thang,
            "at": on(1),
        }
        return commands.open_campaign(**{**given, **changed})

    def running(self, *units: Unit) -> Campaign:
        """The same with units that take part: both when none is named."""
        campaign = self.opened()
        commands.enlist(campaign, Paper(), units=units or (self.phuc_loc, self.far), by=self.thang, at=on(1, 10))
        return fresh(campaign)

    def aimed(self, campaign: Campaign, figure: str = "own:cases", value: int = 10, aim: str = "at_least") -> Campaign:
        """With a target."""
        aimed: dict[str, Any] = {"figure": figure, "aim": aim, "value": Decimal(value)}
        commands.set_goal(fresh(campaign), Paper(), **aimed, by=self.thang, at=on(1, 11))
        return fresh(campaign)

    def reported(self, part: Part, day: int, **numbers: int) -> None:
        """`cases_TTXH=3` on a day of March, by Lan's own hand or the city's."""
        given = {name.replace("_", ":"): value for name, value in numbers.items()}
        by = self.lan if part.unit_id == self.phuc_loc.pk else self.thang
        parts.report(fresh_part(part), Paper(on=on(day).date()), numbers=given, by=by, at=on(max(day, 2), 17))


@pytest.fixture
def staff(cast: None, db: None) -> Staff:
    def person(username: str) -> Person:
        found: Person = Person.objects.named(username).get()
        return found

    def unit(code: str) -> Unit:
        found: Unit = Unit.objects.coded(code).on(on(2).date()).get()
        return found

    return Staff(
        lan=person("nguyen.thi.lan"),
        thang=person("nguyen.duc.thang"),
        chair=person("tran.quang.vinh"),
        city=unit("01"),
        phuc_loc=unit("09739"),
        far=unit(FAR),
    )


@pytest.fixture(autouse=True)
def _whole_journal(request: pytest.FixtureRequest, db: None) -> Iterator[None]:
    """After each test that has a staff, the journal says exactly what the records say."""
    yield from whole.watched(request, "staff")


def fresh(campaign: Campaign) -> Campaign:
    """The campaign as it is now."""
    return Campaign.objects.get(pk=campaign.pk)


def fresh_part(part: Part) -> Part:
    """The part as it is now."""
    return Part.objects.with_names().get(pk=part.pk)


def part_of(campaign: Campaign, unit: Unit) -> Part:
    """The part of a unit that takes part."""
    return next(part for part in Part.objects.of(campaign).joined() if part.unit_id == unit.pk)


def total(verb: str, *, until: date | None = None, **codes: str) -> int:
    """The sum of a verb up to a day, under these codes."""
    found = Entry.objects.with_verb(verb).counting()
    return sum(
        one.quantity
        for one in found
        if (until is None or one.occurred_on <= until) and codes.items() <= one.dimensions.items()
    )


REPORTED = verbs.REPORTED
