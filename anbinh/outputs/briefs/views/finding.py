"""A report the reader may see."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from anbinh.foundation.web import doors
from anbinh.outputs.briefs.models import Brief, Passage


def brief_of(request: HttpRequest, key: int) -> Brief:
    """404 for absent and forbidden alike."""
    visible = Brief.objects.visible_to(doors.person_of(request), on=timezone.localdate()).select_related("unit")
    found: Brief = get_object_or_404(visible, pk=key)
    return found


def passage_of(request: HttpRequest, key: int, section: str) -> Passage:
    """A passage of a report the reader may see."""
    brief = brief_of(request, key)
    found: Passage = get_object_or_404(Passage.objects.of(brief).keyed(section))
    found.brief = brief
    return found


def may(request: HttpRequest, permission: str, brief: Brief) -> bool:
    """Whether the reader's posts of today allow it for this report."""
    me, today = doors.person_of(request), timezone.localdate()
    return bool(me.may(permission, on=today) and me.reach(on=today, permission=permission).covers(brief.unit))
