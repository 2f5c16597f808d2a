"""What the codes that cases and measures of custody are cut by are called."""

from django.utils.translation import gettext_lazy as _

from anbinh.foundation.catalogue.lists import limit_names, names_of
from anbinh.foundation.journal.cuts import YES_OR_NO, chosen, declare
from anbinh.records.cases.models import Measure
from anbinh.records.cases.wording import FORM_WORDS, OUTCOME_WORDS

declare(
    "cases",
    line=names_of("lines"),
    severity=names_of("severities"),
    offence=names_of("offences", with_code=True),
    method=names_of("methods"),
    form=FORM_WORDS,
    organised=YES_OR_NO,
    transnational=YES_OR_NO,
    weapon=YES_OR_NO,
    social_motive=YES_OR_NO,
    cyber=YES_OR_NO,
    origin={"report": _("from a report of crime"), "direct": _("found by the police themselves")},
    era={"this_year": _("case of this year"), "earlier": _("case of an earlier year")},
    ground=names_of("grounds"),
    destination={
        "inside": _("to a unit of the city"),
        "outside": _("to a body outside the city police"),
        "handover": _("to the unit that carries the work on"),
    },
    outcome=OUTCOME_WORDS,
    limit=limit_names,
    measure=chosen(Measure.Kind),
    ending=chosen(Measure.Ending),
    in_time=YES_OR_NO,
)
