"""The kept forest: components of reports that share identifiers, one more report in microseconds.

A union–find over reports (Tarjan 1975) whose components can be listed, and taken apart again where a tie is lost:
an identifier that passes the hub limit lets go of what it tied, and the one component it touched is joined anew from
what is left. Whatever the order in which reports, corrections and decisions came, the answer is that of a build from
nothing; the tests hold this.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Self

from anbinh.kernels.signals.series.decisions import Apart, Decision, divide, groups_of
from anbinh.kernels.signals.series.ties import Ints, Kept

HUB_LIMIT = 1000


class Forest:
    """Reports and identifiers by number, both from 0 in the order of their coming.

    An identifier that more than `hub_limit` reports name ties nothing, unless a person confirmed it (`always`).
    """

    def __init__(self, *, hub_limit: int = HUB_LIMIT) -> None:
        self.hub_limit = hub_limit
        self.ties = Kept()
        self._parent = array("i")
        self._ring = array("i")
        self._size = array("i")
        self._never: set[int] = set()
        self._always: set[int] = set()
        self._decisions: list[Decision] = []
        self._decided: dict[int, list[int]] = {}

    @classmethod
    def of(cls, *, parent: Ints, ring: Ints, size: Ints, ties: Kept, hub_limit: int) -> Self:
        """The forest as it was built elsewhere; see `building.build`."""
        forest = cls(hub_limit=hub_limit)
        forest.ties = ties
        forest._parent, forest._ring, forest._size = parent, ring, size
        return forest

    def __len__(self) -> int:
        return len(self._parent)

    def add(self, identifiers: Iterable[int] = ()) -> int:
        """One more report; its number."""
        report = len(self._parent)
        for part, value in ((self._parent, report), (self._ring, report), (self._size, 1)):
            part.append(value)
        self.ties.add_report()
        for identifier in identifiers:
            self.tie(report, identifier)
        return report

    def tie(self, report: int, identifier: int) -> None:
        """The report names the identifier; saying it twice changes nothing."""
        ties = self.ties
        if not ties.add(report, identifier):
            return
        if self._links(identifier):
            self._unite(ties.first(identifier), report)
        elif ties.count(identifier) == self.hub_limit + 1 and identifier not in self._never:
            self._join_anew(self.component(ties.first(identifier)))

    def untie(self, report: int, identifier: int) -> None:
        """The report does not name it after all: a reading was corrected, or a person said that it does not count."""
        if not self.ties.remove(report, identifier):
            return
        if self.ties.count(identifier) == self.hub_limit and self._links(identifier):
            self._unite_all(self.ties.reports(identifier))
        self._join_anew(self.component(report))

    def never(self, identifier: int) -> None:
        """It ties nothing from now on: an office's, or everybody's."""
        tied_before = self._links(identifier)
        self._always.discard(identifier)
        self._never.add(identifier)
        if tied_before and self.ties.count(identifier) > 1:
            self._join_anew(self.component(self.ties.first(identifier)))

    def always(self, identifier: int) -> None:
        """It ties however many reports name it: a person looked at it."""
        self._never.discard(identifier)
        self._always.add(identifier)
        self._unite_all(self.ties.reports(identifier))

    def decide(self, decision: Decision) -> None:
        """Keep what a person decided; later decisions win."""
        for group in groups_of(decision):
            for report in group:
                self._decided.setdefault(report, []).append(len(self._decisions))
            self._unite_all(group)
        self._decisions.append(decision)

    def component(self, report: int) -> list[int]:
        """What identifiers and decisions tie to a report, whatever was parted; in order."""
        members, at = [report], self._ring[report]
        while at != report:
            members.append(at)
            at = self._ring[at]
        return sorted(members)

    def size(self, report: int) -> int:
        """How many reports the component holds; without looking at them."""
        return self._size[self._find(report)]

    def series(self, report: int) -> list[int]:
        """The series of a report, itself included."""
        return next(group for group in self._divided(self.component(report)) if report in group)

    def every_series(self) -> Iterator[list[int]]:
        """Each series of at least two reports, by its first report within its component."""
        for report in range(len(self._parent)):
            if self._size[self._find(report)] > 1:
                members = self.component(report)
                if members[0] == report:
                    yield from (group for group in self._divided(members) if len(group) > 1)

    def links(self, report: int) -> list[int]:
        """The identifiers of a report that tie."""
        return [one for one in self.ties.identifiers(report) if self._links(one)]

    def decided_with(self, report: int) -> list[tuple[int, ...]]:
        """The groups in which people put a report."""
        numbers = self._decided.get(report, ())
        return [group for number in numbers for group in groups_of(self._decisions[number]) if report in group]

    def _links(self, identifier: int) -> bool:
        if identifier in self._never:
            return False
        return identifier in self._always or self.ties.count(identifier) <= self.hub_limit

    def _find(self, report: int) -> int:
        parent = self._parent
        while parent[report] != report:
            parent[report] = report = parent[parent[report]]
        return report

    def _unite(self, one: int, other: int) -> None:
        one, other = self._find(one), self._find(other)
        if one == other:
            return
        if self._size[one] < self._size[other]:
            one, other = other, one
        self._parent[other] = one
        self._size[one] += self._size[other]
        # Two rings become one where their next ones are exchanged.
        self._ring[one], self._ring[other] = self._ring[other], self._ring[one]

    def _unite_all(self, reports: Sequence[int]) -> None:
        for report in reports[1:]:
            self._unite(reports[0], report)

    def _join_anew(self, members: Sequence[int]) -> None:
        """Forget how these were tied and tie them by what is left."""
        for report in members:
            self._parent[report] = self._ring[report] = report
            self._size[report] = 1
        for reports in self._ties_among(members):
            self._unite_all(reports)
        for number in sorted({number for report in members for number in self._decided.get(report, ())}):
            for group in groups_of(self._decisions[number]):
                self._unite_all(group)

    def _ties_among(self, members: Sequence[int]) -> list[list[int]]:
        """For each identifier that ties, the reports among `members` that name it."""
        found: dict[int, list[int]] = {}
        for report in members:
            for identifier in self.ties.identifiers(report):
                found.setdefault(identifier, []).append(report)
        return [reports for identifier, reports in found.items() if len(reports) > 1 and self._links(identifier)]

    def _divided(self, members: list[int]) -> list[list[int]]:
        """The series within a component: itself, where nobody parted anything in it."""
        numbers = sorted({number for report in members for number in self._decided.get(report, ())})
        decisions = [self._decisions[number] for number in numbers]
        if not any(isinstance(decision, Apart) for decision in decisions):
            return [members]
        return divide(members, decisions, self._ties_among(members))
