"""Conferences, their points, what was entered in the roll, questions and conclusions."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('books', '0001_acts'),
        ('units', '0001_units'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Conference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=60, unique=True)),
                ('opened_on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('due_on', models.DateField(blank=True, db_index=True, null=True)),
                ('search', models.TextField(blank=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('stage', models.CharField(choices=[('announced', 'announced'), ('invited', 'units invited'), ('open', 'roll open'), ('closed', 'roll closed'), ('concluded', 'concluded'), ('called_off', 'called off')], default='announced', max_length=20)),
                ('title', models.CharField(max_length=300)),
                ('about', models.TextField(blank=True)),
                ('committee', models.CharField(choices=[('138', 'Committee 138'), ('89', 'Committee 89'), ('89+138', 'Committees 138 and 89')], max_length=10)),
                ('chair', models.CharField(max_length=200)),
                ('place', models.CharField(max_length=300)),
                ('held_on', models.DateField()),
                ('begins', models.PositiveSmallIntegerField()),
                ('ends', models.PositiveSmallIntegerField()),
                ('agenda', models.JSONField(blank=True, default=list)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
            options={
                'ordering': ('-held_on', '-pk'),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Conclusion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('text', models.TextField()),
                ('void', models.BooleanField(default=False)),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='books.act')),
                ('conference', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conclusions', to='conferences.conference')),
            ],
            options={
                'ordering': ('number', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Point',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mark', models.CharField(blank=True, choices=[('present', 'present'), ('late', 'came late'), ('excused', 'absent with a reason'), ('absent', 'absent without a reason')], max_length=10)),
                ('came', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('left', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('people', models.PositiveSmallIntegerField(default=0)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('source', models.CharField(blank=True, choices=[('point', 'the point itself'), ('host', 'the host'), ('file', "the meeting's attendance file")], max_length=10)),
                ('marked_at', models.DateTimeField(blank=True, null=True)),
                ('conference', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='points', to='conferences.conference')),
                ('invited_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='books.act')),
                ('marked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
            options={
                'ordering': ('unit__sort_key', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('asked_at', models.DateTimeField()),
                ('answer', models.TextField(blank=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('conference', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='conferences.conference')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
            options={
                'ordering': ('asked_at', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='RollMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mark', models.CharField(choices=[('present', 'present'), ('late', 'came late'), ('excused', 'absent with a reason'), ('absent', 'absent without a reason')], max_length=10)),
                ('came', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('left', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('people', models.PositiveSmallIntegerField(default=0)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('source', models.CharField(choices=[('point', 'the point itself'), ('host', 'the host'), ('file', "the meeting's attendance file")], max_length=10)),
                ('why', models.CharField(blank=True, max_length=300)),
                ('recorded_at', models.DateTimeField()),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('point', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='marks', to='conferences.point')),
            ],
            options={
                'ordering': ('-recorded_at', '-pk'),
            },
        ),
        migrations.AddConstraint(
            model_name='conference',
            constraint=models.CheckConstraint(condition=models.Q(('ends__gt', models.F('begins')), ('ends__lte', 1440)), name='conference_ends_later'),
        ),
        migrations.AddConstraint(
            model_name='conference',
            constraint=models.CheckConstraint(condition=models.Q(('opened_on__lte', models.F('held_on'))), name='conference_announced_before'),
        ),
        migrations.AddConstraint(
            model_name='conclusion',
            constraint=models.UniqueConstraint(condition=models.Q(('void', False)), fields=('conference', 'number'), name='conclusion_numbered_once'),
        ),
        migrations.AddConstraint(
            model_name='point',
            constraint=models.UniqueConstraint(fields=('conference', 'unit'), name='point_invited_once'),
        ),
        migrations.AddConstraint(
            model_name='point',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('mark__in', ('present', 'late')), ('people__gte', 1)), models.Q(('came__isnull', True), ('left__isnull', True), ('mark__in', ('', 'excused', 'absent')), ('people', 0)), _connector='OR'), name='point_counts_who_came'),
        ),
        migrations.AddConstraint(
            model_name='point',
            constraint=models.CheckConstraint(condition=models.Q(('came__isnull', True), ('mark', 'late'), _negated=True), name='point_late_says_when'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at__isnull', True)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='question_answered_at_a_moment'),
        ),
    ]
