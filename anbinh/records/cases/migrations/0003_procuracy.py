"""When the procuracy was asked about somebody held, and when it did not approve."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_handing_over")]

    operations = [
        migrations.AddField("measure", "asked_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("measure", "refused_at", models.DateTimeField(blank=True, null=True)),
    ]
