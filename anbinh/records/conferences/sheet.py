"""The facts of a conference, and its attendance added up by district and by kind of unit."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from django.utils.translation import gettext as _

from anbinh.foundation.books.timeline import Fact
from anbinh.foundation.units.models import COMMUNES
from anbinh.foundation.web import words
from anbinh.records.conferences.forms.conferences import GROUP_WORDS
from anbinh.records.conferences.models import Conference, Point
from anbinh.records.conferences.querysets.points import GROUPS


def facts_of(conference: Conference) -> list[Fact]:
    """The lines of a conference, in the order in which they are asked."""
    return list(_facts(conference))


def _facts(conference: Conference) -> Iterator[Fact]:
    yield Fact(_("Day of the conference"), words.day(conference.held_on), conference.hours)
    yield Fact(_("Committee"), conference.get_committee_display())
    yield Fact(_("Chaired by"), conference.chair)
    yield Fact(_("Main point"), conference.place)


@dataclass
class Tally:
    """How many points attended how; `invited` is the sum of the five ways, `people` those who sat there."""

    present: int = 0
    late: int = 0
    excused: int = 0
    absent: int = 0
    awaited: int = 0
    left: int = 0
    people: int = 0

    @property
    def invited(self) -> int:
        return self.present + self.late + self.excused + self.absent + self.awaited

    @property
    def there(self) -> int:
        return self.present + self.late

    @property
    def share(self) -> str:
        """Of those invited, how many took part."""
        return words.percent(self.there, self.invited) if self.invited else "–"

    def count(self, point: Point) -> None:
        """Add one point."""
        name = point.mark or "awaited"
        setattr(self, name, getattr(self, name) + 1)
        self.left += point.left is not None
        self.people += point.people

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


def tallies(points: Iterable[Point]) -> tuple[list[tuple[str, Tally]], Tally]:
    """A line for each district (communes that lie in none: one line), then for each other kind; and the total."""
    lines: dict[tuple[int, str, str], Tally] = {}
    for point in points:
        lines.setdefault(_line_of(point), Tally()).count(point)
    ordered = [(label, lines[place, key, label]) for place, key, label in sorted(lines)]
    return ordered, sum(lines.values(), Tally())


def _line_of(point: Point) -> tuple[int, str, str]:
    """Where its line stands, and what it is called."""
    unit = point.unit
    if unit.kind in COMMUNES and unit.parent is not None and unit.parent.kind == "district":
        return 0, unit.parent.sort_key, unit.parent.name
    place, name = next((at, name) for at, (name, kinds) in enumerate(GROUPS.items(), start=1) if unit.kind in kinds)
    return place, "", str(GROUP_WORDS[name])
