"""What the branches read: the files that can hold any of each, put together by their columns, and the tail."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from anbinh.kernels.figures.asking import Entry
from anbinh.kernels.figures.engines.tallying import FIRST_DAY, Plan
from anbinh.kernels.figures.extract import Extract

TailRow = tuple[int, int, date, int, *tuple[str | None, ...]]


@dataclass(frozen=True)
class Read:
    """Files of a branch that have the same columns; `late` where some of their entries were recorded too late."""

    paths: tuple[str, ...]
    codes: frozenset[str]
    late: bool


@dataclass(frozen=True)
class Reading:
    """All a branch reads: entries of its verb `since ≤ day < until`; `since` is None for a stock.

    `dimensions` are those the branch looks at. `known_before` narrows what stands in `files`, where a group of them
    says so; the tail is narrowed already.
    """

    branch: int
    verb: str
    dimensions: frozenset[str]
    since: date | None
    until: date
    known_before: datetime | None
    files: tuple[Read, ...]
    tail: tuple[Entry, ...]

    def rows(self, dimensions: Iterable[str]) -> Iterator[TailRow]:
        """The tail as columns of a query: branch, unit, day, quantity, a code for each dimension."""
        for entry in self.tail:
            codes = map(entry.dimensions.get, dimensions)
            yield self.branch, entry.unit, entry.occurred_on, entry.quantity, *codes


def posted(extract: Extract, tail: Iterable[Entry], known_before: datetime | None) -> frozenset[str]:
    """The verbs of which there is any entry that was known."""
    late = (entry.verb for entry in tail if known_before is None or entry.recorded_at < known_before)
    return extract.posted(known_before).union(late)


def branches(all_read: Iterable[Reading]) -> list[tuple[str, int, date, date]]:
    """Verb, branch, first day, day after the last: by which entries of all branches are told apart."""
    return [(one.verb, one.branch, one.since or FIRST_DAY, one.until) for one in all_read]


def readings(made: Plan, extract: Extract, tail: Iterable[Entry]) -> list[Reading]:
    """What each branch of a question reads, in the order of the branches."""
    known, last = made.asked.known_before, made.days[-1]
    late: dict[str, list[Entry]] = defaultdict(list)
    for entry in tail:
        if entry.occurred_on < last and (known is None or entry.recorded_at < known):
            late[entry.verb].append(entry)
    return [_reading(at, made, extract, late[branch.verb]) for at, branch in enumerate(made.shape.branches)]


def _reading(at: int, made: Plan, extract: Extract, tail: Iterable[Entry]) -> Reading:
    branch = made.shape.branches[at]
    known, first, last = made.asked.known_before, made.days[0], made.days[-1]
    since = None if branch.from_the_first_day else first
    month = f"{since:%Y-%m}" if since else None
    wanted = made.shape.dimensions_of(branch)
    alike: dict[tuple[frozenset[str], bool], list[str]] = defaultdict(list)
    for file, partly in extract.holding(branch.verb, first=month, last=f"{last:%Y-%m}", known_before=known):
        alike[file.codes & wanted, partly].append(file.path)
    return Reading(
        branch=at,
        verb=branch.verb,
        dimensions=wanted,
        since=since,
        until=last,
        known_before=known,
        files=tuple(Read(tuple(paths), codes, late) for (codes, late), paths in alike.items()),
        tail=tuple(entry for entry in tail if since is None or since <= entry.occurred_on),
    )
