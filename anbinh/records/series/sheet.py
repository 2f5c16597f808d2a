"""The facts of a series as a list of definitions."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anbinh.foundation.books.timeline import Fact
from anbinh.foundation.web import words
from anbinh.records.series.models import Membership, Series
from anbinh.records.series.table import method_words


def facts_of(series: Series) -> list[Fact]:
    """The lines of a series; what nobody knows is left out."""
    return list(_facts(series))


def _facts(series: Series) -> Iterator[Fact]:
    yield Fact(_("Reports"), words.number(series.reports), _told_twice(series))
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


def _told_twice(series: Series) -> str:
    """What lies in the series and was merged with another report counts once; its list shows both."""
    number = Membership.objects.of_series(series).merged().count()
    if not number:
        return ""
    text = ngettext("and %(n)s merged with another", "and %(n)s merged with others", number)
    return text % {"n": words.number(number)}
