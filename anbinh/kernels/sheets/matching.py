"""Which column holds which field: by heading, by other names, or as a person once said."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from anbinh.kernels.sheets.letters import normal, without_brackets
from anbinh.kernels.sheets.model import Fold, Form

UNUSED = ""


@dataclass(frozen=True)
class Matching:
    """The field key of each column (`""` for none) of the table whose headings have this fingerprint."""

    fingerprint: str
    keys: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        return {"fingerprint": self.fingerprint, "keys": list(self.keys)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Matching":
        return cls(str(data["fingerprint"]), tuple(str(key) for key in data["keys"]))


@dataclass(frozen=True)
class Matched:
    """What matching by headings came to. `likely` columns only contain a name of their field; look at them.

    `ambiguous` holds the groups that could not be told apart: columns by index, and the fields they may be.
    """

    keys: tuple[str, ...]
    likely: frozenset[int] = frozenset()
    ambiguous: tuple[tuple[tuple[int, ...], tuple[str, ...]], ...] = ()

    @property
    def weight(self) -> float:
        """How much of the form was found, to compare rows that may be the headings."""
        sure = sum(1 for index, key in enumerate(self.keys) if key and index not in self.likely)
        return sure + 0.5 * len(self.likely) + 0.25 * len(self.ambiguous)


def fingerprint(labels: Iterable[tuple[str, ...]], fold: Fold) -> str:
    """The same for the same headings, however they are spaced, capitalised or accented."""
    text = "|".join(normal(" ".join(parts), fold) for parts in labels)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


class Names:
    """The names of a form's fields, folded once."""

    def __init__(self, form: Form, fold: Fold) -> None:
        self.fold = cache(fold)
        self.keys = frozenset(field.key for field in form.fields)
        self.by_name: dict[str, set[str]] = {}
        for field in form.fields:
            for name in field.names:
                for way in (name, without_brackets(name)):
                    self.by_name.setdefault(normal(way, fold), set()).add(field.key)
        self.long = {name: keys for name, keys in self.by_name.items() if name.count(" ") >= 1}

    def as_told(self, keys: tuple[str, ...]) -> Matched:
        """A remembered matching, without fields the form no longer has."""
        return Matched(tuple(key if key in self.keys else UNUSED for key in keys))

    def tiers(self, parts: tuple[str, ...]) -> Iterator[set[str]]:
        """Fields the heading may name, surest first: whole heading, without brackets, its last line, a part."""
        whole = " ".join(parts)
        for text in (whole, without_brackets(whole), parts[-1], without_brackets(parts[-1])):
            yield self.by_name.get(normal(text, self.fold), set())
        yield self._within(f" {normal(whole, self.fold)} ")

    def _within(self, spaced: str) -> set[str]:
        """Fields of the longest name that stands inside the heading."""
        inside = [name for name in self.long if f" {name} " in spaced]
        return self.long[max(inside, key=len)] if inside else set()


def match(labels: tuple[tuple[str, ...], ...], names: Names) -> Matched:
    """Match headings (each a tuple of its lines, empty for a column without one) to fields."""
    ways = [list(names.tiers(parts)) if parts else [] for parts in labels]
    keys, likely, ambiguous = [UNUSED] * len(labels), set[int](), []
    closed: set[str] = set()
    busy: set[int] = set()
    tiers = max((len(way) for way in ways), default=0)
    for tier in range(tiers):
        open_ways = {
            index: way[tier] - closed
            for index, way in enumerate(ways)
            if way and index not in busy and way[tier] - closed
        }
        for index, key in _settle(open_ways):
            keys[index] = key
            closed.add(key)
            busy.add(index)
            if tier == tiers - 1:
                likely.add(index)
        if tier == tiers - 1:
            continue
        for columns, fields in _groups(open_ways):
            ambiguous.append((columns, fields))
            closed |= set(fields)
            busy |= set(columns)
    return Matched(tuple(keys), frozenset(likely), tuple(ambiguous))


def _settle(open_ways: dict[int, set[str]]) -> Iterator[tuple[int, str]]:
    """Pairs where a column means one field and no other column means it; settled pairs may free others."""
    while True:
        single = Counter(next(iter(fields)) for fields in open_ways.values() if len(fields) == 1)
        pairs = [(i, next(iter(f))) for i, f in open_ways.items() if len(f) == 1 and single[next(iter(f))] == 1]
        if not pairs:
            return
        for index, key in pairs:
            yield index, key
            del open_ways[index]
            for fields in open_ways.values():
                fields.discard(key)


def _groups(open_ways: dict[int, set[str]]) -> Iterator[tuple[tuple[int, ...], tuple[str, ...]]]:
    """Columns that share a field, together with all fields they may be."""
    left = {index: fields for index, fields in open_ways.items() if fields}
    while left:
        first = min(left)
        fields = set(left.pop(first))
        columns = [first]
        while joined := [index for index, other in left.items() if other & fields]:
            for index in joined:
                fields |= left.pop(index)
                columns.append(index)
        yield tuple(sorted(columns)), tuple(sorted(fields))
