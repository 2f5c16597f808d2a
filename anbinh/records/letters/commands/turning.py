"""What came in as a report of crime and is none: it goes to the book of letters, its sender in the same envelope."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.books.commands import must_be_allowed
from anbinh.records.intake import commands as intake
from anbinh.records.intake.models import Report, day_of
from anbinh.records.letters import rules
from anbinh.records.letters.commands.desk import LetterError
from anbinh.records.letters.commands.receiving import enter, next_number
from anbinh.records.letters.models import Letter, Stage, Way

# How the report came in, as the book of letters says it.
WAYS = {"in_person": Way.COUNTER, "post": Way.POST, "press": Way.PRESS, "online": Way.WEB}


def take_from_reports(report: Report, *, text: str, by: Person | None, at: datetime) -> Letter:
    """Enter a complaint, denunciation or petition that was received as a report; the report leaves its register.

    The time limits of letters begin with the day it came to this book; the report's own no longer run.
    """
    with transaction.atomic():
        if not text.strip():
            raise LetterError(_("Say why this is no report of crime: the reason is kept in both books."))
        must_be_allowed(by, "letters.handle", report.holder, at=at)
        if (there := Letter.objects.from_report(report).first()) is not None:
            raise LetterError(_("It is in the book of letters: %(code)s") % {"code": there.code})
        letter = _letter(report, by=by, at=at)
        enter(letter, arrival="new", since=day_of(at), by=by, at=at)
        letter.files.set(report.files.all())
        body = _("Book of letters, no. %(code)s") % {"code": letter.code}
        intake.transfer(report, body=body, text=text, by=by, at=at)
        return letter


def _letter(report: Report, *, by: Person | None, at: datetime) -> Letter:
    unit, year = report.holder, day_of(at).year
    return Letter(
        code=rules.code_of(number=next_number(unit, year, "letter"), year=year, unit=unit.code),
        unit=unit,
        holder=unit,
        stage=Stage.RECEIVED,
        way=WAYS.get(report.channel, Way.PASSED_ON),
        received_at=at,
        arrived_at=at,
        postmarked_on=report.postmarked_on,
        recorded_at=at,
        by=by,
        source=report.source,
        summary=report.summary,
        anonymous=report.anonymous,
        envelope=report.envelope,
        came_from=report,
    )
