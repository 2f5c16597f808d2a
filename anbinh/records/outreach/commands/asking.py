"""A school asks for a session; it is accepted into the calendar, or declined with a reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books import commands as books
from anbinh.foundation.books.commands import Paper, Refusal, laid
from anbinh.foundation.books.models import Act, day_of
from anbinh.foundation.notices.commands import Message, tell
from anbinh.foundation.notices.querysets import people_of
from anbinh.foundation.units.models import Unit
from anbinh.records.intake import proofs
from anbinh.records.outreach import rules, verbs
from anbinh.records.outreach.book import REQUESTS
from anbinh.records.outreach.commands.talks import personal_sentence, schedule
from anbinh.records.outreach.models import School, SchoolRequest

SENTENCE = gettext_noop("“%(school)s” asks for a session on %(day)s.")
OTHERWISE = gettext_noop("“%(school)s” changed its request: a session on %(day)s.")
NO_MORE = gettext_noop("“%(school)s” called off its request for a session on %(day)s.")


@dataclass(frozen=True)
class Sent:
    """A request, and the code of its receipt, which is kept nowhere."""

    request: SchoolRequest
    code: str


def mark_of(code: str) -> str:
    """What is kept of a code."""
    return proofs.code_hash(code, key=settings.RECEIPT_KEY)


def send_request(
    *,
    unit: Unit,
    school: School | None,
    school_name: str,
    level: str,
    audience: str,
    topic: str,
    wanted_on: date,
    expected: int,
    wish: str = "",
    at: datetime,
) -> Sent:
    """Keep what a school asks for and tell those who answer; the code is returned once."""
    with transaction.atomic():
        _check(f"{school_name} . {wish}", wanted_on, at=at)
        code = proofs.new_code()
        request = SchoolRequest(
            unit=unit,
            school=school,
            school_name=" ".join(school_name.split()),
            level=level,
            audience=audience,
            topic=topic,
            wanted_on=wanted_on,
            expected=expected,
            wish=wish.strip(),
            mark=mark_of(code),
            opened_on=day_of(at),
            due_on=wanted_on,
        )
        desk = books.entered(REQUESTS, request, "send", permission="outreach.handle", prefix="YC", by=None, at=at)
        desk.post(verbs.ASKED)
        desk.close()
        _tell(request, SENTENCE, at=at)
        return Sent(request, code)


def _check(said: str, wanted_on: date, *, at: datetime) -> None:
    if rules.personal(said):
        raise Refusal(personal_sentence())
    if wanted_on <= day_of(at):
        raise Refusal(_("Choose a day that is still to come."))


def change_request(request: SchoolRequest, *, wanted_on: date, expected: int, wish: str = "", at: datetime) -> Act:
    """The school asks for something else, as long as nobody has answered; whoever has its code may."""
    with transaction.atomic():
        _check(wish, wanted_on, at=at)
        desk = laid(REQUESTS, request, "change", by=None, at=at)
        asked, new = desk.record, {"wanted_on": wanted_on, "expected": expected, "wish": wish.strip()}
        if all(getattr(asked, name) == value for name, value in new.items()):
            raise Refusal(_("Nothing was changed. Change a field, or go back."))
        asked.wanted_on, asked.expected, asked.wish = wanted_on, expected, wish.strip()
        asked.due_on = wanted_on
        desk.act.facts = [_("by the school itself, with its code")]
        desk.post(verbs.CHANGED)
        _tell(asked, OTHERWISE, at=at)
        return desk.close()


def call_off_request(request: SchoolRequest, *, at: datetime) -> Act:
    """The school asks for nothing any more, as long as nobody has answered; whoever has its code may."""
    with transaction.atomic():
        desk = laid(REQUESTS, request, "call_off", by=None, at=at)
        desk.record.stage, desk.record.due_on = SchoolRequest.Stage.CALLED_OFF, None
        desk.act.facts = [_("by the school itself, with its code")]
        desk.post(verbs.CALLED_OFF)
        _tell(desk.record, NO_MORE, at=at)
        return desk.close()


def _tell(request: SchoolRequest, sentence: str, *, at: datetime) -> None:
    message = Message(
        verbs.A_SCHOOL_ASKED,
        sentence,
        {"school": request.school_name, "day": request.wanted_on},
        number=request.code,
        route="outreach_requests:record",
        keys={"key": request.pk},
        unit=request.unit,
    )
    tell(people_of("outreach.handle", request.unit, on=day_of(at)), message, by=None, at=at)


def accept(request: SchoolRequest, *, talk: Mapping[str, Any], text: str = "", by: Person | None, at: datetime) -> Act:
    """Put it in the calendar; `talk` holds what `schedule` takes."""
    with transaction.atomic():
        desk = laid(REQUESTS, request, "accept", Paper(text=text), by=by, at=at)
        asked = desk.record
        given = {"topic": asked.topic, "audience": asked.audience, "expected": asked.expected, **talk}
        made = schedule(**given, by=by, at=at)
        asked.stage, asked.talk, asked.school, asked.due_on = SchoolRequest.Stage.ACCEPTED, made, made.school, None
        asked.answer = text.strip()
        desk.act.facts = [made.code]
        desk.post(verbs.ACCEPTED)
        return desk.close()


def decline(request: SchoolRequest, *, text: str, by: Person | None, at: datetime) -> Act:
    """The school reads the reason."""
    with transaction.atomic():
        if not text.strip():
            raise Refusal(_("Say why: the school reads it with its code."))
        desk = laid(REQUESTS, request, "decline", Paper(text=text), by=by, at=at)
        desk.record.stage, desk.record.answer, desk.record.due_on = SchoolRequest.Stage.DECLINED, text.strip(), None
        desk.post(verbs.DECLINED)
        return desk.close()


def take_back_request(request: SchoolRequest, *, reason: str, by: Person | None, at: datetime) -> Act:
    """A declined request waits again."""
    return books.take_back(REQUESTS, request, reason=reason, by=by, at=at)
