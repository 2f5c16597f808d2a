"""The report as plain values: headings, passages, tables, charts, annexes. What is issued is this, frozen.

It is made of the facts, the outline and what people wrote; neither page nor paper adds a word to it.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from anbinh.kernels.figures import book
from anbinh.outputs.briefs import linking
from anbinh.outputs.briefs.charting import drawing
from anbinh.outputs.briefs.facts import Change, Cut, Fact, Facts
from anbinh.outputs.briefs.outline import ChartSpec, Outline, Section, TableSpec
from anbinh.outputs.briefs.telling import (
    Cite,
    Parts,
    dotted,
    filled,
    judgements,
    kept,
    lowered,
    tell,
)

Block = dict[str, Any]
ITEM = "- "
TRENDS = {"same": "Bằng", "from_nothing": "Mới phát sinh", "unclear": "Chưa so sánh được", "no_data": "–"}
SILENT = {"no_data": "Chưa có số liệu", "undefined": "Không phát sinh", "not_yet": "Chưa đến kỳ"}
SHORT = {"exceeded": "Vượt", "met": "Đạt", "missed": "Chưa đạt"}
BY = {"line": "Hệ loại", "severity": "Loại tội phạm", "unit": "Đơn vị", "kind": "Loại"}


def generated(outline: Outline, facts: Facts) -> dict[str, Parts]:
    """The text of each section as the figures tell it."""
    return {section.key: tell(section, facts) for section in outline.sections}


def compose(outline: Outline, facts: Facts, written: Mapping[str, str] | None = None) -> Block:
    """The whole report. `written` is what people put in place of, or where nothing was, generated; by section."""
    told = generated(outline, facts)
    texts = {key: linking.linked(text, told[key]) for key, text in (written or {}).items()}
    blocks: list[Block] = [_opening(facts)]
    for part in outline.parts:
        shown = [section for section in part.sections if _says_something(section, {**told, **texts}[section.key])]
        if shown:
            blocks.append({"block": "heading", "level": "topic", "text": filled(part.title, facts).upper()})
        for section in shown:
            blocks += _section(section, {**told, **texts}[section.key], section.key in texts, facts)
    return {
        "kind": outline.kind,
        "outline": outline.version,
        "title": outline.document,
        "abstract": filled(outline.abstract, facts),
        "addresses": {name: fact.address for name, fact in facts.figures.items()},
        "blocks": blocks,
        "annexes": [
            {"title": one.title, "landscape": one.landscape, "blocks": [_table(one.table, facts)]}
            for one in outline.annexes
        ],
    }


def drawn(document: Block) -> Block:
    """The same with every chart drawn, so that it prints alike for ever."""
    return {**document, "blocks": [_drawn(block) for block in document["blocks"]]}


def _drawn(block: Block) -> Block:
    return {**block, "svg": drawing(block["rows"])} if block["block"] == "chart" and "svg" not in block else block


def _says_something(section: Section, parts: Parts) -> bool:
    return bool(parts or section.required or section.tables or section.charts)


def _opening(facts: Facts) -> Block:
    """By which days it counts, what was known when, and who has reported: it stands above every total."""
    said = f"Số liệu tính {facts.days}, theo dữ liệu đã ghi nhận đến hết ngày {facts.day_known:%d/%m/%Y}."
    if facts.expected:
        said += f" Đã chốt số liệu: {dotted(facts.reported or 0)}/{dotted(facts.expected)} đơn vị cấp xã."
    return {"block": "paragraph", "key": "", "parts": [said]}


def _section(section: Section, parts: Parts, human: bool, facts: Facts) -> list[Block]:
    blocks: list[Block] = [{"block": "heading", "level": "clause", "text": section.title, "key": section.key}]
    blocks += paragraphs(parts, section.key)
    if section.required and not human:
        blocks.append({"block": "missing", "key": section.key, "text": section.ask})
    blocks += [_table(table, facts) for table in section.tables]
    return blocks + [chart for one in section.charts if (chart := _chart(one, facts))]


def paragraphs(parts: Parts, key: str) -> list[Block]:
    """A paragraph for each line, the lines that begin with `- ` together as a list."""
    blocks: list[Block] = []
    for line in _lines(parts):
        first = line[0] if line else ""
        if not (isinstance(first, str) and first.startswith(ITEM)):
            blocks += [{"block": "paragraph", "key": key, "parts": kept(line)}] if line else []
            continue
        item = kept((first.removeprefix(ITEM), *line[1:]))
        if blocks and blocks[-1]["block"] == "listing":
            blocks[-1]["items"].append(item)
        else:
            blocks.append({"block": "listing", "key": key, "items": [item]})
    return blocks


def _lines(parts: Parts) -> list[Parts]:
    found: list[list[Any]] = [[]]
    for part in parts:
        if isinstance(part, Cite):
            found[-1].append(part)
            continue
        first, *rest = part.split("\n")
        found[-1] += [first] if first else []
        for text in rest:
            found.append([text] if text else [])
    return [tuple(line) for line in found]


def _chart(spec: ChartSpec, facts: Facts) -> Block | None:
    """Nothing to draw where no month has anything."""
    rows: list[dict[str, Any]] = []
    for cut in facts.cuts.get(spec.by, ()):
        for name, spots in ((_series(facts, 0), cut.spots), (_series(facts, 1), cut.before)):
            spot = spots.get(spec.figure)
            if spot is not None and spot.value is not None:
                rows.append({"label": cut.label.partition("/")[0], "series": name, "value": spot.value})
    if not any(row["value"] for row in rows):
        return None
    # Everything of this period first: the colour of the present is the strong one.
    rows.sort(key=lambda row: row["series"] != _series(facts, 0))
    return {
        "block": "chart",
        "key": spec.key,
        "caption": spec.caption,
        "measure": facts.figures[spec.figure].unit,
        "rows": rows,
        "says": _spoken(spec, rows),
    }


def _series(facts: Facts, back: int) -> str:
    return f"Kỳ này ({facts.last[:4]})" if not back else f"Cùng kỳ ({int(facts.last[:4]) - 1})"


def _spoken(spec: ChartSpec, rows: list[dict[str, Any]]) -> str:
    first = rows[0]["series"]
    said = ", ".join(f"tháng {row['label']}: {dotted(int(row['value']))}" for row in rows if row["series"] == first)
    return f"{spec.caption}. {said}."


def _table(spec: TableSpec, facts: Facts) -> Block:
    columns, rows = TABLES[spec.kind](spec, facts)
    return {"block": "table", "key": spec.key, "caption": spec.caption, "columns": columns, "rows": rows}


Columns = list[list[Any]]
Rows = list[list[Any]]


def _figures_table(spec: TableSpec, facts: Facts) -> tuple[Columns, Rows]:
    columns = [["TT", 1, "center"], ["Chỉ tiêu", 6.4, "left"], ["Đơn vị tính", 2, "center"]]
    columns += [["Kỳ báo cáo", 3.2, "right"], ["Cùng kỳ", 2.2, "right"], ["So với cùng kỳ", 3.2, "right"]]
    rows = [
        [str(n), fact.name, fact.unit, [[fact.figure, fact.shown]], fact.change.before or "–", changed(fact)]
        for n, fact in enumerate(_told(facts.figures[name] for name in spec.figures), start=1)
    ]
    return columns, rows


def _told(figures: Iterable[Fact]) -> list[Fact]:
    """Those of books that are kept; where none is, all of them, so that the table says so."""
    found = list(figures)
    return [fact for fact in found if fact.state != "no_data" or fact.change.before] or found


def changed(fact: Fact) -> str:
    """`+76 (3,9 %)`, `−1,2 điểm`, as a table says it."""
    change: Change = fact.change
    if change.trend not in {"up", "down"}:
        return "–" if fact.nothing else TRENDS[change.trend]
    sign = "+" if change.trend == "up" else "\u2212"
    if fact.form == "percent":
        return f"{sign}{change.by} điểm"
    return f"{sign}{change.by} ({change.rate})" if change.rate else f"{sign}{change.by}"


def _targets_table(_spec: TableSpec, facts: Facts) -> tuple[Columns, Rows]:
    columns = [["TT", 1, "center"], ["Chỉ tiêu", 6.6, "left"], ["Mức đề ra", 3.3, "left"]]
    columns += [["Kết quả", 2.2, "right"], ["Đã làm / tổng số", 2.4, "right"], ["Đánh giá", 2.6, "left"]]
    rows = [
        [str(n), _target_name(one.name, one.source), one.aim, [[fact.figure, _result(fact)]], _made_of(fact), said]
        for n, (fact, one) in enumerate(judgements(facts), start=1)
        for said in [SILENT.get(fact.state) or SHORT.get(one.verdict, "Chưa kết luận")]
    ]
    return columns, rows


def _result(fact: Fact) -> str:
    """That there is no figure is said once, beside it."""
    return "–" if fact.state == "no_data" else fact.shown


def _target_name(name: str, source: str) -> str:
    return f"{name} ({lowered(source) if source.startswith(('Chỉ tiêu', 'Kế hoạch')) else source})"


def _made_of(fact: Fact) -> str:
    if fact.numerator is None or fact.denominator is None:
        return "–"
    return f"{dotted(fact.numerator)}/{dotted(fact.denominator)}"


def _cut_table(spec: TableSpec, facts: Facts) -> tuple[Columns, Rows]:
    columns: Columns = [["TT", 1, "center"], [BY.get(spec.by, "Phân theo"), 5, "left"]]
    columns += [[book().find(name).name.vi, 2.6, "right"] for name in spec.figures]
    rows: Rows = [
        [str(n), cut.label, *(_spot(cut, name) for name in spec.figures)]
        for n, cut in enumerate(facts.cuts.get(spec.by, ()), start=1)
    ]
    totals = [[[name, facts.figures[name].shown]] for name in spec.figures]
    return columns, [*rows, ["", "Toàn bộ", *totals]]


def _spot(cut: Cut, name: str) -> list[Any] | str:
    """A number and, as a third value, where it opens: a row has its own address."""
    spot = cut.spots.get(name)
    return [[name, spot.shown, spot.address]] if spot else "–"


TABLES: dict[str, Callable[[TableSpec, Facts], tuple[Columns, Rows]]] = {
    "figures": _figures_table,
    "targets": _targets_table,
    "cut": _cut_table,
}
