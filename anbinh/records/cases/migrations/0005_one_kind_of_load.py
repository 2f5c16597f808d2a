"""Loads of cases are kept as those of every book: they may run, and fail with a sentence."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0004_loading'),
        ('units', '0001_units'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='caseload',
            name='case_load_ended_some_time',
        ),
        migrations.AddField(
            model_name='caseload',
            name='failure',
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.AlterField(
            model_name='caseload',
            name='state',
            field=models.CharField(choices=[('waiting', 'waiting for a decision'), ('running', 'being loaded'), ('done', 'loaded'), ('failed', 'failed, nothing was loaded'), ('dropped', 'given up')], default='waiting', max_length=8),
        ),
        migrations.AddConstraint(
            model_name='caseload',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'running']), ('ended_at__isnull', False), _connector='OR'), name='case_load_ended_some_time'),
        ),
    ]
