"""Narrowing entries to certain codes of their dimensions, or to all but certain codes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Codes:
    """What an entry's code in one dimension must be among, or must not. A code that is not there is an empty one."""

    dimension: str
    codes: tuple[str, ...]
    among: bool = True

    def hold(self, code: str) -> bool:
        """True for a code that counts."""
        return (code in self.codes) is self.among

    def and_(self, other: "Codes") -> "Codes":
        """Both at once; no code at all where they exclude each other."""
        if self.among or other.among:
            first, second = (self, other) if self.among else (other, self)
            return Codes(self.dimension, tuple(code for code in first.codes if second.hold(code)))
        return Codes(self.dimension, tuple(sorted({*self.codes, *other.codes})), among=False)


# At most one for each dimension, in order, so that equal narrowings are equal.
Where = tuple[Codes, ...]


def holds(where: Where, dimensions: Mapping[str, str]) -> bool:
    """True for an entry with these codes."""
    return all(codes.hold(dimensions.get(codes.dimension, "")) for codes in where)


def narrowed(where: Where, more: Iterable[Codes]) -> Where | None:
    """Both narrowings; None when no entry could have such codes."""
    both = {codes.dimension: codes for codes in where}
    for codes in more:
        both[codes.dimension] = both[codes.dimension].and_(codes) if codes.dimension in both else codes
    if any(codes.among and not codes.codes for codes in both.values()):
        return None
    return tuple(sorted(both.values()))
