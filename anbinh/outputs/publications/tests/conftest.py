"""A year of a city with large and small numbers in its months, units, kinds and lines; closed, and published."""

from datetime import date
from typing import Any

import pytest
from django.db import transaction

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.journal import commands as journal
from anbinh.foundation.units.models import Unit
from anbinh.kernels.figures import Period, period
from anbinh.outputs.figures.commands import close_period, reopen_period
from anbinh.outputs.figures.models import Closing
from anbinh.outputs.figures.tests.conftest import Book, extracted, moment, told
from anbinh.outputs.publications import commands
from anbinh.outputs.publications.models import Publication
from anbinh.records.cases.verbs import CLEARED, OCCURRED
from anbinh.records.intake.verbs import DECIDED, PENDING, RECEIVED

__all__ = ["Book", "Year", "extracted", "told"]
YEAR = period("nd09", "year", 2023)
CLOSED = date(2023, 12, 20)
NOW = moment(date(2024, 1, 5))
# District, month, kind of report, crime line, how many reports, how many cases.
LIVED = (
    (0, 1, "denunciation", "TTXH", 41, 30),
    (0, 2, "denunciation", "TTXH", 3, 2),
    (0, 3, "report", "KT", 1, 1),
    (1, 1, "report", "TTXH", 22, 17),
    (1, 5, "proposal", "MATUY", 2, 9),
    (2, 5, "denunciation", "TTXH", 1, 1),
    (2, 6, "report", "KT", 1, 0),
    (3, 7, "denunciation", "MT", 64, 12),
)


class Year:
    """The cast, and the year as it is told."""

    def __init__(self, told: Book) -> None:
        self.book, self.city = told, told.city
        self.office = told.office
        self.chair = Person.objects.demonstration().filter(posts__role="chair").order_by("pk")[0]
        living = Unit.objects.all().on(date(2023, 6, 1))
        districts = list(living.districts().order_by("code")[:4])
        self.communes = [living.communes().within(district).order_by("code")[0] for district in districts]

    def lived(self) -> "Year":
        for district, month, kind, line, reports, cases in LIVED:
            self.happened(self.communes[district], date(2023, month, 3), (kind, line), (reports, cases))
        self.happened(self.city, date(2023, 8, 3), ("denunciation", "TTXH"), (2, 0))
        return self

    def happened(
        self, unit: Unit, day: date, of: tuple[str, str], numbers: tuple[int, int], *, recorded: date | None = None
    ) -> None:
        (kind, line), (reports, cases) = of, numbers
        codes = {"line": line, "severity": "NT"}
        facts: list[tuple[str, int, dict[str, str]]] = [
            (RECEIVED, reports, {**codes, "kind": kind, "arrival": "new"}),
            (PENDING, reports, codes),
            (DECIDED, reports * 9 // 10, {**codes, "kind": kind}),
            (PENDING, -(reports * 9 // 10), codes),
            (OCCURRED, cases, {**codes, "origin": "report"}),
            (CLEARED, cases * 8 // 10, {**codes, "era": "this_year"}),
        ]
        postings = [journal.Posting(verb, unit, unit, day, quantity, cut) for verb, quantity, cut in facts if quantity]
        with transaction.atomic():
            journal.post(*postings, by=None, at=moment(recorded or day))

    def closed(self, one: Period = YEAR, on: date = CLOSED) -> Any:
        return close_period(self.city, one, note="Còn xã chưa chốt.", by=self.office, at=moment(on))

    def closed_again(self) -> Any:
        """Opened for what came late, and closed with it."""
        standing = Closing.objects.of_unit(self.city).of_period(YEAR).standing().get()
        reopen_period(standing, reason="Bổ sung tin ghi muộn.", by=self.office, at=moment(date(2024, 1, 8)))
        return self.closed(on=date(2024, 1, 10))

    def published(self) -> Publication:
        self.closed()
        return commands.publish(YEAR, by=self.chair, at=NOW)


@pytest.fixture
def year(told: Book) -> Year:
    return Year(told).lived()
