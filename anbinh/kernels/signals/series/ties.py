"""The ties of a kept forest: for each identifier its reports, for each report its identifiers, in linked lists of ints.

Four integers for each tie and three for each identifier: ten million reports stay under half a gigabyte, and one more
is appended without moving the others.
"""

from array import array
from collections.abc import Iterator
from typing import Self, TypeAlias

NONE = -1
Ints: TypeAlias = "array[int]"


class Kept:
    """Who names what. Report lists are short; identifier lists may be long, so nothing here walks one unasked."""

    def __init__(self) -> None:
        self._report, self._identifier = array("i"), array("i")
        self._next_of_report, self._next_of_identifier = array("i"), array("i")
        self._of_report, self._of_identifier = array("i"), array("i")
        self._count, self._anchor = array("i"), array("i")

    @classmethod
    def of(
        cls,
        *,
        report: Ints,
        identifier: Ints,
        next_of_report: Ints,
        next_of_identifier: Ints,
        of_report: Ints,
        of_identifier: Ints,
        count: Ints,
        anchor: Ints,
    ) -> Self:
        """The lists as they were built elsewhere."""
        kept = cls()
        kept._report, kept._identifier = report, identifier
        kept._next_of_report, kept._next_of_identifier = next_of_report, next_of_identifier
        kept._of_report, kept._of_identifier = of_report, of_identifier
        kept._count, kept._anchor = count, anchor
        return kept

    def add_report(self) -> None:
        self._of_report.append(NONE)

    def add(self, report: int, identifier: int) -> bool:
        """Tie them; False where they were tied already."""
        while len(self._of_identifier) <= identifier:
            self._of_identifier.append(NONE)
            self._count.append(0)
            self._anchor.append(NONE)
        if any(one == identifier for one in self._identifiers(report)):
            return False
        tie = len(self._report)
        self._report.append(report)
        self._identifier.append(identifier)
        self._next_of_report.append(self._of_report[report])
        self._next_of_identifier.append(self._of_identifier[identifier])
        self._of_report[report] = self._of_identifier[identifier] = tie
        self._count[identifier] += 1
        if self._anchor[identifier] == NONE:
            self._anchor[identifier] = report
        return True

    def remove(self, report: int, identifier: int) -> bool:
        """Untie them; False where they were not tied. Walks the identifier's list: corrections are rare."""
        if identifier >= len(self._count) or identifier not in set(self._identifiers(report)):
            return False
        _unlink(self._of_report, self._next_of_report, report, self._identifier, identifier)
        _unlink(self._of_identifier, self._next_of_identifier, identifier, self._report, report)
        self._count[identifier] -= 1
        if self._anchor[identifier] == report:
            head = self._of_identifier[identifier]
            self._anchor[identifier] = self._report[head] if head >= 0 else NONE
        return True

    def count(self, identifier: int) -> int:
        """In how many reports it stands."""
        return self._count[identifier] if identifier < len(self._count) else 0

    def first(self, identifier: int) -> int:
        """One report that names it: the one by which the others are tied."""
        return self._anchor[identifier]

    def reports(self, identifier: int) -> list[int]:
        """Every report that names it, in order."""
        found = []
        at = self._of_identifier[identifier] if identifier < len(self._of_identifier) else NONE
        while at >= 0:
            found.append(self._report[at])
            at = self._next_of_identifier[at]
        return sorted(found)

    def identifiers(self, report: int) -> list[int]:
        """Every identifier that it names, in order."""
        return sorted(self._identifiers(report))

    def _identifiers(self, report: int) -> Iterator[int]:
        at = self._of_report[report]
        while at >= 0:
            yield self._identifier[at]
            at = self._next_of_report[at]


def _unlink(heads: Ints, following: Ints, owner: int, other: Ints, value: int) -> None:
    """Take the tie whose other end is `value` out of the list of `owner`."""
    before, at = NONE, heads[owner]
    while other[at] != value:
        before, at = at, following[at]
    if before == NONE:
        heads[owner] = following[at]
    else:
        following[before] = following[at]
