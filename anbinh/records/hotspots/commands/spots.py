"""What is done with a hot spot: open, review, measure, clear, open again, correct, take back."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books import commands as books
from anbinh.foundation.books.commands import BookDesk, Desk, Paper, Refusal, laid
from anbinh.foundation.books.models import Act
from anbinh.foundation.files.uploads import Upload
from anbinh.foundation.journal.commands import Posting
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.units.models import Unit
from anbinh.records.hotspots import rules, verbs
from anbinh.records.hotspots.book import BOOK
from anbinh.records.hotspots.models import Review, Spot

CORRECTABLE = ("name", "kind", "about", "place", "place_unit", "line", "review_days")
SpotDesk = BookDesk[Spot]


def open_spot(
    *,
    unit: Unit,
    name: str,
    kind: str,
    finding: str,
    about: str,
    on: date,
    is_group: bool = False,
    place: str = "",
    place_unit: Unit | None = None,
    line: Sequence[Sequence[float]] = (),
    review_days: int = 30,
    number: str = "",
    uploads: Sequence[Upload] = (),
    by: Person | None,
    at: datetime,
) -> Spot:
    """Open a hot spot by decision; its first review is due after the interval."""
    with transaction.atomic():
        spot = Spot(
            unit=unit,
            name=name.strip(),
            kind=kind,
            finding=finding,
            about=about.strip(),
            opened_on=on,
            since=on,
            is_group=is_group,
            place=place.strip(),
            place_unit=place_unit,
            line=[list(pair) for pair in line],
            review_days=review_days,
        )
        _check(spot)
        paper = Paper(number=number, uploads=uploads)
        desk = books.entered(BOOK, spot, "open", paper, permission="hotspots.decide", prefix="TĐ", by=by, at=at)
        desk.act.facts = [spot.get_finding_display()]
        _begin(desk)
        desk.post(verbs.OPENED, quantity=1)
        desk.close()
        return spot


def _check(spot: Spot) -> None:
    if not spot.name or not spot.about:
        raise Refusal(_("Give the hot spot a name and say what gathers there."))
    if not 1 <= spot.review_days <= 366:
        raise Refusal(_("The interval between reviews is between 1 and 366 days."))


def _begin(desk: SpotDesk) -> None:
    """A review is awaited; its overdue entry stands on its day, perhaps in the future."""
    due = rules.next_review(desk.act.on, every=desk.record.review_days)
    awaited = Review.objects.create(spot=desk.record, due_on=due, begun_by=desk.act)
    desk.record.due_on = due
    desk.postings.append(_overdue(awaited))


def _overdue(review: Review) -> Posting:
    return Posting(verbs.OVERDUE, review, review.spot.unit, review.counts_on, 1, review.codes)


def _end(desk: SpotDesk, *, held: date | None, result: str = "") -> None:
    """The awaited review is held, or void. In time: its overdue entry is taken back. Late: −1 on the day."""
    awaited = Review.objects.awaited(desk.record)
    if awaited is None:
        return
    awaited.spot, awaited.ended_by = desk.record, desk.act
    awaited.held_on, awaited.result, awaited.void = held, result, held is None
    awaited.save()
    desk.record.due_on = None
    if awaited.late and held is not None:
        desk.postings.append(Posting(verbs.OVERDUE, awaited, awaited.spot.unit, held, -1, awaited.codes))
    else:
        desk.back += Entry.objects.about(awaited).with_verb(verbs.OVERDUE).live().counting()


def review(spot: Spot, paper: Paper, *, result: str, by: Person | None, at: datetime) -> Act:
    """Hold the awaited review; the next is due after the interval."""
    with transaction.atomic():
        if not paper.text.strip():
            raise Refusal(_("Write what the review found: at least one sentence."))
        desk = laid(BOOK, spot, "review", paper, by=by, at=at)
        desk.act.facts = [str(Review.Result(result).label)]
        _end(desk, held=desk.act.on, result=result)
        _begin(desk)
        desk.post(verbs.REVIEWED)
        return desk.close()


def measure(spot: Spot, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """Record what was done there."""
    with transaction.atomic():
        if not paper.text.strip():
            raise Refusal(_("Write what was done: at least one sentence."))
        desk = laid(BOOK, spot, "measure", paper, by=by, at=at)
        desk.post(verbs.MEASURE)
        return desk.close()


def clear(spot: Spot, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """Declare it cleared: it leaves the stock, and no review is awaited any more."""
    with transaction.atomic():
        if not paper.text.strip():
            raise Refusal(_("Say on what ground it is declared cleared: the reason stands in the decision."))
        desk = laid(BOOK, spot, "clear", paper, by=by, at=at)
        if desk.act.on < desk.record.since:
            raise Refusal(_("It was opened again after this day. Check the day."))
        _end(desk, held=None)
        desk.record.stage, desk.record.cleared_on = Spot.Stage.CLEARED, desk.act.on
        desk.post(verbs.CLEARED, quantity=-1)
        return desk.close()


def reopen(spot: Spot, paper: Paper, *, by: Person | None, at: datetime) -> Act:
    """Open it again: the same place or group has come back."""
    with transaction.atomic():
        if not paper.text.strip():
            raise Refusal(_("Say what has come back: at least one sentence."))
        desk = laid(BOOK, spot, "reopen", paper, by=by, at=at)
        if desk.record.cleared_on and desk.act.on < desk.record.cleared_on:
            raise Refusal(_("It was cleared after this day. Check the day."))
        desk.record.stage, desk.record.cleared_on, desk.record.since = Spot.Stage.OPEN, None, desk.act.on
        _begin(desk)
        desk.post(verbs.OPENED, quantity=1)
        return desk.close()


def note(spot: Spot, *, text: str, by: Person | None, at: datetime) -> Act:
    """A line in the history."""
    return books.note(BOOK, spot, verbs.NOTED, text=text, by=by, at=at)


def correct(spot: Spot, *, values: Mapping[str, Any], reason: str, by: Person | None, at: datetime) -> Act:
    """Change what the book says of it; figures that counted it are restated under its new kind."""
    with transaction.atomic():
        desk = books.corrected(BOOK, spot, values, among=CORRECTABLE, reason=reason, by=by, at=at)
        _check(desk.record)
        desk.post(verbs.CORRECTED)
        return desk.close(reason=reason)


def take_back(spot: Spot, *, reason: str, by: Person | None, at: datetime) -> Act:
    """Undo the last step."""
    return books.take_back(BOOK, spot, reason=reason, by=by, at=at, restoring=_reviews_as_before)


def _reviews_as_before(desk: Desk[Spot, Act], act: Act) -> None:
    """A review the step began is void; one it ended is awaited again, its overdue entry posted anew."""
    for begun in Review.objects.of(desk.record).begun_with(act):
        begun.void, begun.ended_by = True, desk.act
        begun.save()
    for ended in Review.objects.of(desk.record).ended_with(act):
        was_late = ended.late
        ended.held_on, ended.result, ended.void, ended.ended_by = None, "", False, None
        ended.spot = desk.record
        ended.save()
        if not was_late:
            desk.postings.append(_overdue(ended))
