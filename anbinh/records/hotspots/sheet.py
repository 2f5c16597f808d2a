"""The facts of a hot spot as a list of definitions; what nobody knows is left out."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anbinh.foundation.books.timeline import Fact
from anbinh.foundation.web import words
from anbinh.records.hotspots.models import Spot


def facts_of(spot: Spot) -> list[Fact]:
    """The lines of a hot spot, in the order in which they are asked."""
    return list(_facts(spot))


def _facts(spot: Spot) -> Iterator[Fact]:
    group = _("a group") if spot.is_group else _("a place")
    yield Fact(_("Kind"), spot.get_kind_display(), group)
    yield Fact(_("What led to it"), spot.get_finding_display())
    if spot.place or spot.place_unit:
        land = spot.place_unit.name if spot.place_unit else ""
        yield Fact(_("Where"), spot.place or land, land if spot.place else "")
    yield Fact(_("First opened"), words.day(spot.opened_on))
    if spot.since != spot.opened_on:
        yield Fact(_("Open since"), words.day(spot.since))
    if spot.cleared_on:
        yield Fact(_("Declared cleared on"), words.day(spot.cleared_on))
    if spot.due_on:
        yield Fact(_("Next review"), words.day(spot.due_on), _every(spot.review_days))


def _every(days: int) -> str:
    return ngettext("every %(n)s day", "every %(n)s days", days) % {"n": days}
