"""What a question reads: the files that can hold any of it, put together by what is wanted of them, and the tail."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from anbinh.kernels.figures.asking import Entry
from anbinh.kernels.figures.engines.tallying import Plan
from anbinh.kernels.figures.extract import Extract

# A verb with its codes in the order of their names.
Combination = tuple[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True)
class Read:
    """Files, which verbs are wanted of them, and whether some of their entries were recorded too late."""

    paths: tuple[str, ...]
    verbs: tuple[str, ...]
    late: bool


@dataclass(frozen=True)
class Reading:
    """All a question reads: entries of its verbs before the day `until`, and known before a moment.

    The moment narrows what stands in files, where a group of them says so; the tail is narrowed already. Of verbs that
    are counted during a period only, what is older than any period may be read: it lies in no window.
    """

    verbs: tuple[str, ...]
    until: date
    known_before: datetime | None
    files: tuple[Read, ...]
    tail: tuple[Entry, ...]

    def combinations(self) -> Mapping[Combination, int]:
        """Numbers of the tail's combinations. They are below nought: those of the extract begin there."""
        found = sorted({combination_of(entry) for entry in self.tail})
        return {one: -number for number, one in enumerate(found, start=1)}

    def rows(self, numbers: Mapping[Combination, int]) -> Iterator[tuple[int, int, date, int]]:
        """The tail as columns of a query: combination, unit, day, quantity."""
        for entry in self.tail:
            yield numbers[combination_of(entry)], entry.unit, entry.occurred_on, entry.quantity


def combination_of(entry: Entry) -> Combination:
    """The verb and the codes of an entry."""
    return entry.verb, tuple(sorted(entry.dimensions.items()))


def told(numbers: Mapping[Combination, int], dimensions: Iterable[str]) -> Iterator[tuple[int | str | None, ...]]:
    """Combinations as columns of a query: number, verb, a code for each dimension."""
    names = list(dimensions)
    for (verb, codes), number in numbers.items():
        yield number, verb, *map(dict(codes).get, names)


def posted(extract: Extract, tail: Iterable[Entry], known_before: datetime | None) -> frozenset[str]:
    """The verbs of which there is any entry that was known."""
    late = (entry.verb for entry in tail if known_before is None or entry.recorded_at < known_before)
    return extract.posted(known_before).union(late)


def reading(made: Plan, extract: Extract, tail: Iterable[Entry]) -> Reading:
    """What a question reads."""
    known, first, last = made.asked.known_before, made.days[0], made.days[-1]
    verbs = tuple(branch.verb for branch in made.shape.branches)
    stocks = tuple(branch.verb for branch in made.shape.branches if branch.from_the_first_day)
    alike: dict[tuple[tuple[str, ...], bool], list[str]] = defaultdict(list)
    for file in extract.files:
        wanted = verbs if f"{first:%Y-%m}" <= file.month else stocks
        if file.month <= f"{last:%Y-%m}" and file.holds_any(frozenset(wanted), known):
            alike[wanted, file.holds_late(known)].append(file.path)
    return Reading(
        verbs=verbs,
        until=last,
        known_before=known,
        files=tuple(Read(tuple(paths), wanted, late) for (wanted, late), paths in alike.items()),
        tail=tuple(
            entry
            for entry in tail
            if entry.verb in verbs and entry.occurred_on < last and (known is None or entry.recorded_at < known)
        ),
    )
