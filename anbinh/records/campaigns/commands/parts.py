"""What a unit does in a campaign: report a day, report it again, write a note, take back."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books import commands as books
from anbinh.foundation.books.commands import BookDesk, Desk, Paper, Refusal, laid
from anbinh.foundation.books.models import Act
from anbinh.foundation.journal.commands import Posting, reverse
from anbinh.foundation.journal.models import Entry
from anbinh.records.campaigns import measures, verbs
from anbinh.records.campaigns.book import PARTS
from anbinh.records.campaigns.models import Daily, Part

MOST = 100_000


def report(part: Part, paper: Paper, *, numbers: Mapping[str, int], by: Person | None, at: datetime) -> Act:
    """The numbers of one day (`paper.on`); a day that was reported is corrected: the old numbers are reversed."""
    with transaction.atomic():
        counted = checked(numbers)
        desk = laid(PARTS, part, "report", paper, by=by, at=at)
        if not desk.record.campaign.is_on(desk.act.on):
            raise Refusal(_("This day lies outside the campaign. Check the day."))
        before = Daily.objects.on_day(desk.record, desk.act.on)
        if before is not None:
            if before.numbers == counted:
                raise Refusal(_("Nothing was changed. Change a field, or go back."))
            _correct(desk, before)
        daily = Daily.objects.create(part=desk.record, on=desk.act.on, numbers=counted, begun_by=desk.act)
        desk.act.facts = measures.said(counted) or [_("nothing to report")]
        desk.postings += postings_of(daily)
        if not counted:
            desk.post(verbs.NOTHING)
        return desk.close()


def checked(numbers: Mapping[str, int]) -> dict[str, int]:
    """Numbers that are known and can be, zeros left out."""
    if unknown := set(numbers) - set(measures.numbered()):
        raise ValueError(f"not measured: {sorted(unknown)}")
    if any(value < 0 or value > MOST for value in numbers.values()):
        raise Refusal(_("A number of a day lies between 0 and 100.000. Check the numbers."))
    return {key: numbers[key] for key in measures.numbered() if numbers.get(key)}


def postings_of(daily: Daily) -> list[Posting]:
    """One fact for each number of a day."""
    unit = daily.part.unit
    return [
        Posting(verbs.REPORTED, daily, unit, daily.on, value, measures.dimensions_of(key))
        for key, value in daily.numbers.items()
    ]


def _correct(desk: BookDesk[Part], before: Daily) -> None:
    before.ended_by = desk.act
    before.save()
    standing = list(Entry.objects.about(before).with_verb(verbs.REPORTED).live().counting())
    if standing:
        reverse(*standing, by=desk.by, at=desk.at, reason=_("Reported again"))


def note(part: Part, *, text: str, by: Person | None, at: datetime) -> Act:
    """A line in the history."""
    return books.note(PARTS, part, verbs.NOTED, text=text, by=by, at=at)


def take_back(part: Part, *, reason: str, by: Person | None, at: datetime) -> Act:
    """Undo the last step."""
    return books.take_back(PARTS, part, reason=reason, by=by, at=at, restoring=_as_before)


def _as_before(desk: Desk[Part, Act], act: Act) -> None:
    """The day it reported is reported no more; the numbers it corrected stand again."""
    for daily in Daily.objects.begun_with(act):
        daily.ended_by = desk.act
        daily.save()
    for daily in Daily.objects.ended_with(act):
        daily.ended_by, daily.part = None, desk.record
        daily.save()
        desk.postings += postings_of(daily)
