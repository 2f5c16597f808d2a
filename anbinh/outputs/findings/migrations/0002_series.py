from django.db import migrations, models

KINDS = [
    ("new", "new method"),
    ("returning", "returning method"),
    ("local", "first time in this commune"),
    ("surge", "surge"),
    ("cluster", "cluster in place and time"),
    ("series", "series that grows"),
]


class Migration(migrations.Migration):
    dependencies = [("findings", "0001_findings")]

    operations = [
        migrations.AlterField("finding", "kind", models.CharField(choices=KINDS, max_length=12)),
    ]
