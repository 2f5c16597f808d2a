"""The facts of a series as a list of definitions."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from anbinh.foundation.books.timeline import Fact
from anbinh.foundation.web import words
from anbinh.records.series.models import Series
from anbinh.records.series.table import method_words


def facts_of(series: Series) -> list[Fact]:
    """The lines of a series; what nobody knows is left out."""
    return list(_facts(series))


def _facts(series: Series) -> Iterator[Fact]:
    yield Fact(_("Reports"), words.number(series.reports))
    if series.victims:
        yield Fact(_("Victims"), words.number(series.victims))
    if series.loss:
        yield Fact(_("Loss"), _("%(amount)s đồng") % {"amount": words.number(series.loss)})
    yield Fact(_("First report"), words.day(series.first_on))
    yield Fact(_("Last report"), words.day(series.last_on))
    if series.method:
        yield Fact(_("Method"), method_words(series.method), _("of most of its reports"))
    if series.lead_on:
        yield Fact(_("Lead unit"), series.unit.name, _("since %(day)s") % {"day": words.day(series.lead_on)})
    else:
        yield Fact(
            _("Lead unit"), _("none named yet"), _("%(unit)s holds the first report") % {"unit": series.unit.name}
        )
