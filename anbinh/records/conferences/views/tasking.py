"""A conclusion becomes a task."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from anbinh.foundation.books import pages
from anbinh.foundation.books.commands import Refusal
from anbinh.foundation.books.forms import Asked
from anbinh.foundation.web import doors, toasts
from anbinh.records.conferences import commands
from anbinh.records.conferences.book import BOOK
from anbinh.records.conferences.forms.tasking import TaskForm
from anbinh.records.conferences.models import Conclusion


@doors.staff("conferences.handle")
def give(request: HttpRequest, key: int, conclusion: int) -> HttpResponse:
    """The unit in charge and the due day."""
    at = timezone.now()
    conference = pages.record_of(request, BOOK, key, at=at)
    found = get_object_or_404(Conclusion.objects.of(conference), number=conclusion)
    form = TaskForm(request.POST or None, asked=Asked(None, at))
    if form.is_bound and form.is_valid():
        try:
            made = commands.make_task(found, **form.answers, by=doors.person_of(request), at=at)
            toasts.done(request, _("Entered: %(code)s.") % {"code": made.code})
            return redirect("conferences:record", key=key)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    said = {"title": _("Give it as a task"), "lead": found.text, "button": _("Give it as a task"), "form": form}
    back = reverse("conferences:record", kwargs={"key": key})
    return render(request, "books/enter.html", {"book": BOOK, "back": back, **said})
