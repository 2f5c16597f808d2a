"""The look: what stands out in the books up to a day is written into the inbox, each thing once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from anbinh.foundation.books import commands as books
from anbinh.foundation.books.models import Act, day_of
from anbinh.foundation.journal.commands import Posting, post
from anbinh.foundation.units.models import Unit
from anbinh.outputs.figures.asking import territory
from anbinh.outputs.findings import querysets, verbs
from anbinh.outputs.findings.book import BOOK
from anbinh.outputs.findings.looking import Seen, clusters, growing, surges, weekly
from anbinh.outputs.findings.looking.counting import WEEK, where_today
from anbinh.outputs.findings.looking.series import GROWTH
from anbinh.outputs.findings.models import Finding

# Farrington looks five years back; a little more, for its windows.
PAST = timedelta(days=366 * 6)
# Put aside, it comes back when it has grown by half.
COMES_BACK = 1.5
WEEKS_OF_DEMONSTRATION = 26


@dataclass(frozen=True)
class Looked:
    """How many things were seen, how many of them are new in the inbox, how many grew, how many came back."""

    seen: int
    new: int
    grown: int
    back: int


def look(*, at: datetime, last: date | None = None, weeks: int = 1) -> Looked:
    """Look at what was reported up to a day (yesterday when left out) and write down what stands out."""
    day = last or day_of(at) - timedelta(days=1)
    return note_all(seen_by(day, weeks=weeks), at=at)


def seen_by(day: date, *, weeks: int = 1) -> list[Seen]:
    """Everything that stands out in the newest weeks before the end of a day, and what gathers on that day."""
    return [*_counted(day, weeks=weeks), *_tied(day, weeks=weeks)]


def _tied(day: date, *, weeks: int) -> list[Seen]:
    """Series that grew, each with what ties it and who holds its reports."""
    first = day - GROWTH.days - WEEK * (weeks - 1)
    rows = list(querysets.joined(_begin(first + timedelta(days=1)), _begin(day + timedelta(days=1))))
    if not rows:
        return []
    found = growing(rows, last=day, city=querysets.the_city(day).pk, weeks=weeks)
    series = querysets.series_keyed([int(one.value) for one in found])
    names = querysets.names_of([unit["unit"] for one in found for unit in one.told["units"]])
    for one in found:
        whole = series[int(one.value)]
        for unit in one.told["units"]:
            unit["name"] = names[unit["unit"]]
        one.told.update(code=whole.code, tied_by=whole.tied_by, reports=whole.reports)
    return found


def _begin(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _counted(day: date, *, weeks: int) -> list[Seen]:
    """What stands out in the counts of the journal."""
    rows = list(querysets.received(day - PAST, day))
    if not rows:
        return []
    communes, city = querysets.communes(day), querysets.the_city(day)
    where = where_today(territory().rollup([unit.pk for unit in communes], boundaries=day))
    counts = weekly(rows, first=min(row.day for row in rows), last=day, city=city.pk, where=where)
    found = surges(counts, last=weeks) if counts else []
    return [*found, *clusters(rows, last=day, communes=communes, where=where)]


def note_all(found: Iterable[Seen], *, at: datetime) -> Looked:
    """Write down what was seen: a new finding, or the same one grown."""
    told = {"new": 0, "grown": 0, "back": 0}
    seen = list(found)
    with transaction.atomic():
        for one in seen:
            if did := _note(one, at=at):
                told[did] += 1
    return Looked(len(seen), **told)


def _note(seen: Seen, *, at: datetime) -> str:
    known = Finding.objects.same_as(seen)
    if known is None:
        _found(seen, at=at)
        return "new"
    return _grown(known, seen, at=at)


def _found(seen: Seen, *, at: datetime) -> None:
    finding = Finding(
        unit=Unit.objects.get(pk=seen.unit),
        opened_on=day_of(at),
        kind=seen.kind,
        theme=seen.theme,
        value=seen.value,
        first_on=seen.first_on,
        last_on=seen.last_on,
        observed=seen.observed,
        expected=seen.expected,
        bound=seen.bound,
        seldom=seen.seldom,
        told=seen.told,
    )
    desk = books.entered(BOOK, finding, "find", permission="findings.handle", prefix="PH", by=None, at=at)
    desk.post(verbs.FOUND)
    desk.close()


def _grown(finding: Finding, seen: Seen, *, at: datetime) -> str:
    """The same thing, seen again: its last day, its count, how sure. Nothing where nothing is new."""
    if (seen.last_on, seen.observed) <= (finding.last_on, finding.observed):
        return ""
    finding.last_on, finding.told = max(finding.last_on, seen.last_on), seen.told
    finding.expected, finding.bound, finding.seldom = seen.expected, seen.bound, seen.seldom
    grown = seen.observed > finding.observed
    finding.observed = max(finding.observed, seen.observed)
    back = finding.put_aside_at is not None and finding.observed >= COMES_BACK * finding.put_aside_at
    if back:
        finding.stage, finding.put_aside_at = Finding.Stage.OPEN, None
    finding.version += 1
    finding.save()
    if back:
        _say_it_grew(finding, at=at)
    return "back" if back else "grown" if grown else ""


def _say_it_grew(finding: Finding, *, at: datetime) -> None:
    """A line of the history and of the journal: somebody had put it aside."""
    Act.objects.create(
        subject_kind=Finding._meta.label_lower,
        subject_id=finding.pk,
        verb="grow",
        unit=finding.unit,
        by=None,
        on=day_of(at),
        recorded_at=at,
        facts=[f"{finding.observed}"],
    )
    post(Posting(verbs.GROWN, finding, finding.unit, day_of(at)), by=None, at=at)


def make_demonstration(*, at: datetime) -> int:
    """The half year before today, looked at week by week; nothing where findings are there already."""
    if Finding.objects.exists():
        return 0
    return look(at=at, weeks=WEEKS_OF_DEMONSTRATION).new
