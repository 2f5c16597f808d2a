"""Migrations: one head, named by hand, nothing forgotten."""

import re

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

BOOKS = (
    *("movement", "outreach", "series", "checks", "hotspots", "programme", "training", "oversight"),
    *("campaigns", "conferences", "warnings", "cases", "letters", "receipts", "intake"),
)
OURS = (
    *BOOKS,
    *("books", "files", "notices", "sealing", "accounts", "catalogue"),
    *("units", "journal", "web", "config", "nightly"),
)


def test_it_has_one_head_in_every_room() -> None:
    loader = MigrationLoader(None, ignore_no_migrations=True)
    assert loader.detect_conflicts() == {}


def test_it_names_migrations_by_hand() -> None:
    names = [name for app, name in MigrationLoader(None, ignore_no_migrations=True).disk_migrations if app in OURS]
    assert names and not [name for name in names if re.search(r"_auto_\d|_initial$|alter_.*_and_more", name)]


@pytest.mark.django_db
def test_it_forgot_no_change_of_a_model() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
    assert connection.introspection.table_names()
