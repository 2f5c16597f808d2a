"""From the definition to the model: a whole paper, part by part."""

from collections.abc import Iterator
from itertools import chain

from anbinh.kernels.papers import form, wording
from anbinh.kernels.papers.balance import balanced
from anbinh.kernels.papers.blocks import Composer
from anbinh.kernels.papers.heading import addressed, headed, titled
from anbinh.kernels.papers.layout import Layout, Part, Shape
from anbinh.kernels.papers.paper import Annex, Block, Landscape, Paper
from anbinh.kernels.papers.signing import closed
from anbinh.kernels.papers.text import lines, plain


def compose(paper: Paper) -> Layout:
    """Every word, size and width of the paper. Raises BadPaper where blocks cannot stand together."""
    styles = form.Styles(paper.size)
    room = form.text_width(paper.landscape)
    opening = [
        *headed(paper, styles, room),
        *titled(paper, styles),
        *addressed(paper, styles),
    ]
    closing = [*closed(paper.signatures, paper.recipients, styles, room)]
    parts = [*_parts(paper.blocks, styles, landscape=paper.landscape, opening=opening, closing=closing)]
    for place, annex in enumerate(paper.annexes, start=1):
        head = _annex_head(paper, annex, styles, place)
        parts += _parts(annex.blocks, styles, landscape=annex.landscape, opening=head, closing=[])
    return Layout(
        parts=tuple(parts),
        title=_name(paper),
        author=paper.letterhead.issuer if paper.letterhead else "",
        mark=tuple(chain.from_iterable(lines(paper.mark.replace("\n", " ")))),
    )


def _parts(
    blocks: tuple[Block, ...], styles: form.Styles, *, landscape: bool, opening: list[Shape], closing: list[Shape]
) -> Iterator[Part]:
    """Cuts the text where a landscape stretch begins and ends; the numbering goes on."""
    composer = Composer(styles)
    shapes, first = opening, True
    for block in blocks:
        if not isinstance(block, Landscape):
            shapes += composer.shapes(block, form.text_width(landscape))
        elif landscape:
            shapes += composer.all_shapes(block.blocks, form.text_width(True))
        else:
            if shapes:
                yield Part(tuple(shapes), first=first)
                first = False
            yield Part(tuple(composer.all_shapes(block.blocks, form.text_width(True))), landscape=True, first=first)
            shapes, first = [], False
    shapes += closing
    if shapes or first:
        yield Part(tuple(shapes), landscape=landscape, first=first)


def _annex_head(paper: Paper, annex: Annex, styles: form.Styles, place: int) -> list[Shape]:
    sign = f"{wording.ANNEX} {wording.roman(place)}" if len(paper.annexes) > 1 else wording.ANNEX
    room = form.text_width(annex.landscape)
    enclosed = _enclosed(paper) if annex.enclosed is None else annex.enclosed
    return [
        *balanced(sign, styles.annex, room),
        *balanced(annex.title.upper(), styles.annex_title, room),
        *balanced(enclosed, styles.enclosed, room),
    ]


def _enclosed(paper: Paper) -> str:
    head = paper.letterhead
    if head is None or not head.symbol:
        return ""
    kind = paper.title.kind if paper.title else wording.LETTER
    kind = kind.capitalize() if kind.isupper() else kind
    return wording.enclosed(kind, number=head.number, symbol=head.symbol, on=head.on, issuer=head.issuer)


def _name(paper: Paper) -> str:
    """What the file is called inside: one line."""
    parts = (paper.title.kind, paper.title.abstract) if paper.title else (paper.subject,)
    return " ".join(plain(" ".join(parts)).split())
