"""The line of a report's page that leads to its series."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anbinh.foundation.accounts.models import Person
from anbinh.foundation.web import words
from anbinh.records.intake.followed import Followed
from anbinh.records.intake.models import Report
from anbinh.records.series.models import Series


def series_of(report: Report, person: Person, *, on: date) -> Followed | None:
    """The series the report lies in, for whoever may read series."""
    if not person.may("series.read", on=on):
        return None
    found = Series.objects.of_report(report)
    if found is None or found.reports < 2:
        return None
    others = found.reports - 1
    said = ngettext(
        "In series %(code)s with %(n)s other report (%(what)s)",
        "In series %(code)s with %(n)s other reports (%(what)s)",
        others,
    )
    text = said % {"code": found.code, "n": words.number(others), "what": found.heading}
    return Followed(text, reverse("series:record", kwargs={"key": found.pk}), _("Open the series"))
