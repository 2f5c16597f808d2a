"""What stands before the body: letterhead, title, addressees, authority and grounds."""

from anbinh.kernels.papers import form, wording
from anbinh.kernels.papers.layout import Grid, GridCell, GridRow, Line, Rule, Shape, Style
from anbinh.kernels.papers.letters import width
from anbinh.kernels.papers.paper import Letterhead, Paper
from anbinh.kernels.papers.text import Run, lines, plain

MARGIN = 3.0  # mm kept free beside the nation's name


def headed(paper: Paper, styles: form.Styles, room: float) -> list[Shape]:
    head = paper.letterhead
    if head is None:
        return []
    right = max(room / 2, text_width(wording.NATION, styles.nation) + MARGIN)
    left = room - right
    rows = [GridRow((GridCell((*_bodies(head, styles, left),)), GridCell((*_nation(styles),))))]
    number, dated = _number(head, paper.subject, styles), _dated(head, styles)
    if number or dated:
        rows.append(GridRow((GridCell(number), GridCell(dated))))
    return [Grid((left, right), tuple(rows), after=form.GAP)]


def titled(paper: Paper, styles: form.Styles) -> list[Shape]:
    if paper.title is None:
        return []
    kind = [Line(styles.kind, runs) for runs in lines(paper.title.kind.upper())]
    abstract = [Line(styles.abstract, runs) for runs in lines(paper.title.abstract) if runs]
    return [*kind, *abstract, _under(abstract[-1] if abstract else kind[-1], form.text_width(False))]


def addressed(paper: Paper, styles: form.Styles) -> list[Shape]:
    shapes: list[Shape] = []
    names = tuple(plain(name) for name in paper.addressees)
    if len(names) == 1:
        shapes += [Line(styles.addressee, (Run(f"{wording.ADDRESSED} {names[0]}"),))]
    elif names:
        shapes += [Line(styles.addressee, (Run(wording.ADDRESSED),))]
        shapes += [Line(styles.addressees, (Run(f"- {name}"),)) for name in wording.ended(names)]
    shapes += [Line(styles.authority, runs) for runs in lines(paper.authority.upper()) if runs]
    shapes += _grounds(paper, styles)
    return shapes


def text_width(text: str, style: Style) -> float:
    return width(text, size=style.size, bold=style.bold, italic=style.italic)


def _bodies(head: Letterhead, styles: form.Styles, room: float) -> list[Line | Rule]:
    superior = [Line(styles.superior, runs) for runs in lines(head.superior.upper()) if runs]
    issuer = [Line(styles.issuer, runs) for runs in lines(head.issuer.upper())]
    return [*superior, *issuer, _under(issuer[-1], room)]


def _nation(styles: form.Styles) -> list[Line | Rule]:
    motto = Line(styles.motto, (Run(wording.MOTTO),))
    return [Line(styles.nation, (Run(wording.NATION),)), motto, Rule(text_width(motto.text, motto.style))]


def _number(head: Letterhead, subject: str, styles: form.Styles) -> tuple[Line, ...]:
    number = [Line(styles.number, (Run(plain(wording.number_line(head.number, head.symbol))),))] if head.symbol else []
    about = [Line(styles.subject, runs) for runs in lines(f"V/v {subject}")] if subject else []
    return (*number, *about)


def _dated(head: Letterhead, styles: form.Styles) -> tuple[Line, ...]:
    return (Line(styles.dated, (Run(plain(wording.place_and_day(head.place, head.on))),)),) if head.place else ()


def _under(line: Line, room: float) -> Rule:
    """The stroke under a name or an abstract: a third to a half as long as its text."""
    return Rule(min(text_width(line.text, line.style), room) * form.RULE_SHARE, after=form.GAP / 2)


def _grounds(paper: Paper, styles: form.Styles) -> list[Shape]:
    """The words keep their runs; only the sign at the end is the form's."""
    shapes: list[Shape] = []
    for place, ground in enumerate(paper.grounds, start=1):
        runs = [run for line in lines(ground) for run in line]
        if not runs:
            continue
        last = runs.pop()
        end = ";" if place < len(paper.grounds) else "."
        shapes.append(
            Line(styles.ground, (*runs, Run(last.text.rstrip(" .;,") + end, last.bold, last.italic, last.address)))
        )
    return shapes
