"""What the records say the journal must hold: nothing before the roll is closed, then a fact for every point."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps

from anbinh.foundation.books.querysets import rows_of
from anbinh.foundation.journal.verbs import Fact, rebuilds
from anbinh.records.conferences import verbs


def _points() -> Iterator[Any]:
    found = rows_of(apps.get_model("conferences", "Point")).select_related("conference")
    yield from found.filter(conference__stage__in=("closed", "concluded")).iterator(chunk_size=5000)


@rebuilds(verbs.HELD)
def held() -> Iterator[Fact]:
    """One for each conference whose roll is closed."""
    for one in rows_of(apps.get_model("conferences", "Conference")).counted():
        yield Fact(one.pk, one.unit_id, one.held_on, 1, one.codes)


@rebuilds(verbs.INVITED)
def invited() -> Iterator[Fact]:
    """One for each point of such a conference."""
    for one in _points():
        yield Fact(one.pk, one.unit_id, one.conference.held_on, 1, one.conference.codes)


@rebuilds(verbs.ATTENDED)
def attended() -> Iterator[Fact]:
    """One for each that took part, in time or late."""
    for one in _points():
        if one.is_there:
            codes = {**one.conference.codes, "mark": one.mark}
            yield Fact(one.pk, one.unit_id, one.conference.held_on, 1, codes)


@rebuilds(verbs.PEOPLE)
def people() -> Iterator[Fact]:
    """The people who sat there."""
    for one in _points():
        if one.people:
            yield Fact(one.pk, one.unit_id, one.conference.held_on, one.people, one.conference.codes)
