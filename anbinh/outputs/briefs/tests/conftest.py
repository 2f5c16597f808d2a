"""A city whose 2022 and 2023 are told by a few hundred entries, and the people who write, approve and look."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from anbinh.foundation.accounts.models import Person, Post
from anbinh.foundation.journal import commands as journal
from anbinh.foundation.journal.extract import extract
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.units.models import Unit
from anbinh.kernels.figures import period
from anbinh.outputs.briefs import commands
from anbinh.outputs.briefs.facts import Facts
from anbinh.outputs.briefs.gathering import Question, gather
from anbinh.outputs.briefs.models import Brief, Passage
from anbinh.outputs.briefs.outline import Outline, outlines
from anbinh.records.cases.verbs import CLEARED, OCCURRED
from anbinh.records.intake.verbs import DECIDED, PENDING, RECEIVED

HANOI_TIME = timezone(timedelta(hours=7))
YEAR = period("nd09", "year", 2023)
KNOWN = date(2024, 3, 6)


def moment(day: date, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=HANOI_TIME)


NOW = moment(KNOWN, 10)


_FACTS: dict[tuple[str, Question, int], Facts] = {}


def gathered_once(outline: Outline, question: Question, *, at: datetime) -> Facts:
    """The same question of the same journal is asked once for all tests."""
    key = outline.kind, question, Entry.objects.filter(verb__in=(RECEIVED, DECIDED, OCCURRED, CLEARED)).count()
    if key not in _FACTS:
        _FACTS[key] = gather(outline, question, at=at)
    return _FACTS[key]


@dataclass
class House:
    """The cast of these tests."""

    city: Unit
    communes: list[Unit]
    writer: Person
    chair: Person
    inspector: Person
    duty: Person

    def received(self, day: date, number: int = 1, *, decided: bool = True, recorded: date | None = None) -> None:
        """Reports of a day, each received once and perhaps decided."""
        codes = {"line": "TTXH", "severity": "NT"}
        facts = [(RECEIVED, number, {**codes, "kind": "denunciation", "arrival": "new"}), (PENDING, number, codes)]
        facts += [(DECIDED, number, codes), (PENDING, -number, codes)] if decided else []
        self._posted(facts, day, recorded)

    def crime(self, day: date, number: int, *, cleared: int, severity: str = "NT", line: str = "TTXH") -> None:
        """Cases of a day, some of them cleared."""
        codes = {"line": line, "severity": severity}
        facts = [(OCCURRED, number, {**codes, "origin": "report"}), (CLEARED, cleared, {**codes, "era": "this_year"})]
        self._posted([fact for fact in facts if fact[1]], day, None)

    def _posted(self, facts: list[tuple[str, int, dict[str, str]]], day: date, recorded: date | None) -> None:
        unit = self.communes[day.day % len(self.communes)]
        postings = [journal.Posting(verb, unit, unit, day, quantity, cut) for verb, quantity, cut in facts]
        with transaction.atomic():
            journal.post(*postings, by=None, at=moment(recorded or day))

    def draft(self, kind: str = "annual") -> Brief:
        return commands.draft(
            outlines()[kind], self.city, YEAR, as_of=KNOWN, by=self.writer, at=NOW, gathering=gathered_once
        )

    def passage(self, brief: Brief, key: str) -> Passage:
        return Passage.objects.of(brief).keyed(key).get()

    def wrote(self, brief: Brief, key: str, text: str) -> Passage:
        return commands.write(self.passage(brief, key), text=text, by=self.writer, at=NOW)

    def written(self, brief: Brief) -> Brief:
        """Everything only a person can say is said."""
        for passage in brief.passages.all():
            if passage.lacks_its_writer:
                commands.write(
                    passage, text="Ban hành kế hoạch của năm.\n- Giao việc cho đơn vị.", by=self.writer, at=NOW
                )
        return Brief.objects.get(pk=brief.pk)

    def approved(self) -> Brief:
        brief = commands.submit(self.written(self.draft()), by=self.writer, at=NOW)
        brief = commands.approve(brief, by=self.chair, at=NOW)
        signer = Post.objects.of(self.chair)[0]
        return commands.prepare(
            brief,
            number=5,
            symbol="BC-BCĐ",
            signer=signer,
            titles="TM. Ban Chỉ đạo\nTrưởng ban",
            recipients="Bộ Công an (để báo cáo)\nLưu: VT",
            by=self.writer,
            at=NOW,
        )


@pytest.fixture(scope="module")
def extracted(cast: None, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any) -> Path:
    """A data folder whose extract holds everything but what a test posts."""
    folder = tmp_path_factory.mktemp("data")
    with django_db_blocker.unblock():
        extract(folder / "extract" / "journal", at=moment(date(2026, 1, 1)))
    return folder


@pytest.fixture
def house(extracted: Path, db: None, settings: Any) -> Iterator[House]:
    settings.DATA = extracted
    settings.ADDRESS = "https://anbinh.example.vn"
    living = Unit.objects.all().on(date(2023, 6, 1))
    people = Person.objects.demonstration()
    yield House(
        city=living.roots()[0],
        communes=list(living.communes().order_by("pk")[:5]),
        writer=people.filter(posts__role="standing_office")[0],
        chair=people.filter(posts__role="chair")[0],
        inspector=people.filter(posts__role="inspector")[0],
        duty=people.filter(posts__role="duty_officer")[0],
    )


@pytest.fixture
def told(house: House) -> House:
    """The year 2023 beside 2022: 907 of 1,000 reports resolved, 27 of 28 grave cases cleared."""
    house.received(date(2023, 3, 1), 907)
    house.received(date(2023, 4, 2), 93, decided=False)
    house.received(date(2022, 3, 1), 800)
    house.crime(date(2023, 5, 3), 1840, cleared=1670)
    house.crime(date(2022, 5, 3), 1916, cleared=1700)
    house.crime(date(2023, 6, 4), 28, cleared=27, severity="RNT")
    return house
