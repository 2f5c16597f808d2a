"""Warnings are linked to series as records. What was written as text stays; numbers found in it are linked."""

import re

import django.db.models.deletion
from django.db import migrations, models

APART = re.compile(r"[,;\n]")


def link(apps, schema):
    """Each number in the text that a series bears, since the act that began the warning."""
    warnings, series = apps.get_model("warnings", "PublicWarning"), apps.get_model("series", "Series")
    about, acts = apps.get_model("warnings", "AboutSeries"), apps.get_model("books", "Act")
    for warning in warnings.objects.exclude(series="").iterator():
        began = acts.objects.filter(subject_kind="warnings.publicwarning", subject_id=warning.pk).order_by("pk").first()
        for code in filter(None, map(str.strip, APART.split(warning.series))):
            found = series.objects.filter(code__iexact=code).first()
            if found is not None and began is not None:
                about.objects.get_or_create(warning=warning, series=found, until=None, defaults={"since": began})


def unlink(apps, schema):
    """The text never went; numbers linked later are written behind it."""
    for one in apps.get_model("warnings", "AboutSeries").objects.filter(until=None).select_related("warning", "series"):
        if one.series.code not in one.warning.series:
            one.warning.series = ", ".join(filter(None, (one.warning.series, one.series.code)))[:300]
            one.warning.save(update_fields=["series"])


class Migration(migrations.Migration):
    dependencies = [
        ("books", "0001_acts"),
        ("series", "0001_series"),
        ("warnings", "0001_warnings"),
    ]

    operations = [
        migrations.CreateModel(
            name="AboutSeries",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("warning", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="about_series", to="warnings.publicwarning")),
                ("series", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="series.series")),
                ("since", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="books.act")),
                ("until", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="books.act")),
            ],
            options={
                "constraints": [models.UniqueConstraint(condition=models.Q(("until__isnull", True)), fields=("warning", "series"), name="warning_about_series_once")],
            },
        ),
        migrations.RunPython(link, unlink),
    ]
