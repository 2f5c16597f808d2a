"""For every test: the city as the demonstration has it, and a way to clean up behind tests that commit."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client, TransactionTestCase, override_settings
from django.utils import translation
from pytest_django import Settings
from pytest_django.plugin import DjangoDbBlocker

from anbinh.foundation.accounts import commands as accounts
from anbinh.foundation.accounts.models import Person
from anbinh.foundation.journal.tests.guards import unguarded
from anbinh.foundation.units.tests import kept
from anbinh.foundation.units.tests.moment import AT

_empty_all_tables = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]  # a part of Django that is not promised


def _empty_the_journal_too(case: TransactionTestCase) -> None:
    """The journal refuses to be emptied, so its guards are put aside while a test's tables are."""
    with unguarded():
        _empty_all_tables(case)


TransactionTestCase._fixture_teardown = _empty_the_journal_too  # type: ignore[attr-defined]  # a part of Django that is not promised


# Whoever asks for one of these, or is marked `django_db`, touches the database.
ASK_FOR_ROWS = {"db", "transactional_db", "django_db_setup", "hanoi", "cast"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On the second database only tests that touch a database run again; what computes is the same there."""
    if settings.DATABASES["default"]["ENGINE"] != "django.db.backends.postgresql":
        return
    touching = [item for item in items if _touches_rows(item)]
    kept = set(touching)
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = touching


def _touches_rows(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(fixtures & ASK_FOR_ROWS)


@pytest.fixture(scope="session", autouse=True)
def _quick_secrets() -> Iterator[None]:
    """Passwords and passphrases by the real algorithms at a cost of nothing; tests of the cost set it themselves."""
    cheap = "anbinh.foundation.accounts.tests.hashing.QuickArgon2"
    with override_settings(PASSWORD_HASHERS=[cheap], SEALING_COST=(1, 8192)):
        yield


@pytest.fixture(autouse=True)
def _in_vietnamese() -> Iterator[None]:
    """A page asked for in English leaves its language behind in the thread; the next test finds Vietnamese again."""
    yield
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(scope="module")
def hanoi(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[int]:
    """The units of Hà Nội and its agencies, once for a module and then taken back; the value is the number of rows."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield kept.hanoi(at=AT)
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def cast(hanoi: int, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The demonstration's people on top of Hà Nội."""
    with django_db_blocker.unblock():
        accounts.make_demonstration(at=AT)
        yield


@pytest.fixture
def shelf(settings: Settings, tmp_path: Path) -> None:
    """A folder of its own for the boxes of workbooks that wait for a decision."""
    settings.DATA = tmp_path


SignIn = Callable[[str], Client]


@pytest.fixture
def sign_in(cast: None, db: None) -> SignIn:
    """`sign_in("chair")`: a client in which the demonstration's chair has signed in."""

    def enter(role: str) -> Client:
        client = Client()
        person = Person.objects.demonstration().filter(posts__role=role).order_by("pk")[0]
        client.force_login(person)
        return client

    return enter


Signed = Callable[[Person], Client]


@pytest.fixture
def signed(db: None) -> Signed:
    """`signed(lan)`: a client of its own in which this person has signed in."""

    def enter(person: Person) -> Client:
        client = Client()
        client.force_login(person, backend="anbinh.foundation.accounts.doors.Backend")
        return client

    return enter
