"""The line about its case on the page of a report: the case, or the button that opens one."""

from datetime import date

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from anbinh.foundation.accounts.models import Person
from anbinh.records.cases.models import Case
from anbinh.records.intake.followed import Followed
from anbinh.records.intake.models import Report


def case_of(report: Report, person: Person, *, on: date) -> Followed | None:
    """Nothing before a decision to prosecute, and nothing to whoever may not read cases."""
    if report.outcome != "prosecuted" or not person.may("cases.read", on=on):
        return None
    case = Case.objects.from_report(report).first()
    if case is None:
        return _to_open(report, person, on=on)
    visible = Case.objects.visible_to(person, on=on).contains(case)
    text = _("A case was opened from this report: %(code)s") % {"code": case.code}
    return Followed(text, reverse("cases:case", kwargs={"key": case.pk}) if visible else "")


def _to_open(report: Report, person: Person, *, on: date) -> Followed | None:
    if report.stage != "decided" or not person.reach(on=on, permission="cases.handle").covers(report.holder):
        return None
    try:
        href = f"{reverse('cases:open')}?report={report.pk}"
    except NoReverseMatch:  # a host that serves only the public side has no cases
        return None
    return Followed(_("Prosecution is decided; no case is in the book yet."), href, _("Open a case"))
