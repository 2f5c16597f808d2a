"""Put the city in: stories in the order of time, row by row in the books, entry by entry in the journal."""

import heapq
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.config.city.places import city
from anbinh.foundation.accounts.models import Person
from anbinh.foundation.journal.commands import Dated, post_dated
from anbinh.foundation.units.models import Unit
from anbinh.kernels.city import CaseStory, ReportStory, Size
from anbinh.kernels.city.model import Story
from anbinh.records.cases.commands.telling import tell as tell_cases
from anbinh.records.intake.commands.telling import is_told, note_telling
from anbinh.records.intake.commands.telling import tell as tell_reports
from anbinh.records.intake.gazetteer import Gazetteer
from anbinh.records.intake.models import Report, day_of

FIRST_DAY = date(2022, 1, 1)
STORIES_AT_ONCE = 500
STEPS_AT_ONCE = 4000
# Who is in charge of what lies in the units of the demonstration's cast.
IN_CHARGE = {"CATP-PC02": "pham.minh.tuan", "CA-09739": "nguyen.thi.lan"}

Progress = Callable[[date], None]


class CityRefusal(Exception):
    """The city cannot be put in; the text is the sentence the reader gets."""


@dataclass
class Loaded:
    """What was put in."""

    reports: int = 0
    cases: int = 0
    entries: int = 0


@dataclass
class _Waiting:
    """Steps that were told and are not posted yet: chains grow in the order in which things were recorded."""

    heap: list[tuple[datetime, int, Dated]] = field(default_factory=list)
    told: int = 0

    def add(self, steps: Iterable[Dated]) -> None:
        for step in steps:
            self.told += 1
            heapq.heappush(self.heap, (step.at, self.told, step))

    def until(self, moment: datetime | None) -> Iterator[Dated]:
        """Those of before a moment, taken out; all for None."""
        while self.heap and (moment is None or self.heap[0][0] < moment):
            yield heapq.heappop(self.heap)[2]


def _nobody_watches(_day: date) -> None:
    """Nobody watches."""


def load(
    size: str | Size,
    *,
    start: date = FIRST_DAY,
    end: date | None = None,
    seed: int = 1,
    at: datetime,
    progress: Progress = _nobody_watches,
) -> Loaded:
    """Put the city of these days into the books, all or nothing; `end` is the day of `at` unless it lies before."""
    last = min(end or day_of(at), day_of(at))
    must_be_empty()
    with transaction.atomic():
        loading = _Loading(at=at, progress=progress)
        stories = city(size, start=start, end=last, seed=seed).stories()
        while some := list(islice(stories, STORIES_AT_ONCE)):
            loading.put_in([story for story in some if _recorded(story) <= at])
        loading.post(None)
        note_telling(Unit.objects.all().on(day_of(at)).roots().get(), by=None, at=at)
    return loading.loaded


def days_of(year: int | None) -> tuple[date, date | None]:
    """First and last day of a reporting year, 15/12 to 14/12; of all of them for None."""
    return (FIRST_DAY, None) if year is None else (date(year - 1, 12, 15), date(year, 12, 14))


def already_loaded() -> bool:
    """A city is put in once."""
    return is_told()


def must_be_empty() -> None:
    """Refuse where a city was put in before; the demonstration's own records may be there."""
    if already_loaded():
        raise CityRefusal(_("There is a city in these books already. Begin with empty ones for another."))


def _recorded(story: Story) -> datetime:
    return story.recorded_at if isinstance(story, ReportStory) else story.opened_at


class _Loading:
    """One city on its way into the books."""

    def __init__(self, *, at: datetime, progress: Progress) -> None:
        self.at, self.progress = at, progress
        self.gazetteer = Gazetteer(Unit.objects.all())
        people = {person.username: person for person in Person.objects.demonstration()}
        self.in_charge = {unit: people[name] for unit, name in IN_CHARGE.items() if name in people}
        self.loaded, self.waiting = Loaded(), _Waiting()
        self.prosecuted: dict[int, Report] = {}

    def put_in(self, stories: list[Story]) -> None:
        """A handful of stories; what was recorded before the last of them is posted."""
        reports = [story for story in stories if isinstance(story, ReportStory)]
        cases = [story for story in stories if isinstance(story, CaseStory)]
        told = tell_reports(reports, gazetteer=self.gazetteer, in_charge=self.in_charge, at=self.at)
        self.prosecuted |= {number: one for number, one in told.reports.items() if one.outcome == "prosecuted"}
        sources = {story.number: self.prosecuted.pop(story.report) for story in cases if story.report is not None}
        history = tell_cases(cases, sources, gazetteer=self.gazetteer, in_charge=self.in_charge, at=self.at)
        self.loaded.reports += len(reports)
        self.loaded.cases += len(cases)
        self.waiting.add(told.history)
        self.waiting.add(history)
        if stories:
            self.post(stories[-1].moment)
            self.progress(day_of(stories[-1].moment))

    def post(self, until: datetime | None) -> None:
        """Everything that was recorded before a moment."""
        steps = self.waiting.until(until)
        while some := list(islice(steps, STEPS_AT_ONCE)):
            self.loaded.entries += len(post_dated(some, by=None))
