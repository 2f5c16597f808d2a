"""What stands before the body: letterhead, title, addressees, authority and grounds."""

from anbinh.kernels.papers import form, wording
from anbinh.kernels.papers.balance import balanced, last_width, text_width
from anbinh.kernels.papers.layout import Grid, GridCell, GridRow, Line, Rule, Shape
from anbinh.kernels.papers.paper import Letterhead, Paper
from anbinh.kernels.papers.text import Run, lines, plain

MARGIN = 2.0  # mm kept free beside the nation's name
TITLE_SHARE = 0.9  # of the width of the text: a title keeps clear of the margins


def headed(paper: Paper, styles: form.Styles, room: float) -> list[Shape]:
    head = paper.letterhead
    if head is None:
        return []
    right = max(room / 2, text_width(wording.NATION, styles.nation) + MARGIN)
    left = room - right
    rows = [GridRow((GridCell((*_bodies(head, styles, left - MARGIN),)), GridCell((*_nation(styles),))))]
    number, dated = _number(head, paper.subject, styles, left - MARGIN), _dated(head, styles)
    if number or dated:
        rows.append(GridRow((GridCell(number), GridCell(dated))))
    return [Grid((left, right), tuple(rows), after=form.GAP)]


def titled(paper: Paper, styles: form.Styles) -> list[Shape]:
    if paper.title is None:
        return []
    room = form.text_width(paper.landscape) * TITLE_SHARE
    kind = balanced(paper.title.kind.upper(), styles.kind, room)
    abstract = balanced(paper.title.abstract, styles.abstract, room)
    return [*kind, *abstract, _under((*kind, *abstract)[-1], after=form.AFTER_TITLE)]


def addressed(paper: Paper, styles: form.Styles) -> list[Shape]:
    shapes: list[Shape] = []
    names = tuple(plain(name) for name in paper.addressees)
    if len(names) == 1:
        shapes += [Line(styles.addressee, (Run(f"{wording.ADDRESSED} {names[0]}"),))]
    elif names:
        shapes += [Line(styles.addressee, (Run(wording.ADDRESSED),))]
        shapes += [Line(styles.addressees, (Run(f"- {name}"),)) for name in wording.ended(names)]
        shapes += [Line(styles.gap, ())]
    shapes += balanced(paper.authority.upper(), styles.authority, form.text_width(paper.landscape))
    shapes += _grounds(paper, styles)
    return shapes


def _bodies(head: Letterhead, styles: form.Styles, room: float) -> list[Line | Rule]:
    superior = balanced(head.superior.upper(), styles.superior, room)
    issuer = balanced(head.issuer.upper(), styles.issuer, room)
    return [*superior, *issuer, _under(issuer[-1], after=0)]


def _nation(styles: form.Styles) -> list[Line | Rule]:
    motto = Line(styles.motto, (Run(wording.MOTTO),))
    return [Line(styles.nation, (Run(wording.NATION),)), motto, Rule(last_width(motto), before=form.ABOVE_RULE)]


def _number(head: Letterhead, subject: str, styles: form.Styles, room: float) -> tuple[Line, ...]:
    number = [Line(styles.number, (Run(plain(wording.number_line(head.number, head.symbol))),))] if head.symbol else []
    about = balanced(f"V/v {subject}", styles.subject, room) if subject else []
    return (*number, *about)


def _dated(head: Letterhead, styles: form.Styles) -> tuple[Line, ...]:
    return (Line(styles.dated, (Run(plain(wording.place_and_day(head.place, head.on))),)),) if head.place else ()


def _under(line: Line, *, after: float) -> Rule:
    """The stroke under a name or an abstract: a third to a half as long as its text."""
    return Rule(last_width(line) * form.RULE_SHARE, before=form.ABOVE_RULE, after=after)


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
