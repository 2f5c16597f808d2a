"""A question of a point, and its answer."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anbinh.foundation.books import pages
from anbinh.foundation.books.commands import Refusal
from anbinh.foundation.web import doors, toasts
from anbinh.records.conferences import commands
from anbinh.records.conferences.book import BOOK
from anbinh.records.conferences.forms.rolls import AnswerForm
from anbinh.records.conferences.models import Point, Question


@doors.staff("conferences.answer")
@require_POST
def ask(request: HttpRequest, key: int) -> HttpResponse:
    """A point asks."""
    conference = pages.record_of(request, BOOK, key, at=timezone.now())
    number = request.POST.get("point", "")
    wanted = int(number) if number.isascii() and number.isdigit() else 0
    point = get_object_or_404(Point.objects.of(conference), pk=wanted)
    try:
        commands.ask(point, text=request.POST.get("text", "")[:4000], by=doors.person_of(request), at=timezone.now())
        toasts.done(request, _("The question is put."))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("conferences:record", key=key)


@doors.staff("conferences.handle")
def answer(request: HttpRequest, key: int, question: int) -> HttpResponse:
    """The host answers."""
    conference = pages.record_of(request, BOOK, key, at=timezone.now())
    asked = get_object_or_404(Question.objects.of(conference), pk=question)
    form = AnswerForm(request.POST or None, initial={"text": asked.answer})
    if form.is_bound and form.is_valid():
        try:
            commands.answer(asked, text=form.cleaned_data["text"], by=doors.person_of(request), at=timezone.now())
            toasts.done(request, _("The answer is kept."))
            return redirect("conferences:record", key=key)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    return render(request, "conferences/answer.html", {"conference": conference, "question": asked, "form": form})
