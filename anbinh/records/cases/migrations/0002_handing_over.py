"""Suspended cases change hands without being counted in a stock."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_cases")]

    operations = [
        migrations.AddField("stay", "counted_in", models.BooleanField(default=True)),
        migrations.AddField("stay", "counted_out", models.BooleanField(default=True)),
    ]
