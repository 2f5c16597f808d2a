"""A place is counted once: after any change of its sites, what the journal says of it is set right."""

from collections.abc import Iterable
from datetime import date

from anbinh.foundation.journal.commands import Posting
from anbinh.foundation.journal.models import Entry
from anbinh.records.movement import rules, verbs
from anbinh.records.movement.models import Place, Site


def set_right(places: Iterable[Place]) -> tuple[list[Posting], list[Entry]]:
    """What is to be posted about these places, and which entries are to be taken back."""
    some = list(places)
    if not some:
        return [], []
    wanted = _wanted(some)
    stale: list[Entry] = []
    for entry in Entry.objects.about_all(some).with_verb(verbs.COVERED).live().counting():
        change = (entry.occurred_on, entry.quantity)
        if change in wanted[entry.subject_id]:
            wanted[entry.subject_id].remove(change)
        else:
            stale.append(entry)
    fresh = [
        Posting(verbs.COVERED, place, place.unit, day, change, {"site_type": place.site_type})
        for place in some
        for day, change in wanted[place.pk]
    ]
    return fresh, stale


def _wanted(places: list[Place]) -> dict[int, list[tuple[date, int]]]:
    spans: dict[int, list[tuple[date, date | None]]] = {place.pk: [] for place in places}
    for site in Site.objects.at(places):
        spans[site.place_id].append((site.opened_on, site.closed_on))
    return {key: rules.covered(some) for key, some in spans.items()}
