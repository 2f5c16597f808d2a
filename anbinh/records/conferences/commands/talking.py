"""Questions that points put, and their answers."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import Refusal, must_be_allowed
from anbinh.foundation.books.models import day_of
from anbinh.foundation.journal.commands import Posting, post
from anbinh.records.conferences import verbs
from anbinh.records.conferences.models import Point, Question

TALKING = ("invited", "open", "closed")


def ask(point: Point, *, text: str, by: Person | None, at: datetime) -> Question:
    """A point asks, from the invitation until the conclusions are written."""
    with transaction.atomic():
        must_be_allowed(by, "conferences.answer", point.unit, at=at)
        if not text.strip():
            raise Refusal(_("Write the question: at least one sentence."))
        if point.conference.stage not in TALKING:
            raise Refusal(_("Questions are put from the invitation until the conclusions are written."))
        asked = Question.objects.create(
            conference=point.conference, unit=point.unit, text=text.strip(), asked_at=at, asked_by=by
        )
        post(Posting(verbs.ASKED, asked, point.unit, day_of(at)), by=by, at=at)
        return asked


def answer(question: Question, *, text: str, by: Person | None, at: datetime) -> Question:
    """The host answers, or words an answer anew."""
    with transaction.atomic():
        must_be_allowed(by, "conferences.handle", question.conference.unit, at=at)
        if not text.strip():
            raise Refusal(_("Write the answer: at least one sentence."))
        question.answer, question.answered_at, question.answered_by = text.strip(), at, by
        question.save()
        post(Posting(verbs.ANSWERED, question, question.unit, day_of(at)), by=by, at=at)
        return question
