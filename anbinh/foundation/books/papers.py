"""What papers of every book share: the head of a unit's paper, the mark of a form of our own, the answer as a file."""

from datetime import date, datetime

from django.http import Http404, HttpResponse

from anbinh.foundation.units.models import Kind, Unit
from anbinh.kernels.papers import Letterhead, Paper, render_docx, render_pdf

CITY_POLICE = "Công an thành phố Hà Nội"
OWN_FORM = "Biểu mẫu của hệ thống An Bình; số hiệu mẫu chính thức chưa đối chiếu ({form})."
RENDERERS = {
    "docx": (render_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": (render_pdf, "application/pdf"),
}


def head(unit: Unit, *, symbol: str = "", number: str = "", on: date | None = None) -> Letterhead:
    """The head of a unit's paper; a number already given stands in it, otherwise its place is left to fill by hand."""
    superior, issuer = issuing(unit)
    digits = number.split("/", maxsplit=1)[0].strip()
    known = int(digits) if digits.isascii() and digits.isdigit() and int(digits) > 0 else None
    sign = number.split("/", 1)[1].strip() if "/" in number else symbol
    return Letterhead(
        issuer=issuer, superior=superior, number=known if sign else None, symbol=sign, place="Hà Nội", on=on
    )


def issuing(unit: Unit) -> tuple[str, str]:
    """The body above, and the body that issues: `Công an thành phố Hà Nội`, `Công an xã Phúc Lộc`."""
    above = unit.parent
    if unit.kind == Kind.POLICE:
        return ("" if unit.name.startswith("Công an thành phố") else CITY_POLICE, unit.name)
    return (above.name if above and above.kind not in {Kind.PROVINCE} else "", unit.name)


def own_form(form: str) -> str:
    """The mark at the foot of the page."""
    return OWN_FORM.format(form=form)


def answer(made: Paper | None, at: datetime, *, name: str, ending: str) -> HttpResponse:
    """A paper as docx to keep or PDF to look at; 404 for none, and for any other ending."""
    if made is None or ending not in RENDERERS:
        raise Http404(ending)
    render, media = RENDERERS[ending]
    sent = HttpResponse(render(made, at=at), content_type=media)
    shown = "inline" if ending == "pdf" else "attachment"
    sent["Content-Disposition"] = f'{shown}; filename="{name}.{ending}"'
    sent["Cache-Control"] = "no-store"
    return sent
