"""The doors of a book: routes that every one has for its saved views, its steps and the files that hang on them."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_POST

from anbinh.foundation.books import pages, saved
from anbinh.foundation.books.book import Book
from anbinh.foundation.books.forms import StepForm
from anbinh.foundation.web import doors


def of_views(name: str, permission: str, *, index: str) -> list[URLPattern]:
    """Keep a question to the list under a name, and forget one of one's own."""

    @require_POST
    def save_view(request: HttpRequest) -> HttpResponse:
        return saved.keep(request, name, index=index)

    @require_POST
    def delete_view(request: HttpRequest, key: int) -> HttpResponse:
        return saved.forget(request, name, key, index=index)

    staff = doors.staff(permission)
    return [
        path("giu-lai/", staff(save_view), name="save_view"),
        path("giu-lai/<int:key>/bo/", staff(delete_view), name="delete_view"),
    ]


def of_files(book: Book) -> list[URLPattern]:
    """A file that hangs on a step of a record."""

    def file(request: HttpRequest, key: int, file: int) -> HttpResponseBase:
        return pages.file(request, pages.record_of(request, book, key, at=timezone.now()), file)

    return [path("<int:key>/tep/<int:file>/", doors.staff(book.read)(file), name="file")]


def of_steps(
    book: Book, *, forms: Mapping[str, type[StepForm]], commands: Mapping[str, pages.Command]
) -> list[URLPattern]:
    """One step on one record. Its address takes any word, so it stands last."""

    def step(request: HttpRequest, key: int, slug: str) -> HttpResponse:
        at = timezone.now()
        found: Any = pages.record_of(request, book, key, at=at)
        return pages.step(request, book, found, slug, forms=forms, commands=commands, at=at)

    return [path("<int:key>/<slug:slug>/", doors.staff(book.read)(step), name="step")]


def of_book(
    book: Book, *, forms: Mapping[str, type[StepForm]], commands: Mapping[str, pages.Command]
) -> list[URLPattern]:
    """All three, for a book whose list stands at its own `index`."""
    views = of_views(book.name, book.read, index=f"{book.name}:index")
    return [*views, *of_files(book), *of_steps(book, forms=forms, commands=commands)]
