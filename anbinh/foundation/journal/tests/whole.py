"""After a test: does the journal say what the records say? Only what came since the test began is looked at.

The units of the city alone are thousands of entries, and no test of a book touches them; the whole journal is verified
by the tests of the journal, of each demonstration and of the city.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from anbinh.foundation.journal.models import Entry
from anbinh.foundation.journal.verbs import all_rebuilds
from anbinh.foundation.journal.verification import Fault, verify


@dataclass(frozen=True)
class Mark:
    """How far the journal was, and which verbs had an entry by then."""

    entry: int
    verbs: frozenset[str]


def mark() -> Mark:
    """Where the journal stands now."""
    entries = Entry.objects.all().order_by()
    last = entries.order_by("-pk").values_list("pk", flat=True).first()
    return Mark(last or 0, frozenset(entries.values_list("verb", flat=True).distinct()))


def fault_since(before: Mark) -> Fault | None:
    """What is wrong with the chains that grew, or with any verb but those that nobody posted since."""
    new = Entry.objects.filter(pk__gt=before.entry).order_by()
    posted = set(new.values_list("verb", flat=True).distinct())
    verbs = {verb for verb, _rebuild in all_rebuilds() if verb in posted or verb not in before.verbs}
    return verify(units=set(new.values_list("unit_id", flat=True).distinct()), verbs=verbs).fault


def watched(request: pytest.FixtureRequest, fixture: str) -> Iterator[None]:
    """For a fixture of a room: a test that has `fixture` leaves a whole journal behind."""
    if fixture not in request.fixturenames:
        yield
        return
    before = mark()
    yield
    fault = fault_since(before)
    assert fault is None, fault
