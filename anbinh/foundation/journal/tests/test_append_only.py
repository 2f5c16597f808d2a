"""The database itself refuses to change what was posted."""

import pytest
from django.db import DatabaseError, connection, transaction

from anbinh.foundation.journal.commands import seal
from anbinh.foundation.journal.models import Entry
from anbinh.foundation.journal.tests.cast import START, City


@pytest.mark.parametrize("table", ["journal_entry", "journal_seal", "journal_sealedhead"])
@pytest.mark.parametrize("statement", ["UPDATE {table} SET id = id", "DELETE FROM {table}"])
def test_it_refuses_to_change_or_remove(city: City, table: str, statement: str) -> None:
    city.post()
    seal(at=START)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table=table))
    assert Entry.objects.count() == 1


@pytest.mark.parametrize("table", ["journal_entry", "journal_seal", "journal_sealedhead"])
def test_it_refuses_to_replace(city: City, table: str) -> None:
    """SQLite's REPLACE removes what stands in its way without waking the triggers of DELETE."""
    replacing = {
        "sqlite": f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
        "postgresql": f"INSERT INTO {table} SELECT * FROM {table} ON CONFLICT (id) DO UPDATE SET id = EXCLUDED.id",
    }
    city.post()
    seal(at=START)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(replacing[connection.vendor])


@pytest.mark.postgres
def test_it_refuses_to_empty_the_table(city: City) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE journal_entry CASCADE")


def test_it_refuses_through_the_models_too(city: City) -> None:
    entry = city.post()
    entry.quantity = 2
    with pytest.raises(DatabaseError), transaction.atomic():
        entry.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        entry.delete()
