"""From YAML to figures: every field known and typed, every reference resolved, or the load fails with file and line."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path

from anbinh.kernels.figures.documents import Node, read_document
from anbinh.kernels.figures.errors import UnknownFigure
from anbinh.kernels.figures.model import (
    At,
    Change,
    Direction,
    Display,
    Figure,
    Form,
    Kind,
    Term,
    Terms,
)
from anbinh.kernels.figures.narrowing import Codes, Where, narrowed
from anbinh.kernels.figures.numbers import Rounding
from anbinh.kernels.figures.periods import schemes
from anbinh.kernels.figures.practice import settings
from anbinh.kernels.figures.sentences import Wording

FOLDER = Path(__file__).parent
# The order in which a reader meets them; a folder not named here follows after.
GROUPS = (
    *("reports", "cases", "custody", "letters", "programme"),
    *("movement", "outreach", "hotspots", "oversight", "warnings"),
)
SAID = ("id", "name", "question", "change_log")
INHERITED = ("unit", "cuts", "schemes", "direction", "shown", "basis", "owner", "next_review")
NARROWING = ("narrows", "where")
SUMS = ("terms", "numerator", "denominator", "of", "share")
OPTIONAL = (*SUMS, "note", "kind")


@dataclass(frozen=True)
class Book:
    """Every figure the product knows, in reading order."""

    figures: tuple[Figure, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Figure]:
        return {figure.id: figure for figure in self.figures}

    def find(self, figure_id: str) -> Figure:
        """The figure; raises UnknownFigure with the nearest names."""
        if figure_id in self.by_id:
            return self.by_id[figure_id]
        if near := difflib.get_close_matches(figure_id, self.by_id, n=3, cutoff=0.5):
            raise UnknownFigure("unknown_figure_near", given=figure_id, near=", ".join(near))
        raise UnknownFigure("unknown_figure", given=figure_id)

    def group(self, name: str) -> tuple[Figure, ...]:
        """The figures of one book of the committee."""
        return tuple(figure for figure in self.figures if figure.group == name)


@cache
def book() -> Book:
    """The product's own figures, read once."""
    return read_book(FOLDER / "definitions")


@cache
def dimensions() -> Mapping[str, Wording]:
    """What figures may be cut by, with the name people read."""
    entries = read_document(FOLDER / "dimensions.yaml", under=FOLDER).entries()
    return {code: name.wording() for code, name in entries.items()}


def read_book(folder: Path) -> Book:
    """All figures under a folder, one file each: `group/id.yaml`. Raises BadDefinition."""
    files = sorted(folder.glob("*/*.yaml"), key=_in_order)
    shelf = _Shelf({file.stem: read_document(file, under=folder.parent) for file in files})
    return Book(tuple(shelf.figure(file.stem) for file in files))


def _in_order(file: Path) -> tuple[int, str]:
    group = file.parent.name
    return (GROUPS.index(group) if group in GROUPS else len(GROUPS), file.name)


class _Shelf:
    """The documents while they are read; a figure that names another makes that one first."""

    def __init__(self, documents: Mapping[str, Node]) -> None:
        self.documents = documents
        self.made: dict[str, Figure] = {}
        self.open: list[str] = []

    def figure(self, figure_id: str) -> Figure:
        if figure_id not in self.made:
            self.open.append(figure_id)
            self.made[figure_id] = self._read(figure_id, self.documents[figure_id])
            self.open.pop()
        return self.made[figure_id]

    def named(self, node: Node) -> Figure:
        """The figure that a text of a document names."""
        figure_id = node.text()
        if figure_id not in self.documents:
            near = difflib.get_close_matches(figure_id, self.documents, n=1)
            node.refuse(f"no figure is called {figure_id}" + (f"; perhaps {near[0]}" if near else ""))
        if figure_id in self.open:
            node.refuse(f"{figure_id} is defined by itself")
        return self.figure(figure_id)

    def _read(self, figure_id: str, document: Node) -> Figure:
        narrows = "narrows" in document.entries()
        needed = (*SAID, *NARROWING) if narrows else (*SAID, *INHERITED, "kind")
        fields = document.fields(needed, (*INHERITED, "note") if narrows else OPTIONAL)
        if fields["id"].text() != figure_id:
            fields["id"].refuse(f"the file is called {figure_id}.yaml")
        try:
            return self._narrowed(fields, document) if narrows else self._whole(fields, document)
        except ValueError as wrong:
            document.refuse(str(wrong))

    def _whole(self, fields: Mapping[str, Node], document: Node) -> Figure:
        kind = Kind(fields["kind"].one_of(list(Kind)))
        wanted = {Kind.RATIO: {"numerator", "denominator"}, Kind.CHANGE: {"of"}}.get(kind, {"terms"})
        for name in {*SUMS, *wanted} - {"share"}:
            if (name in fields) is not (name in wanted):
                (fields.get(name) or document).refuse(f"a {kind} has {' and '.join(sorted(wanted))}")
        main = fields.get("numerator") or fields.get("of") or fields["terms"]
        below = fields.get("denominator") or fields.get("of")
        at = At.END if kind is Kind.STOCK else At.DURING
        return Figure(
            id=fields["id"].text(),
            group=Path(document.place.file).parent.name,
            name=fields["name"].wording(),
            question=fields["question"].wording(),
            unit=fields["unit"].wording(),
            kind=kind,
            numerator=self._terms(main, at),
            denominator=self._terms(below, at) if below else (),
            cuts=_cuts(fields["cuts"]),
            schemes=_schemes(fields["schemes"]),
            direction=Direction(fields["direction"].one_of(list(Direction))),
            display=_display(fields["shown"]),
            basis=fields["basis"].wording(),
            owner=fields["owner"].wording(),
            next_review=fields["next_review"].day(),
            change_log=_change_log(fields["change_log"]),
            share=fields["share"].truth() if "share" in fields else False,
            note=fields["note"].wording() if "note" in fields else None,
            of=tuple(node.text() for node in (fields.get(name) for name in SUMS) if node and _names_a_figure(node)),
            place=document.place,
        )

    def _narrowed(self, fields: Mapping[str, Node], document: Node) -> Figure:
        """A figure that is another one, of certain codes only; what it does not say is as there."""
        whole = self.named(fields["narrows"])
        where = _where(fields["where"])
        for codes in where:
            if codes.dimension not in whole.cuts:
                fields["where"].refuse(f"{whole.id} cannot be cut by {codes.dimension}")
        settled = {codes.dimension for codes in where if len(codes.codes) == 1}
        said: dict[str, object] = {
            "id": fields["id"].text(),
            "group": Path(document.place.file).parent.name,
            "name": fields["name"].wording(),
            "question": fields["question"].wording(),
            "change_log": _change_log(fields["change_log"]),
            "numerator": _narrowed_terms(whole.numerator, where),
            "denominator": _narrowed_terms(whole.denominator, where),
            "cuts": tuple(cut for cut in whole.cuts if cut not in settled),
            "note": fields["note"].wording() if "note" in fields else None,
            "narrows": whole.id,
            "place": document.place,
        }
        said |= {name: READ[name](fields[name]) for name in READ if name in fields}
        return replace(whole, **said)  # type: ignore[arg-type]  # the names and their types are checked where they are read

    def _terms(self, node: Node, at: At) -> Terms:
        if _names_a_figure(node):
            return self._of_figure(node)
        return tuple(term for item in node.items() for term in self._term(item, at))

    def _of_figure(self, node: Node) -> Terms:
        figure = self.named(node)
        if figure.divides:
            node.refuse(f"{figure.id} is a {figure.kind}; only flows and stocks can be summed")
        return figure.numerator

    def _term(self, node: Node, at: At) -> Iterator[Term]:
        referring = "figure" in node.entries()
        fields = node.fields(["figure" if referring else "verb"], ("sign", "where", "except", "at", "if"))
        sign = fields["sign"].number() if "sign" in fields else 1
        if sign not in {1, -1}:
            fields["sign"].refuse("a sign is 1 or -1")
        where = self._narrowing(fields)
        told = At(fields["at"].one_of(list(At))) if "at" in fields else None
        choices = _choices(fields["if"]) if "if" in fields else ()
        if not referring:
            verb = fields["verb"].text()
            if verb.count(".") != 2:
                fields["verb"].refuse(f"a verb is room.noun.happened, not {verb}")
            yield Term(verb, sign, where, told or at, choices)
            return
        for term in self._of_figure(fields["figure"]):
            if told is At.DURING or (told is not None and term.at is At.DURING):
                fields["at"].refuse("a flow has no start or end, a stock nothing else")
            if (kept := term.narrowed(where)) is not None:
                both = tuple(sorted({*term.choices, *choices}))
                yield replace(kept, sign=kept.sign * sign, at=told or term.at, choices=both)

    @staticmethod
    def _narrowing(fields: Mapping[str, Node]) -> Where:
        where = _where(fields["where"]) if "where" in fields else ()
        if "except" not in fields:
            return where
        both = narrowed(where, _where(fields["except"], among=False))
        if both is None:
            fields["except"].refuse("leaves nothing")
        return both


def _names_a_figure(node: Node) -> bool:
    return not node.is_list and not node.is_mapping and isinstance(node.plain(), str)


def _narrowed_terms(terms: Iterable[Term], where: Where) -> Terms:
    return tuple(kept for term in terms if (kept := term.narrowed(where)) is not None)


def _where(node: Node, *, among: bool = True) -> Where:
    found = []
    for dimension, codes in node.entries().items():
        if dimension not in dimensions():
            codes.refuse(f"no dimension is called {dimension}")
        if not (said := codes.texts()):
            codes.refuse(f"no code of {dimension}")
        found.append(Codes(dimension, tuple(sorted(said)), among))
    return tuple(sorted(found))


def _choices(node: Node) -> tuple[tuple[str, str], ...]:
    found = []
    for setting, choice in node.entries().items():
        if setting not in settings():
            choice.refuse(f"no setting is called {setting}")
        found.append((setting, choice.one_of(settings()[setting].choices)))
    return tuple(sorted(found))


def _cuts(node: Node) -> tuple[str, ...]:
    for cut in node.items():
        cut.one_of(dimensions())
    return node.texts()


def _schemes(node: Node) -> tuple[str, ...]:
    for scheme in node.items():
        scheme.one_of(schemes())
    return node.texts()


def _display(node: Node) -> Display:
    """`count`, `percent`, `change`, or with its own rounding `{as: number, places: 1, rounding: half_up}`."""
    if not node.is_mapping:
        return Display(Form(node.one_of([Form.COUNT, Form.PERCENT, Form.CHANGE])))
    fields = node.fields(("as", "places", "rounding"))
    places = fields["places"].number()
    if not 0 <= places <= 6:
        fields["places"].refuse("0 to 6 places")
    return Display(Form(fields["as"].one_of(list(Form))), places, Rounding(fields["rounding"].one_of(list(Rounding))))


def _change_log(node: Node) -> tuple[Change, ...]:
    found = []
    for item in node.items():
        fields = item.fields(("day", "says"))
        found.append(Change(fields["day"].day(), fields["says"].wording()))
    if not found:
        node.refuse("begins with the day of the definition")
    return tuple(found)


# What a narrowed figure may say otherwise than the figure it narrows.
READ = {
    "unit": Node.wording,
    "cuts": _cuts,
    "schemes": _schemes,
    "direction": lambda node: Direction(node.one_of(list(Direction))),
    "shown": _display,
    "basis": Node.wording,
    "owner": Node.wording,
    "next_review": Node.day,
}
