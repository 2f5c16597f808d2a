"""When two reports may be about the same event. Only suggested, never decided: a person merges, or does not."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from anbinh.kernels.identifiers import Identifier, Shingles, likeness, shingles, ties

# Likeness of two texts (Broder's resemblance, from 0 to 1) that is enough by itself, and together with place and day.
ALIKE, ALIKE_THERE_AND_THEN = 0.3, 0.1
NEAR_DAYS = 3
WITHIN_DAYS = 60

Key = tuple[str, str]


@dataclass(frozen=True)
class Told:
    """What a report says, as far as it is compared: words, identifiers (kind, value), the place (a key), the day."""

    words: Shingles
    identifiers: frozenset[Key] = frozenset()
    place: int | None = None
    on: date | None = None

    @classmethod
    def of(cls, text: str, *, identifiers: Iterable[Key] = (), place: int | None = None, on: date | None) -> "Told":
        return cls(shingles(text), frozenset(identifiers), place, on)


@dataclass(frozen=True)
class Resemblance:
    """Why two reports may be one: identifiers both mention, how alike the words are, place, and days apart."""

    shared: tuple[Key, ...] = ()
    likeness: float = 0.0
    same_place: bool = False
    days: int | None = field(default=None)

    @property
    def there_and_then(self) -> bool:
        return self.same_place and self.days is not None and self.days <= NEAR_DAYS

    @property
    def speaks(self) -> bool:
        """Enough to be shown to a person."""
        if self.shared or self.likeness >= ALIKE:
            return True
        return self.there_and_then and self.likeness >= ALIKE_THERE_AND_THEN

    @property
    def weight(self) -> float:
        """The order in which they are shown: identifiers before words, words before place and day."""
        return 2.0 * len(self.shared) + self.likeness + (0.2 if self.there_and_then else 0.0)


def compare(one: Told, other: Told) -> Resemblance:
    """How two reports resemble each other."""
    return Resemblance(
        shared=tuple(sorted(one.identifiers & other.identifiers)),
        likeness=likeness(one.words, other.words),
        same_place=one.place is not None and one.place == other.place,
        days=abs((one.on - other.on).days) if one.on and other.on else None,
    )


def joining(identifiers: Iterable[Identifier]) -> tuple[Key, ...]:
    """Those that tie reports together: not an office's own number, nor the bare address of a site everybody uses."""
    return tuple(sorted({(str(tie.kind), tie.value) for one in identifiers for tie in ties(one)}))
