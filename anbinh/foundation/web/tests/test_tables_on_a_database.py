"""Tables over a queryset: the database searches, orders and cuts the page."""

from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.contrib.messages import get_messages
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from anbinh.foundation.web import exports
from anbinh.foundation.web.tables import Column, Filter, Table

pytestmark = pytest.mark.django_db
COLUMNS = [Column("model", "Model", sort="model"), Column("app", "App", value="app_label", sort="app_label")]


def table(address: str) -> Table:
    filters = [Filter("app_label", "App", [("sessions", "sessions")])]
    return Table(
        RequestFactory().get(address),
        ContentType.objects.all(),
        columns=COLUMNS,
        search=["model"],
        filters=filters,
        page_size=1000,
    )


def test_it_searches_in_the_database() -> None:
    assert [line[0].value for line in table("/?q=SESSION&app_label=sessions").lines] == ["session"]


def test_it_orders_both_ways() -> None:
    models = [line[0].value for line in table("/?sort=model").lines]
    assert [line[0].value for line in table("/?sort=-model").lines] == models[::-1]


def test_it_asks_the_database_twice_for_a_page(django_assert_num_queries: Any) -> None:
    given = table("/?sort=model")
    with django_assert_num_queries(2):
        assert given.total and given.lines and given.headings


def test_it_says_that_a_table_is_too_large_for_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "MOST", 2)
    request = RequestFactory().get("/units/?format=csv&sort=model")
    SessionMiddleware(_nothing).process_request(request)
    MessageMiddleware(_nothing).process_request(request)
    answer = Table(request, ContentType.objects.all(), columns=COLUMNS).export()
    assert answer is not None and answer.headers["Location"] == "/units/?sort=model"
    assert "Hãy dùng bộ lọc" in str(next(iter(get_messages(request))))


def _nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse()
