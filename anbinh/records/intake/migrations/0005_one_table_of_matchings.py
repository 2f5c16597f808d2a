"""What somebody said of the columns of a file stands in one table, of foundation/books; the register's moves there."""

from typing import Any

from django.db import migrations

KEPT = ("person_id", "unit_code", "fingerprint", "keys")


def move(apps: Any, _editor: Any) -> None:
    """Each as it is."""
    _copy(apps.get_model("intake", "LoadMatching"), apps.get_model("books", "LoadMatching"))


def move_back(apps: Any, _editor: Any) -> None:
    """Back into a table of their own."""
    _copy(apps.get_model("books", "LoadMatching"), apps.get_model("intake", "LoadMatching"))


def _copy(there: Any, here: Any) -> None:
    for one in there.objects.order_by("pk"):
        here.objects.create(**{name: getattr(one, name) for name in KEPT})
        one.delete()


class Migration(migrations.Migration):

    dependencies = [
        ("books", "0002_loading"),
        ("intake", "0004_one_table_of_saved_views"),
    ]

    operations = [
        migrations.RunPython(move, move_back),
        migrations.DeleteModel(name="LoadMatching"),
    ]
