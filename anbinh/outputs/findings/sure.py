"""How sure a finding is, in words that a person without statistics understands."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anbinh.foundation.web import words
from anbinh.outputs.findings.models import Finding, Kind

A_YEAR = 365


def sure_words(finding: Finding) -> str:
    """Of a cluster, how rarely chance shows as much; of a surge, how many of such alarms are false; of a series, how
    rarely its own past does."""
    if finding.seldom is None:
        return ""
    if finding.kind == Kind.CLUSTER:
        years = max(round(finding.seldom / A_YEAR), 1)
        if years > 100:
            return _("by chance less than once in a hundred years")
        return ngettext("by chance once in %(n)s year", "by chance once in %(n)s years", years) % {"n": years}
    if finding.kind == Kind.SERIES:
        times = min(int(1 / finding.seldom), 1000) if finding.seldom > 0 else 1000
        return _("the weeks before lead to as many less than once in %(n)s times") % {"n": words.number(times)}
    of = max(round(1 / finding.seldom), 1) if finding.seldom > 0 else 1000
    if of >= 1000:
        return _("fewer than one in a thousand such alarms is false")
    return _("about one in %(n)s such alarms is false") % {"n": words.number(of)}


def told_by(finding: Finding) -> str:
    """What was compared with what."""
    return {
        Kind.SURGE: _("More reports in a week than the same weeks of former years, or the weeks before, explain."),
        Kind.NEW: _("A method of which no report had come before; two reports in six weeks are enough to show it."),
        Kind.RETURNING: _("A method that had not been reported for two years, or that the catalogue calls old."),
        Kind.LOCAL: _("A method known in the city, reported here for the first time in two years."),
        Kind.CLUSTER: _(
            "Reports lie closer together in place and days than they would if place and day had nothing to "
            "do with each other (999 random arrangements)."
        ),
        Kind.SERIES: _(
            "In four weeks reports of two units or more, or five reports, named the same; "
            "the half year before explains fewer."
        ),
    }[Kind(finding.kind)]
