"""Says of an envelope which letter it belongs to, for the pages of custodians: its number, and nothing else of it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from anbinh.foundation.sealing.belongings import Belonging
from anbinh.records.letters.models import Letter

PLACES = ("envelope", "accused", "files__envelope")


def letter_of(envelopes: Sequence[int]) -> Mapping[int, Belonging]:
    """The letter of each, by its number in the book."""
    found = [(place, *row) for place in PLACES for row in Letter.objects.sealed_at(place, envelopes)]
    siblings: dict[int, list[int]] = defaultdict(list)
    people: dict[int, list[int]] = defaultdict(list)
    for place in PLACES if found else ():
        for letter, envelope in Letter.objects.sealed_for(place, {one[2] for one in found}):
            siblings[letter].append(envelope)
            if place != "accused":
                people[letter].append(envelope)
    return {
        envelope: Belonging(
            record=_("Letter no. %(code)s") % {"code": code},
            holds=_inside(place),
            siblings=tuple(dict.fromkeys(siblings[letter])),
            person=tuple(dict.fromkeys(people[letter])) if envelope in people[letter] else (),
        )
        for place, envelope, letter, code in found
    }


def _inside(place: str) -> str:
    """What a file holds is said by the room of the files."""
    return {"envelope": _("Who wrote it"), "accused": _("Whom it is against")}.get(place, "")
