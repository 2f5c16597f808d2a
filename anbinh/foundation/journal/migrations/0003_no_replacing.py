"""SQLite's INSERT OR REPLACE removes the row that stands in its way without waking the triggers of DELETE: refuse it too."""

from django.db import migrations

MESSAGE = "the journal is append-only: post a reversal instead"
# What of an existing row a new one could collide with, and so replace it.
IN_THE_WAY = {
    "journal_entry": "id = NEW.id OR (unit_id = NEW.unit_id AND sequence = NEW.sequence) OR reverses_id = NEW.reverses_id",
    "journal_seal": "id = NEW.id OR prev_hash = NEW.prev_hash OR hash = NEW.hash",
    "journal_sealedhead": "id = NEW.id OR (seal_id = NEW.seal_id AND unit_id = NEW.unit_id)",
}
SQLITE = """
CREATE TRIGGER {table}_refuses_REPLACE BEFORE INSERT ON {table}
WHEN EXISTS (SELECT 1 FROM {table} WHERE {condition})
BEGIN SELECT RAISE(ABORT, '{message}'); END
"""


def arm(apps, schema_editor):
    # PostgreSQL knows no REPLACE; its ON CONFLICT … UPDATE wakes the trigger of UPDATE.
    if schema_editor.connection.vendor == "sqlite":
        for table, condition in IN_THE_WAY.items():
            schema_editor.execute(SQLITE.format(table=table, condition=condition, message=MESSAGE))


def disarm(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for table in IN_THE_WAY:
            schema_editor.execute(f"DROP TRIGGER {table}_refuses_REPLACE")


class Migration(migrations.Migration):
    dependencies = [("journal", "0002_append_only")]
    operations = [migrations.RunPython(arm, disarm)]
