"""The routes of a load, guarded by the permission of the book: one line in the urls of a room."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from anbinh.foundation.books.loading import pages
from anbinh.foundation.books.loading.declaration import Loading
from anbinh.foundation.web import doors


def routes(loading: Loading, under: str = "nap-so/") -> list[URLPattern]:
    """Sending, template, decision, columns, refused rows, giving up: `loads`, `load_template`, `load` …"""
    door = doors.staff(loading.permission)

    @door
    @never_cache
    def send(request: HttpRequest) -> HttpResponse:
        return pages.send(request, loading, at=timezone.now())

    @door
    def empty_book(_request: HttpRequest) -> HttpResponse:
        return pages.empty_book(loading, at=timezone.now())

    @door
    @never_cache
    def load(request: HttpRequest, key: int) -> HttpResponse:
        return pages.load(request, loading, key, at=timezone.now())

    @door
    @never_cache
    def columns(request: HttpRequest, key: int) -> HttpResponse:
        return pages.columns(request, loading, key, at=timezone.now())

    @door
    @never_cache
    def returned(request: HttpRequest, key: int) -> HttpResponse:
        return pages.returned(request, loading, key, at=timezone.now())

    @door
    @require_POST
    def drop(request: HttpRequest, key: int) -> HttpResponse:
        return pages.drop(request, loading, key, at=timezone.now())

    return [
        path(under, send, name="loads"),
        path(f"{under}mau.xlsx", empty_book, name="load_template"),
        path(f"{under}<int:key>/", load, name="load"),
        path(f"{under}<int:key>/cot/", columns, name="load_columns"),
        path(f"{under}<int:key>/tra-lai.xlsx", returned, name="load_returned"),
        path(f"{under}<int:key>/bo/", drop, name="load_drop"),
    ]
