"""Papers of a case and of somebody held, as docx and PDF."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from anbinh.foundation.web import doors
from anbinh.kernels.papers import Paper, render_docx, render_pdf
from anbinh.records.cases.models import Act
from anbinh.records.cases.papers import paper_of, paper_of_measure
from anbinh.records.cases.views.finding import case_of, measure_of

RENDERERS = {
    "docx": (render_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": (render_pdf, "application/pdf"),
}


@doors.staff("cases.read")
def paper(request: HttpRequest, key: int, act: int, form: str, ending: str) -> HttpResponse:
    """One paper of one act; the same act gives the same bytes."""
    case = case_of(request, key)
    found = get_object_or_404(Act.objects.of_case(case), pk=act)
    made = paper_of(case, found, form)
    return _answer(made, found.recorded_at, name=f"{form}-{case.code.replace('/', '-')}", ending=ending)


@doors.staff("cases.read")
def custody_paper(request: HttpRequest, key: int, form: str, ending: str) -> HttpResponse:
    """One paper of somebody held."""
    held = measure_of(request, key)
    made = paper_of_measure(held, form)
    return _answer(made, held.recorded_at, name=f"{form}-{held.case.code.replace('/', '-')}", ending=ending)


def _answer(made: Paper | None, at: datetime, *, name: str, ending: str) -> HttpResponse:
    if made is None or ending not in RENDERERS:
        raise Http404(ending)
    render, media = RENDERERS[ending]
    answer = HttpResponse(render(made, at=at), content_type=media)
    shown = "inline" if ending == "pdf" else "attachment"
    answer["Content-Disposition"] = f'{shown}; filename="{name}.{ending}"'
    answer["Cache-Control"] = "no-store"
    return answer
