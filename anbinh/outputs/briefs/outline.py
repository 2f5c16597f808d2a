"""Outlines as data: the parts of a report, which figures a section names, in which sentences; refused early."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from anbinh.kernels.figures import book, targets
from anbinh.kernels.figures.documents import Node, read_document
from anbinh.kernels.figures.sentences import Wording

FOLDER = Path(__file__).parent / "data"
# {figure}, {figure:change}; a word of the report itself such as {period} has no figure behind it.
PLACE = re.compile(r"\{([a-z0-9_]+)(?::([a-z]+))?\}")
WORDS = ("period", "days", "unit", "next", "as_of")
ASPECTS = ("change", "verdict", "parts")
CONDITIONS = ("above_zero", "zero", "judged", "up")
GROUPS = ("reached", "missed", "unknown")
MONTH, UNIT = "month", "unit"


@dataclass(frozen=True)
class Condition:
    """What a figure has to be for a line to be said."""

    figure: str
    holds: str


@dataclass(frozen=True)
class Line:
    """One sentence; or, with `targets`, one item for each target reached, missed or not known, after `say`."""

    say: str
    when: Condition | None = None
    targets: str = ""
    otherwise: str = ""


@dataclass(frozen=True)
class TableSpec:
    """`figures`: one row a figure; `targets`: one row a target; `cut`: one row a code or unit of `by`."""

    key: str
    kind: str
    caption: str = ""
    figures: tuple[str, ...] = ()
    by: str = ""


@dataclass(frozen=True)
class ChartSpec:
    """One figure by month, with `compare` beside the year before."""

    key: str
    caption: str
    figure: str
    by: str
    compare: bool = False


@dataclass(frozen=True)
class Section:
    """One matter: its sentences, what only the writer can say, its tables and charts.

    `situation`: what is new, came back, rises or falls follows its sentences.
    """

    key: str
    title: str
    lines: tuple[Line, ...] = ()
    ask: str = ""
    required: bool = False
    situation: bool = False
    tables: tuple[TableSpec, ...] = ()
    charts: tuple[ChartSpec, ...] = ()


@dataclass(frozen=True)
class Part:
    title: str
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class AnnexSpec:
    title: str
    table: TableSpec
    landscape: bool = False


@dataclass(frozen=True)
class Outline:
    """A kind of report. `period` is the length it is made for; its version is frozen with what is issued."""

    kind: str
    version: int
    name: Wording
    period: str
    document: str
    symbol: str
    abstract: str
    parts: tuple[Part, ...]
    annexes: tuple[AnnexSpec, ...] = ()

    @property
    def sections(self) -> tuple[Section, ...]:
        return tuple(section for part in self.parts for section in part.sections)

    @property
    def tables(self) -> tuple[TableSpec, ...]:
        return (*(one for section in self.sections for one in section.tables), *(one.table for one in self.annexes))

    @property
    def charts(self) -> tuple[ChartSpec, ...]:
        return tuple(one for section in self.sections for one in section.charts)

    @property
    def tells_situation(self) -> bool:
        """True when any section does."""
        return any(section.situation for section in self.sections)

    @property
    def figures(self) -> tuple[str, ...]:
        """Every figure it names, each once, in order."""
        named = [name for section in self.sections for line in section.lines for name in figures_of(line)]
        named += [name for table in self.tables for name in table.figures]
        named += [chart.figure for chart in self.charts]
        if any(line.targets for section in self.sections for line in section.lines):
            named += [target.figure for target in targets()]
        return tuple(dict.fromkeys(named))

    @property
    def cuts(self) -> dict[str, tuple[str, ...]]:
        """By what its figures are cut: a dimension, `unit` or `month`, with the figures of each."""
        found: dict[str, list[str]] = {}
        for table in self.tables:
            if table.by:
                found.setdefault(table.by, []).extend(table.figures)
        for chart in self.charts:
            found.setdefault(chart.by, []).append(chart.figure)
        return {by: tuple(dict.fromkeys(names)) for by, names in found.items()}

    def section(self, key: str) -> Section | None:
        """The section with a key."""
        return next((section for section in self.sections if section.key == key), None)


def figures_of(line: Line) -> list[str]:
    """The figures a line names, in order."""
    named = [name for name, _aspect in PLACE.findall(line.say) if name not in WORDS]
    return [*named, line.when.figure] if line.when else named


@cache
def outlines() -> dict[str, Outline]:
    """Every outline by its kind, the longest period first."""
    document = read_document(FOLDER / "sections.yaml", under=FOLDER).fields(["sections"])
    sections = {section.key: section for section in map(_section, document["sections"].items())}
    found = [read_outline(file, sections, under=FOLDER) for file in sorted((FOLDER / "outlines").glob("*.yaml"))]
    order = ("year", "half", "quarter", "month", "span")
    return {one.kind: one for one in sorted(found, key=lambda one: order.index(one.period))}


def read_outline(file: Path, sections: dict[str, Section], *, under: Path) -> Outline:
    """One file. Raises BadDefinition with file and line."""
    needed = ("kind", "version", "name", "period", "document", "symbol", "abstract", "parts")
    fields = read_document(file, under=under).fields(needed, ("annexes",))
    return Outline(
        kind=fields["kind"].text(),
        version=fields["version"].number(),
        name=fields["name"].wording(),
        period=fields["period"].one_of(("year", "half", "quarter", "month", "span")),
        document=fields["document"].text(),
        symbol=fields["symbol"].text(),
        abstract=_say(fields["abstract"]),
        parts=tuple(_part(node, sections) for node in fields["parts"].items()),
        annexes=tuple(map(_annex, fields["annexes"].items())) if "annexes" in fields else (),
    )


def _part(node: Node, sections: dict[str, Section]) -> Part:
    fields = node.fields(("title", "sections"))
    return Part(_say(fields["title"]), tuple(sections[one.one_of(sections)] for one in fields["sections"].items()))


def _section(node: Node) -> Section:
    fields = node.fields(("key", "title"), ("lines", "ask", "required", "situation", "tables", "charts"))
    return Section(
        key=fields["key"].text(),
        title=fields["title"].text(),
        lines=tuple(map(_line, fields["lines"].items())) if "lines" in fields else (),
        ask=fields["ask"].text() if "ask" in fields else "",
        required=fields["required"].truth() if "required" in fields else False,
        situation=fields["situation"].truth() if "situation" in fields else False,
        tables=tuple(map(_table, fields["tables"].items())) if "tables" in fields else (),
        charts=tuple(map(_chart, fields["charts"].items())) if "charts" in fields else (),
    )


def _line(node: Node) -> Line:
    fields = node.fields(("say",), ("when", "targets", "otherwise"))
    when = fields["when"].fields(("figure", "is")) if "when" in fields else None
    return Line(
        say=_say(fields["say"]),
        when=Condition(_figure(when["figure"]), when["is"].one_of(CONDITIONS)) if when else None,
        targets=fields["targets"].one_of(GROUPS) if "targets" in fields else "",
        otherwise=fields["otherwise"].text() if "otherwise" in fields else "",
    )


def _say(node: Node) -> str:
    """A sentence whose places all name something."""
    text = node.text()
    for name, aspect in PLACE.findall(text):
        if name in WORDS and not aspect:
            continue
        if name not in book().by_id:
            node.refuse(f"no figure is called {name}")
        if aspect and aspect not in ASPECTS:
            node.refuse(f"{aspect} is none of {', '.join(ASPECTS)}")
    return text


def _figure(node: Node) -> str:
    return node.one_of(book().by_id)


def _table(node: Node) -> TableSpec:
    fields = node.fields(("key", "kind"), ("caption", "figures", "by"))
    return TableSpec(
        key=fields["key"].text(),
        kind=fields["kind"].one_of(("figures", "targets", "cut")),
        caption=fields["caption"].text() if "caption" in fields else "",
        figures=tuple(map(_figure, fields["figures"].items())) if "figures" in fields else (),
        by=fields["by"].text() if "by" in fields else "",
    )


def _chart(node: Node) -> ChartSpec:
    fields = node.fields(("key", "caption", "figure", "by"), ("compare",))
    return ChartSpec(
        key=fields["key"].text(),
        caption=fields["caption"].text(),
        figure=_figure(fields["figure"]),
        by=fields["by"].one_of((MONTH,)),
        compare=fields["compare"].truth() if "compare" in fields else False,
    )


def _annex(node: Node) -> AnnexSpec:
    fields = node.fields(("title", "table"), ("landscape",))
    return AnnexSpec(
        title=fields["title"].text(),
        table=_table(fields["table"]),
        landscape=fields["landscape"].truth() if "landscape" in fields else False,
    )
