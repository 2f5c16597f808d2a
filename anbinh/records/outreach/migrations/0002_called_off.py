"""A school may call its request off."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("outreach", "0001_schools_and_sessions")]

    operations = [
        migrations.AlterField(
            model_name="schoolrequest",
            name="stage",
            field=models.CharField(
                choices=[
                    ("waiting", "waiting for an answer"),
                    ("accepted", "accepted"),
                    ("declined", "declined"),
                    ("called_off", "called off by the school"),
                ],
                default="waiting",
                max_length=20,
            ),
        ),
    ]
