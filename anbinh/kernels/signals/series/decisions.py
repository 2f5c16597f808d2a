"""What people decided about series, and how it holds against what the identifiers say.

The later decision wins over the earlier one, every decision over every identifier, the rarer identifier over the more
common one, of equally rare ones that of the lower reports. The outcome is a function of the numbered reports, their
identifiers and the decisions alone: never of when a tie was added or a decision came in between.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, product


@dataclass(frozen=True)
class Together:
    """These reports are one series, whatever they name."""

    reports: tuple[int, ...]


@dataclass(frozen=True)
class Apart:
    """Each group is a series of its own, and no two of them are one, whatever they share."""

    groups: tuple[tuple[int, ...], ...]


Decision = Together | Apart


def groups_of(decision: Decision) -> tuple[tuple[int, ...], ...]:
    """The groups that a decision holds together."""
    return (decision.reports,) if isinstance(decision, Together) else decision.groups


class Wary:
    """A union–find that keeps enemies apart."""

    def __init__(self, members: Iterable[int]) -> None:
        self._parent = {member: member for member in members}
        self._enemies: dict[int, set[int]] = {}

    def __contains__(self, member: int) -> bool:
        return member in self._parent

    def find(self, member: int) -> int:
        parent = self._parent
        while parent[member] != member:
            parent[member] = member = parent[parent[member]]
        return member

    def unite(self, one: int, other: int) -> bool:
        """Make two groups one; False where they are enemies."""
        one, other = sorted((self.find(one), self.find(other)))
        if one == other:
            return True
        hostile = self._enemies.get(other, set())
        if one in hostile:
            return False
        self._parent[other] = one
        for enemy in hostile:
            self._enemies[enemy].discard(other)
            self._enemies[enemy].add(one)
        if hostile:
            self._enemies.setdefault(one, set()).update(hostile)
        return True

    def part(self, one: int, other: int) -> None:
        """Make two groups enemies; those that are one already stay one."""
        one, other = self.find(one), self.find(other)
        if one != other:
            self._enemies.setdefault(one, set()).add(other)
            self._enemies.setdefault(other, set()).add(one)

    def groups(self) -> list[list[int]]:
        """Every group, its members in order, the groups by their first member."""
        found: dict[int, list[int]] = {}
        for member in sorted(self._parent):
            found.setdefault(self.find(member), []).append(member)
        return sorted(found.values())


def divide(members: Iterable[int], decisions: Sequence[Decision], ties: Iterable[Sequence[int]]) -> list[list[int]]:
    """The series among `members`. `decisions` oldest first; `ties`: for each identifier the reports that name it."""
    wary = Wary(members)
    for decision in reversed(decisions):
        _decide(wary, decision)
    for reports in sorted((sorted(reports) for reports in ties), key=lambda reports: (len(reports), reports)):
        leaders: list[int] = []
        for report in reports:
            if not any(wary.unite(leader, report) for leader in leaders):
                leaders.append(report)
    return wary.groups()


def _decide(wary: Wary, decision: Decision) -> None:
    here = [[report for report in group if report in wary] for group in groups_of(decision)]
    for group in here:
        for report in group[1:]:
            wary.unite(group[0], report)
    leaders = [sorted({wary.find(report) for report in group}) for group in here]
    for one, other in combinations(leaders, 2):
        for first, second in product(one, other):
            wary.part(first, second)
