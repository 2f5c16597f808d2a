"""A small city for the journal's tests: Vân Phúc and Hát Môn in Phúc Thọ, and Lan who is on duty at Vân Phúc."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db import transaction

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.journal.commands import Posting, post
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.units.models import Kind, Unit

START = datetime(2024, 3, 6, 2, 0, tzinfo=UTC)
DAY = date(2024, 3, 6)


@dataclass
class City:
    """Units and people, and the verb with which these tests count."""

    van_phuc: Unit
    hat_mon: Unit
    lan: Person

    def post(
        self,
        *,
        unit: Unit | None = None,
        day: date = DAY,
        quantity: int = 1,
        minutes: int = 0,
        kind: str = "",
        codes: dict[str, str] | None = None,
        verb: str = "units.unit.opened",
    ) -> Entry:
        """One entry, of a unit that opened unless said otherwise, `minutes` after the start."""
        where = unit or self.van_phuc
        said = codes if codes is not None else {"kind": kind or where.kind}
        posting = Posting(verb, where, where, day, quantity=quantity, dimensions=said)
        with transaction.atomic():
            return post(posting, by=self.lan, at=START + timedelta(minutes=minutes))[0]


def make_city() -> City:
    """Rows straight into the tables: the journal is the subject here, not its rooms above."""
    units = {}
    for code, name in (("T04825", "Vân Phúc"), ("T04828", "Hát Môn")):
        units[code] = Unit.objects.create(code=code, name=name, kind=Kind.COMMUNE, valid_from=date(2020, 1, 1))
    lan = Person.objects.create(username="lan.vanphuc.so", full_name="Nguyễn Thị Lan", created_at=START)
    return City(units["T04825"], units["T04828"], lan)
