"""Hà Nội as it is filled in, once for a module: everything of the module lies in one transaction and is taken back."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from anbinh.foundation.units import commands

AT = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def hanoi(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[int]:
    """The units of Hà Nội and its agencies; the value is the number of rows."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield commands.load_hanoi(at=AT)
        transaction.set_rollback(True)
