"""YAML of this kernel, read so that whatever is wrong in it is named with file and line."""

import functools
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import yaml

from anbinh.kernels.figures.errors import BadDefinition
from anbinh.kernels.figures.sentences import Wording

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Place:
    """Where something stands in a file."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


class Node:
    """One value of a document: asked for as what it must be, it answers or refuses with its place."""

    def __init__(self, node: yaml.Node, file: str) -> None:
        self._node = node
        self.place = Place(file, node.start_mark.line + 1)

    def refuse(self, what: str) -> NoReturn:
        """Raise BadDefinition: file, line and what is wrong."""
        raise BadDefinition(f"{self.place}: {what}")

    @property
    def is_mapping(self) -> bool:
        return isinstance(self._node, yaml.MappingNode)

    @property
    def is_list(self) -> bool:
        return isinstance(self._node, yaml.SequenceNode)

    def entries(self) -> dict[str, "Node"]:
        """A mapping by its names, each of which stands once."""
        if not isinstance(self._node, yaml.MappingNode):
            self.refuse("must be a mapping")
        found: dict[str, Node] = {}
        for key, value in self._node.value:
            name = Node(key, self.place.file)
            if (text := name.text()) in found:
                name.refuse(f"{text} stands twice")
            found[text] = Node(value, self.place.file)
        return found

    def fields(self, needed: Collection[str], optional: Collection[str] = ()) -> dict[str, "Node"]:
        """A mapping that has all of these names and no others."""
        found = self.entries()
        if missing := sorted(set(needed) - found.keys()):
            self.refuse(f"missing {', '.join(missing)}")
        for name, node in found.items():
            if name not in needed and name not in optional:
                node.refuse(f"unknown field {name}; there are {', '.join(sorted({*needed, *optional}))}")
        return found

    def items(self) -> Iterator["Node"]:
        """The items of a list."""
        if not isinstance(self._node, yaml.SequenceNode):
            self.refuse("must be a list")
        return (Node(item, self.place.file) for item in self._node.value)

    def text(self) -> str:
        """A text. `yes`, `123` and dates are no text until they stand in quotes."""
        value = self.plain()
        if not isinstance(value, str):
            self.refuse(f"must be text; put {value} in quotes")
        return value

    def one_of(self, choices: Collection[str]) -> str:
        """A text out of a list."""
        value = self.text()
        if value not in choices:
            self.refuse(f"{value} is none of {', '.join(choices)}")
        return value

    def number(self) -> int:
        """A whole number."""
        value = self.plain()
        if type(value) is not int:
            self.refuse(f"must be a whole number, not {value!r}")
        return value

    def truth(self) -> bool:
        """true or false."""
        value = self.plain()
        if not isinstance(value, bool):
            self.refuse(f"must be true or false, not {value!r}")
        return value

    def day(self) -> date:
        """A date like 2024-01-01."""
        value = self.plain()
        if type(value) is not date:
            self.refuse(f"must be a date like 2024-01-01, not {value!r}")
        return value

    def texts(self) -> tuple[str, ...]:
        """A list of texts, none twice."""
        found = tuple(item.text() for item in self.items())
        if len(set(found)) != len(found):
            self.refuse("holds something twice")
        return found

    def wording(self) -> Wording:
        """A phrase in both languages."""
        both = self.fields(("vi", "en"))
        for text in both.values():
            if not text.text().strip():
                text.refuse("the wording is missing")
        return Wording(both["vi"].text(), both["en"].text())

    def plain(self) -> Any:
        """The plain value of a scalar."""
        if not isinstance(self._node, yaml.ScalarNode):
            self.refuse("must be a single value")
        try:
            return _constructor().construct_object(self._node)
        except ValueError as wrong:
            self.refuse(str(wrong))


@functools.cache
def _constructor() -> yaml.constructor.SafeConstructor:
    return yaml.constructor.SafeConstructor()


def read_document(file: Path, *, under: Path) -> Node:
    """The one document of a file, named from `under`. Raises BadDefinition."""
    name = file.relative_to(under).as_posix()
    try:
        node = yaml.compose(file.read_text(encoding="utf-8"), Loader=LOADER)
    except yaml.MarkedYAMLError as wrong:
        line = wrong.problem_mark.line + 1 if wrong.problem_mark else 1
        raise BadDefinition(f"{Place(name, line)}: not YAML: {wrong.problem}") from wrong
    if node is None:
        raise BadDefinition(f"{Place(name, 1)}: is empty")
    return Node(node, name)
