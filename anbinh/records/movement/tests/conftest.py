"""Lan is on duty at Phúc Lộc, Thắng runs the city's desk, Vinh is its chair; the model lies in Phúc Lộc."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import Paper
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.journal.tests import whole
from anbinh.foundation.units.models import Unit
from anbinh.records.movement.commands import models as commands
from anbinh.records.movement.commands import sites
from anbinh.records.movement.models import CommunityModel, Site

CITY = ZoneInfo("Asia/Ho_Chi_Minh")
FAR = "00634"


def on(day: int, hour: int = 9, *, month: int = 3, year: int = 2026) -> datetime:
    """A moment; March 2026 unless told."""
    return datetime(year, month, day, hour, tzinfo=CITY)


def day(number: int, *, month: int = 3, year: int = 2026) -> date:
    """A day; of March 2026 unless told."""
    return date(year, month, number)


def fresh(model: CommunityModel) -> CommunityModel:
    """The model as it is now."""
    return CommunityModel.objects.get(pk=model.pk)


def fresh_site(site: Site) -> Site:
    """The site as it is now."""
    return Site.objects.get(pk=site.pk)


def total(verb: str, *, until: date, **codes: str) -> int:
    """The sum of a verb up to a day, under these codes."""
    return sum(
        one.quantity
        for one in Entry.objects.with_verb(verb).counting()
        if one.occurred_on <= until and codes.items() <= one.dimensions.items()
    )


@dataclass
class Ward:
    """Everybody a model meets, and where it lies."""

    lan: Person
    thang: Person
    chair: Person
    phuc_loc: Unit
    far: Unit

    def planned(self, **changed: Any) -> CommunityModel:
        """A group of households, whose survey plan was approved on 2 March 2026."""
        given: dict[str, Any] = {
            "unit": self.phuc_loc,
            "name": "Liên gia bình yên",
            "model_type": "households",
            "proposer": "police",
            "about": "Năm nhà trông nhau.",
            "on": day(2),
            "number": "15/KH-UBND",
            "by": self.thang,
            "at": on(2),
        }
        return commands.plan(**{**given, **changed})

    def did(
        self, model: CommunityModel, step: str, at: datetime, *, number: str = "", text: str = "", **more: Any
    ) -> None:
        """One step of a model, by Thắng."""
        verb = getattr(commands, step)
        verb(fresh(model), Paper(text=text, number=number), by=self.thang, at=at, **more)

    def approved(self, **changed: Any) -> CommunityModel:
        """The same, approved on 10 March."""
        model = self.planned(**changed)
        self.did(model, "survey", on(4), text="Có năm vụ trộm trong quý.")
        self.did(model, "propose", on(6), number="3/TTr")
        self.did(model, "approve", on(10), number="20/QĐ-UBND")
        return fresh(model)

    def launched(self, **changed: Any) -> CommunityModel:
        """The same, launched on 20 March."""
        model = self.approved(**changed)
        self.did(model, "attach", on(11), kind="rules", number="1/QC")
        self.did(model, "attach", on(11), kind="work_plan", number="2/KH")
        self.did(model, "commit", on(15), households=50, signed=47)
        self.did(model, "launch", on(20))
        return fresh(model)

    def site(self, model: CommunityModel, **changed: Any) -> Site:
        """Group 5 of Phúc Lộc keeps it from 25 March."""
        given: dict[str, Any] = {
            "model": fresh(model),
            "unit": self.phuc_loc,
            "site_type": "residential",
            "name": "Tổ dân phố số 5",
            "on": day(25),
            "teams": 2,
            "by": self.lan,
            "at": on(28, month=6),
        }
        return sites.open_site(**{**given, **changed})


@pytest.fixture
def ward(cast: None, db: None) -> Ward:
    def person(username: str) -> Person:
        found: Person = Person.objects.named(username).get()
        return found

    return Ward(
        lan=person("nguyen.thi.lan"),
        thang=person("nguyen.duc.thang"),
        chair=person("tran.quang.vinh"),
        phuc_loc=Unit.objects.coded("09739").on(day(2)).get(),
        far=Unit.objects.coded(FAR).on(day(2)).get(),
    )


@pytest.fixture(autouse=True)
def _whole_journal(request: pytest.FixtureRequest, db: None) -> Iterator[None]:
    """After each test that has a ward, the journal says exactly what the records say."""
    yield from whole.watched(request, "ward")
