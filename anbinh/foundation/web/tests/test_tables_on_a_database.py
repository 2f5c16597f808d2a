"""Tables over a queryset: the database searches, orders and cuts the page."""

from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import RequestFactory

from anbinh.foundation.web.tables import Column, Filter, Table

pytestmark = pytest.mark.django_db
COLUMNS = [Column("model", "Model", sort="model"), Column("app", "App", value="app_label", sort="app_label")]


def table(address: str) -> Table:
    filters = [Filter("app_label", "App", [("sessions", "sessions")])]
    return Table(
        RequestFactory().get(address), ContentType.objects.all(), columns=COLUMNS, search=["model"], filters=filters
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
