"""A conclusion may become a task of the programme."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('conferences', '0001_conferences'),
        ('programme', '0001_programme'),
    ]

    operations = [
        migrations.AddField(
            model_name='conclusion',
            name='task',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programme.task'),
        ),
    ]
