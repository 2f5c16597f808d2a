"""Recommendations: made with a day, followed up, done in time or late."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import Desk, Paper, Refusal, laid
from anbinh.foundation.books.models import Act
from anbinh.foundation.journal.commands import Posting
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.web import words
from anbinh.records.oversight import verbs
from anbinh.records.oversight.book import BOOK
from anbinh.records.oversight.commands import telling
from anbinh.records.oversight.models import Inspection, Recommendation


def recommend(inspection: Inspection, paper: Paper, *, due_on: date, by: Person | None, at: datetime) -> Act:
    """Say what the unit is to do, by which day; its overdue entry stands on its day, perhaps in the future."""
    with transaction.atomic():
        if not paper.text.strip():
            raise Refusal(_("Write what is recommended: at least one sentence."))
        desk = laid(BOOK, inspection, "recommend", paper, by=by, at=at)
        if due_on < desk.act.on:
            raise Refusal(_("The day by which it is done lies before the recommendation. Check the two days."))
        made = Recommendation.objects.create(
            inspection=desk.record, text=paper.text.strip(), made_on=desk.act.on, due_on=due_on, begun_by=desk.act
        )
        desk.act.facts = [_("due %(day)s") % {"day": words.day(due_on)}]
        desk.postings += [_posting(verbs.OPEN, made, desk.act.on, 1), _overdue(made)]
        desk.record.due_on = next_due(desk.record)
        telling.recommended(made, by=by, at=at)
        return desk.close()


def fulfil(
    inspection: Inspection, paper: Paper, *, recommendation: Recommendation, by: Person | None, at: datetime
) -> Act:
    """A recommendation was followed. In time: its overdue entry is taken back. Late: −1 on the day."""
    with transaction.atomic():
        if not paper.text.strip():
            raise Refusal(_("Write what was done: at least one sentence."))
        desk = laid(BOOK, inspection, "fulfil", paper, by=by, at=at)
        done = Recommendation.objects.standing(desk.record).open().keyed(recommendation.pk)
        if done is None:
            raise Refusal(_("This recommendation is not open any more."))
        if desk.act.on < done.made_on:
            raise Refusal(_("It was recommended after this day. Check the day."))
        done.inspection, done.ended_by = desk.record, desk.act
        done.done_on, done.answer = desk.act.on, paper.text.strip()
        done.save()
        desk.act.facts = [done.text[:80], _("late") if done.late else _("in time")]
        desk.postings.append(_posting(verbs.OPEN, done, desk.act.on, -1))
        in_time = "no" if done.late else "yes"
        desk.postings.append(_posting(verbs.DONE, done, desk.act.on, 1, in_time=in_time))
        if done.late:
            desk.postings.append(_posting(verbs.OVERDUE, done, desk.act.on, -1))
        else:
            desk.back += Entry.objects.about(done).with_verb(verbs.OVERDUE).live().counting()
        desk.record.due_on = next_due(desk.record)
        telling.answered(done, by=by, at=at)
        return desk.close()


def _posting(verb: str, one: Recommendation, on: date, quantity: int, **more: str) -> Posting:
    return Posting(verb, one, one.inspection.unit, on, quantity, {**one.inspection.codes, **more})


def _overdue(one: Recommendation) -> Posting:
    return _posting(verbs.OVERDUE, one, one.counts_on, 1)


def next_due(inspection: Inspection) -> date | None:
    """The day of the open recommendation that is due first."""
    first = Recommendation.objects.standing(inspection).open().first()
    return first.due_on if first else None


def recommendations_as_before(desk: Desk[Inspection, Act], act: Act) -> None:
    """One that the step made is void; one it ended is open again, its overdue entry posted anew."""
    for made in Recommendation.objects.begun_with(act):
        made.void = True
        made.save()
    ended: Any = Recommendation.objects.ended_with(act)
    for one in ended:
        was_late = one.late
        one.done_on, one.answer, one.ended_by, one.inspection = None, "", None, desk.record
        one.save()
        if not was_late:
            desk.postings.append(_overdue(one))
