"""The facts of a number on the list as a list of definitions."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anbinh.foundation.books.timeline import Fact
from anbinh.foundation.web import words
from anbinh.records.checks.models import Listing
from anbinh.records.series.table import method_words


def facts_of(listing: Listing) -> list[Fact]:
    """The lines of a number; what nobody knows is left out."""
    return list(_facts(listing))


def _facts(listing: Listing) -> Iterator[Fact]:
    yield Fact(_("What it is"), listing.identifier.get_kind_display())
    yield Fact(_("Number or address"), listing.identifier.shown)
    number = listing.identifier.reports
    yield Fact(_("Named in"), ngettext("%(n)s report", "%(n)s reports", number) % {"n": words.number(number)})
    if listing.method:
        yield Fact(_("Method"), method_words(listing.method))
    yield Fact(_("Put on the list"), words.day(listing.opened_on))
    yield Fact(_("Since"), words.day(listing.since), listing.stage_words)
    if listing.due_on:
        yield Fact(_("Valid until"), words.day(listing.due_on))
    if listing.officer_id:
        yield Fact(_("Confirmed by"), str(listing.officer), listing.get_ground_display())
