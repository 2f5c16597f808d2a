"""What stands after the body: signatures and Nơi nhận."""

from anbinh.kernels.papers import form, wording
from anbinh.kernels.papers.balance import balanced
from anbinh.kernels.papers.layout import Grid, GridCell, GridRow, Line, Rule, Shape
from anbinh.kernels.papers.paper import Signature
from anbinh.kernels.papers.text import Run, lines, plain

ROOM_TO_SIGN = 4  # empty lines between office and name
LEFT_SHARE = 0.46  # of Nơi nhận beside one signature


def closed(
    signatures: tuple[Signature, ...], recipients: tuple[str, ...], styles: form.Styles, room: float
) -> list[Shape]:
    """Nơi nhận stands left of a single signature, and below several."""
    if len(signatures) == 1:
        left = room * LEFT_SHARE
        cells = GridCell(_recipients(recipients, styles)), GridCell(signed(signatures[0], styles, room - left))
        return [_gap(styles), Grid((left, room - left), (GridRow(cells),))]
    shapes: list[Shape] = [*beside(signatures, styles, room)] if signatures else []
    if recipients:
        shapes += [_gap(styles), *_recipients(recipients, styles)]
    return shapes


def beside(signatures: tuple[Signature, ...], styles: form.Styles, room: float) -> list[Shape]:
    share = room / len(signatures)
    cells = tuple(GridCell(signed(signature, styles, share)) for signature in signatures)
    return [_gap(styles), Grid((share,) * len(signatures), (GridRow(cells),))]


def signed(signature: Signature, styles: form.Styles, room: float) -> tuple[Line | Rule, ...]:
    return (
        *(line for title in signature.titles for line in balanced(title.upper(), styles.signer, room)),
        *balanced(signature.hint, styles.hint, room),
        *(Line(styles.room_to_sign, ()) for _ in range(ROOM_TO_SIGN)),
        *(Line(styles.name, runs) for runs in lines(signature.name)),
    )


def _recipients(recipients: tuple[str, ...], styles: form.Styles) -> tuple[Line, ...]:
    if not recipients:
        return ()
    names = wording.ended(tuple(plain(name).replace("\n", " ") for name in recipients))
    return (
        Line(styles.recipients, (Run(wording.SENT_TO),)),
        *(Line(styles.recipient, (Run(f"- {name}"),)) for name in names),
    )


def _gap(styles: form.Styles) -> Line:
    return Line(styles.gap, ())
