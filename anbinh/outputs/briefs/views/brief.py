"""The page of a report: the sheet as it will print, what may be done next, and its history; its preview and files."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.journal.history import timeline_of
from anbinh.foundation.web import doors
from anbinh.outputs.briefs.acts import acts_for
from anbinh.outputs.briefs.models import Brief, Passage
from anbinh.outputs.briefs.printing import RENDERERS
from anbinh.outputs.briefs.querysets import open_comments
from anbinh.outputs.briefs.reading import document_of, file_of, head_for
from anbinh.outputs.briefs.sheet import sheet_of
from anbinh.outputs.briefs.views.finding import brief_of, may


@dataclass(frozen=True)
class Note:
    """What stands beside a passage: who wrote it, what moved, how many remarks are open."""

    passage: Passage
    remarks: int


@doors.staff("briefs.read")
def brief(request: HttpRequest, key: int) -> HttpResponse:
    """Compose: every passage with its way to be written, what moved beneath it, and remarks."""
    found = brief_of(request, key)
    passages, remarks = list(Passage.objects.of(found).in_order().with_writers()), open_comments(found)
    for one in passages:
        one.brief = found
    context = {
        **_shown(found),
        "notes": [Note(one, remarks.get(one.key, 0)) for one in passages],
        "to_write": [one for one in passages if one.lacks_its_writer],
        "moved": [one for one in passages if one.moved],
        "acts": acts_for(found, lambda permission: may(request, permission, found)),
        "may_write": found.is_draft and may(request, "briefs.write", found),
        "may_journal": doors.person_of(request).may("journal.read", on=timezone.localdate()),
        "history": timeline_of(found),
    }
    return render(request, "briefs/brief.html", context)


@doors.staff("briefs.read")
def preview(request: HttpRequest, key: int) -> HttpResponse:
    """The sheet alone, as it will print."""
    return render(request, "briefs/preview.html", _shown(brief_of(request, key)))


@doors.staff("briefs.read")
def file(request: HttpRequest, key: int, ending: str) -> HttpResponse:
    """The docx or PDF; once issued, the same bytes for ever."""
    found = brief_of(request, key)
    if ending not in RENDERERS:
        raise Http404(ending)
    answer = HttpResponse(file_of(found, ending), content_type=RENDERERS[ending][1])
    shown = "inline" if ending == "pdf" else "attachment"
    name = f"bao-cao-{found.period_key}-{found.pk}" + ("" if found.is_issued else "-du-thao")
    answer["Content-Disposition"] = f'{shown}; filename="{name}.{ending}"'
    answer["Cache-Control"] = "no-store"
    return answer


def _shown(found: Brief) -> dict[str, Any]:
    facts = found.known
    coverage = _("%(reported)d of %(expected)d units closed the period") % {
        "reported": facts.reported or 0,
        "expected": facts.expected or 0,
    }
    return {
        "brief": found,
        "head": head_for(found),
        "sheet": sheet_of(document_of(found), base=settings.ADDRESS),
        "coverage": coverage if facts.expected else "",
        "facts": facts,
    }
