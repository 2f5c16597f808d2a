"""The page of one passage: write it, see what moved beneath it, talk about it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anbinh.foundation.web import doors
from anbinh.kernels.figures import book
from anbinh.outputs.briefs import commands
from anbinh.outputs.briefs.commands import BriefRefused, Overtaken
from anbinh.outputs.briefs.forms import CommentForm, PassageForm
from anbinh.outputs.briefs.models import Comment, Passage
from anbinh.outputs.briefs.telling import words_of
from anbinh.outputs.briefs.views.finding import may, passage_of


@doors.staff("briefs.read")
def passage(request: HttpRequest, key: int, section: str) -> HttpResponse:
    """Read; and write, where the report is a draft and one may."""
    found = passage_of(request, key, section)
    form = PassageForm(request.POST or None, passage=found)
    if form.is_valid():
        try:
            _write(request, found, form)
            messages.success(request, _("The passage was saved."))
            return redirect("briefs:brief", key=key)
        except BriefRefused as refusal:
            form.add_error(None, str(refusal))
    return _page(request, found, form, CommentForm())


def _write(request: HttpRequest, found: Passage, form: PassageForm) -> None:
    """After somebody else's writing the form holds one's own text, and the present version to save over."""
    seen, found.version = found.version, form.cleaned_data["version"]
    try:
        commands.write(found, text=form.cleaned_data["text"], by=doors.person_of(request), at=timezone.now())
    except Overtaken:
        form.data = {**request.POST.dict(), "version": seen}
        raise
    finally:
        found.version = seen


@require_POST
@doors.staff("briefs.read")
def comment(request: HttpRequest, key: int, section: str) -> HttpResponse:
    """Leave a remark."""
    found = passage_of(request, key, section)
    form = CommentForm(request.POST)
    if form.is_valid():
        try:
            commands.comment(found, text=form.cleaned_data["text"], by=doors.person_of(request), at=timezone.now())
            messages.success(request, _("Your remark stands beside the passage."))
            return redirect("briefs:passage", key=key, section=section)
        except BriefRefused as refusal:
            form.add_error(None, str(refusal))
    return _page(request, found, PassageForm(passage=found), form)


@require_POST
@doors.staff("briefs.write")
def settle(request: HttpRequest, key: int, section: str, remark: int) -> HttpResponse:
    """Say that a remark was followed or answered."""
    found = passage_of(request, key, section)
    wanted = get_object_or_404(Comment.objects.on_passage(found), pk=remark)
    try:
        commands.settle(wanted, by=doors.person_of(request), at=timezone.now())
    except BriefRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("briefs:passage", key=key, section=section)


@require_POST
@doors.staff("briefs.write")
def restore(request: HttpRequest, key: int, section: str) -> HttpResponse:
    """Back to what the figures say."""
    return _changed(request, passage_of(request, key, section), commands.restore)


@require_POST
@doors.staff("briefs.write")
def carry_over(request: HttpRequest, key: int, section: str) -> HttpResponse:
    """The new numbers into the text somebody wrote."""
    return _changed(request, passage_of(request, key, section), commands.carry_over)


def _changed(request: HttpRequest, found: Passage, command: Any) -> HttpResponse:
    seen = request.POST.get("version", "")
    found.version = int(seen) if seen.isascii() and seen.isdigit() else 0
    try:
        command(found, by=doors.person_of(request), at=timezone.now())
        messages.success(request, _("The passage was saved."))
    except BriefRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("briefs:passage", key=found.brief_id, section=found.key)


def _page(request: HttpRequest, found: Passage, form: PassageForm, remark: CommentForm) -> HttpResponse:
    moved = [(book().find(one.figure).name.vi, one) for one in found.moved]
    context = {
        "brief": found.brief,
        "passage": found,
        "generated": words_of(found.told),
        "form": form,
        "remark": remark,
        "moved": moved,
        "comments": Comment.objects.on_passage(found),
        "may_write": found.brief.is_draft and may(request, "briefs.write", found.brief),
        "may_settle": not found.brief.is_issued and may(request, "briefs.write", found.brief),
        "may_comment": not found.brief.is_issued,
    }
    return render(request, "briefs/passage.html", context)
