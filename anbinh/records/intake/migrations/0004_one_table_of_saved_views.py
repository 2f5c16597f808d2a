"""Saved views of every list stand in one table, of foundation/books; those of the register move there."""

from typing import Any

from django.db import migrations


def move(apps: Any, _editor: Any) -> None:
    """Each under the book `intake`, as it is."""
    there = apps.get_model("books", "SavedView")
    for view in apps.get_model("intake", "SavedView").objects.all():
        there.objects.create(person_id=view.person_id, book="intake", name=view.name, query=view.query)


def move_back(apps: Any, _editor: Any) -> None:
    """Back into a table of their own."""
    here = apps.get_model("intake", "SavedView")
    for view in apps.get_model("books", "SavedView").objects.filter(book="intake"):
        here.objects.create(person_id=view.person_id, name=view.name, query=view.query)
        view.delete()


class Migration(migrations.Migration):

    dependencies = [
        ("books", "0001_acts"),
        ("intake", "0003_receipt_keys"),
    ]

    operations = [
        migrations.RunPython(move, move_back),
        migrations.DeleteModel(name="SavedView"),
    ]
