"""Says of an envelope which report it belongs to, for the pages of custodians: its number, and nothing else of it."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from anbinh.foundation.sealing.belongings import Belonging
from anbinh.records.intake.models import Report
from anbinh.records.intake.querysets import sealed


def report_of(envelopes: Sequence[int]) -> Mapping[int, Belonging]:
    """The report of each, by its number in the register."""
    reports = sealed.reports_of_envelopes(envelopes)
    siblings = sealed.envelopes_of_reports(set(reports.values()))
    people = sealed.envelopes_of_reporters(siblings)
    reporters = sealed.reporters_in(envelopes)
    codes = {one.pk: one.code for one in Report.objects.keyed(siblings)}
    return {
        envelope: Belonging(
            record=_("Report %(code)s") % {"code": codes[report]},
            holds=_("Who reported") if envelope in reporters else "",
            siblings=siblings[report],
            person=people[report] if envelope in people[report] else (),
        )
        for envelope, report in reports.items()
    }
