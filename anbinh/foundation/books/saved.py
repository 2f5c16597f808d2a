"""Saved views of any list: what stands beside the list, and the two answers that keep one and forget one."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from anbinh.foundation.books.commands import Refusal, delete_view, save_view
from anbinh.foundation.books.forms import SaveViewForm
from anbinh.foundation.books.models import SavedView
from anbinh.foundation.web import doors


def around(request: HttpRequest, book: str, query: str, *, index: str) -> dict[str, Any]:
    """For the template `books/saved_views.html`: one's own views, and the form that keeps the present one.

    The book has the routes `<book>:save_view` and `<book>:delete_view`; `index` is the route of its list.
    """
    mine = SavedView.objects.of(doors.person_of(request), book)
    return {
        "views": [(view, view.query == query) for view in mine],
        "save": SaveViewForm(initial={"query": query}),
        "index": reverse(index),
        "save_at": reverse(f"{book}:save_view"),
        "delete_at": f"{book}:delete_view",
    }


def keep(request: HttpRequest, book: str, *, index: str) -> HttpResponse:
    """Keep the question under a name."""
    form, query = SaveViewForm(request.POST), request.POST.get("query", "")[:1000]
    try:
        name = form.cleaned_data["name"] if form.is_valid() else ""
        kept = save_view(book, name=name, query=query, by=doors.person_of(request))
        messages.success(request, _("Saved as “%(name)s”.") % {"name": kept.name})
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect(f"{reverse(index)}?{query}")


def forget(request: HttpRequest, book: str, key: int, *, index: str) -> HttpResponse:
    """Forget one of one's own saved views."""
    person = doors.person_of(request)
    view = get_object_or_404(SavedView.objects.of(person, book), pk=key)
    delete_view(view, by=person)
    messages.success(request, _("Deleted “%(name)s”.") % {"name": view.name})
    return redirect(f"{reverse(index)}?{view.query}")
