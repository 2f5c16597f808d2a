"""The line about the book of letters on the page of a report: the letter it became, or the button that makes it one."""

from datetime import date

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.records.intake.followed import Followed
from anbinh.records.intake.models import Report
from anbinh.records.letters.models import Letter

# While it is looked into; what is decided, suspended or on its way elsewhere is not turned any more.
OPEN = {"received", "classified", "assigned"}


def letter_from(report: Report, person: Person, *, on: date) -> Followed | None:
    """Nothing to whoever may not read letters."""
    if report.stage == "transferred" and person.may("letters.read", on=on):
        return _became(report, person, on=on)
    if report.stage not in OPEN or not person.may("letters.handle", on=on):
        return None
    if not person.reach(on=on, permission="letters.handle").covers(report.holder):
        return None
    try:
        href = reverse("letters:turn", kwargs={"key": report.pk})
    except NoReverseMatch:  # a host that serves only the public side has no letters
        return None
    return Followed(
        _("Is this a complaint, a denunciation of misconduct or a petition?"), href, _("Move it to the book of letters")
    )


def _became(report: Report, person: Person, *, on: date) -> Followed | None:
    letter = Letter.objects.from_report(report).first()
    if letter is None:
        return None
    visible = Letter.objects.visible_to(person, on=on).contains(letter)
    href = reverse("letters:letter", kwargs={"key": letter.pk}) if visible else ""
    return Followed(_("It is in the book of letters: %(code)s") % {"code": letter.code}, href)
