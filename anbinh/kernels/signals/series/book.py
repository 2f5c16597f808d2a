"""Series by the names of things: reports by their ids, identifiers as `(kind, value)`, every link with its reason."""

from collections import deque
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from anbinh.kernels.signals.series.decisions import Apart, Together
from anbinh.kernels.signals.series.forest import HUB_LIMIT, Forest

Key = tuple[str, str]
Id = TypeVar("Id", bound=Hashable)


@dataclass(frozen=True)
class Shared(Generic[Id]):
    """An identifier and the reports of one series that name it, at least two."""

    kind: str
    value: str
    reports: tuple[Id, ...]


@dataclass(frozen=True)
class Series(Generic[Id]):
    """Reports in the order they came, and what ties them, the most shared first; nothing where a person joined them."""

    reports: tuple[Id, ...]
    identifiers: tuple[Shared[Id], ...]


@dataclass(frozen=True)
class Link(Generic[Id]):
    """One step from report to report: they both name the identifier; None where a person put them together."""

    one: Id
    other: Id
    by: Key | None


class Book(Generic[Id]):
    """A kept forest that knows names. KeyError for a report it never took."""

    def __init__(self, *, hub_limit: int = HUB_LIMIT) -> None:
        self.forest = Forest(hub_limit=hub_limit)
        self._ids: list[Id] = []
        self._numbers: dict[Id, int] = {}
        self._keys: list[Key] = []
        self._key_numbers: dict[Key, int] = {}

    def __contains__(self, report: Id) -> bool:
        return report in self._numbers

    def add(self, report: Id, keys: Iterable[Key]) -> None:
        """A report and what it names. ValueError where it is there already."""
        if report in self._numbers:
            raise ValueError(f"report {report!r} is there already")
        self._numbers[report] = self.forest.add(self._number(key) for key in keys)
        self._ids.append(report)

    def name(self, report: Id, key: Key) -> None:
        """The report names this too."""
        self.forest.tie(self._numbers[report], self._number(key))

    def withdraw(self, report: Id, key: Key) -> None:
        """The report does not name it after all."""
        self.forest.untie(self._numbers[report], self._number(key))

    def never(self, key: Key) -> None:
        """It ties nothing: an office's, or everybody's."""
        self.forest.never(self._number(key))

    def always(self, key: Key) -> None:
        """It ties however many reports name it."""
        self.forest.always(self._number(key))

    def together(self, reports: Iterable[Id]) -> None:
        """A person made these one series."""
        self.forest.decide(Together(tuple(self._numbers[report] for report in reports)))

    def apart(self, *groups: Iterable[Id]) -> None:
        """A person made each of these groups a series of its own."""
        self.forest.decide(Apart(tuple(tuple(self._numbers[report] for report in group) for group in groups)))

    def series(self) -> list[Series[Id]]:
        """Every series of at least two reports, the largest first, then by first report."""
        found = sorted(self.forest.every_series(), key=lambda members: (-len(members), members[0]))
        return [self._series(members) for members in found]

    def series_of(self, report: Id) -> Series[Id]:
        """The series of one report; itself alone where it shares nothing."""
        return self._series(self.forest.series(self._numbers[report]))

    def why(self, one: Id, other: Id) -> tuple[Link[Id], ...] | None:
        """The shortest way from one report of a series to another; None where they are not of one series."""
        start, goal = self._numbers[one], self._numbers[other]
        members = set(self.forest.series(start))
        if goal not in members:
            return None
        came: dict[int, Link[Id]] = {}
        seen, waiting = {start}, deque([start])
        while waiting and goal not in seen:
            at = waiting.popleft()
            for key, reports in self._around(at):
                for report in reports:
                    if report in members and report not in seen:
                        seen.add(report)
                        came[report] = Link(self._ids[at], self._ids[report], key)
                        waiting.append(report)
        return self._way(came, start, goal)

    def _around(self, report: int) -> Iterable[tuple[Key | None, Sequence[int]]]:
        for identifier in self.forest.links(report):
            yield self._keys[identifier], self.forest.ties.reports(identifier)
        for group in self.forest.decided_with(report):
            yield None, group

    def _way(self, came: dict[int, Link[Id]], start: int, goal: int) -> tuple[Link[Id], ...]:
        way: list[Link[Id]] = []
        at = goal
        while at != start:
            way.append(came[at])
            at = self._numbers[came[at].one]
        return tuple(reversed(way))

    def _series(self, members: Sequence[int]) -> Series[Id]:
        found: dict[int, list[int]] = {}
        for report in members:
            for identifier in self.forest.links(report):
                found.setdefault(identifier, []).append(report)
        shared = [
            Shared(*self._keys[identifier], tuple(self._ids[report] for report in reports))
            for identifier, reports in found.items()
            if len(reports) > 1
        ]
        shared.sort(key=lambda one: (-len(one.reports), one.kind, one.value))
        return Series(tuple(self._ids[report] for report in members), tuple(shared))

    def _number(self, key: Key) -> int:
        number = self._key_numbers.setdefault(key, len(self._keys))
        if number == len(self._keys):
            self._keys.append(key)
        return number
