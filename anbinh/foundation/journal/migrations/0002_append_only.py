"""The database itself refuses to change or remove what was posted, whoever asks and by whatever way."""

from django.db import migrations

TABLES = ("journal_entry", "journal_seal", "journal_sealedhead")
MESSAGE = "the journal is append-only: post a reversal instead"

SQLITE = """
CREATE TRIGGER {table}_refuses_{action} BEFORE {action} ON {table}
BEGIN SELECT RAISE(ABORT, '{message}'); END
"""
POSTGRESQL_FUNCTION = """
CREATE FUNCTION journal_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; END $$
"""
POSTGRESQL_TRIGGER = """
CREATE TRIGGER {table}_refuses BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION journal_refuses()
"""


def arm(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL_FUNCTION.format(message=MESSAGE))
        for table in TABLES:
            schema_editor.execute(POSTGRESQL_TRIGGER.format(table=table))
        return
    for table in TABLES:
        for action in ("UPDATE", "DELETE"):
            schema_editor.execute(SQLITE.format(table=table, action=action, message=MESSAGE))


def disarm(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for table in TABLES:
            schema_editor.execute(f"DROP TRIGGER {table}_refuses ON {table}")
        schema_editor.execute("DROP FUNCTION journal_refuses()")
        return
    for table in TABLES:
        for action in ("UPDATE", "DELETE"):
            schema_editor.execute(f"DROP TRIGGER {table}_refuses_{action}")


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_journal")]
    operations = [migrations.RunPython(arm, disarm)]
