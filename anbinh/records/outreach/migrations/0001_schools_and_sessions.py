"""Schools, plans, sessions, requests, speakers and the secret links of calendars."""

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
            name='Plan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=60, unique=True)),
                ('opened_on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('due_on', models.DateField(blank=True, db_index=True, null=True)),
                ('search', models.TextField(blank=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('stage', models.CharField(choices=[('made', 'made')], default='made', max_length=20)),
                ('name', models.CharField(max_length=300)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('audience', models.CharField(choices=[('pupil', 'pupils'), ('student', 'students'), ('parent', 'parents'), ('teacher', 'teachers'), ('resident', 'residents')], max_length=20)),
                ('topic', models.CharField(choices=[('drugs', 'drugs'), ('fraud', 'fraud, safety on the net'), ('violence', 'school violence'), ('weapons', 'weapons, firecrackers'), ('traffic', 'traffic safety'), ('trafficking', 'human trafficking, child abuse'), ('law', 'crime prevention in general')], max_length=20)),
                ('campaign', models.CharField(blank=True, max_length=40)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
            options={
                'ordering': ('-opened_on', '-pk'),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='School',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=60, unique=True)),
                ('opened_on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('due_on', models.DateField(blank=True, db_index=True, null=True)),
                ('search', models.TextField(blank=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('stage', models.CharField(choices=[('open', 'teaching'), ('closed', 'no longer teaching')], default='open', max_length=20)),
                ('name', models.CharField(max_length=200)),
                ('level', models.CharField(choices=[('lower', 'lower secondary school'), ('upper', 'upper secondary school'), ('college', 'college'), ('university', 'university')], max_length=20)),
                ('heads', models.PositiveIntegerField(default=0)),
                ('heads_year', models.PositiveSmallIntegerField()),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
            options={
                'ordering': ('-opened_on', '-pk'),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Roll',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('heads', models.PositiveIntegerField()),
                ('void', models.BooleanField(default=False)),
                ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='books.act')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rolls', to='outreach.school')),
            ],
            options={
                'ordering': ('year', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='PlanLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sessions', models.PositiveSmallIntegerField()),
                ('heads', models.PositiveIntegerField()),
                ('void', models.BooleanField(default=False)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='books.act')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='outreach.plan')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='outreach.school')),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='Speaker',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('post', models.CharField(max_length=200)),
                ('topics', models.JSONField(blank=True, default=list)),
                ('retired', models.BooleanField(default=False)),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('name', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Talk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=60, unique=True)),
                ('opened_on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('due_on', models.DateField(blank=True, db_index=True, null=True)),
                ('search', models.TextField(blank=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('stage', models.CharField(choices=[('scheduled', 'in the calendar'), ('held', 'held'), ('cancelled', 'cancelled')], default='scheduled', max_length=20)),
                ('audience', models.CharField(choices=[('pupil', 'pupils'), ('student', 'students'), ('parent', 'parents'), ('teacher', 'teachers'), ('resident', 'residents')], max_length=20)),
                ('topic', models.CharField(choices=[('drugs', 'drugs'), ('fraud', 'fraud, safety on the net'), ('violence', 'school violence'), ('weapons', 'weapons, firecrackers'), ('traffic', 'traffic safety'), ('trafficking', 'human trafficking, child abuse'), ('law', 'crime prevention in general')], max_length=20)),
                ('campaign', models.CharField(blank=True, max_length=40)),
                ('starts_at', models.DateTimeField(db_index=True)),
                ('minutes', models.PositiveSmallIntegerField(default=90)),
                ('place', models.CharField(blank=True, max_length=200)),
                ('expected', models.PositiveIntegerField(default=0)),
                ('held_on', models.DateField(blank=True, db_index=True, null=True)),
                ('attendances', models.PositiveIntegerField(blank=True, null=True)),
                ('classes', models.JSONField(blank=True, default=list)),
                ('excess', models.CharField(blank=True, max_length=500)),
                ('feedback', models.JSONField(blank=True, default=dict)),
                ('plan', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='talks', to='outreach.plan')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='talks', to='outreach.school')),
                ('speaker', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='outreach.speaker')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
            options={
                'ordering': ('-starts_at', '-pk'),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SchoolRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=60, unique=True)),
                ('opened_on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('due_on', models.DateField(blank=True, db_index=True, null=True)),
                ('search', models.TextField(blank=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('stage', models.CharField(choices=[('waiting', 'waiting for an answer'), ('accepted', 'accepted'), ('declined', 'declined')], default='waiting', max_length=20)),
                ('school_name', models.CharField(max_length=200)),
                ('level', models.CharField(choices=[('lower', 'lower secondary school'), ('upper', 'upper secondary school'), ('college', 'college'), ('university', 'university')], max_length=20)),
                ('audience', models.CharField(choices=[('pupil', 'pupils'), ('student', 'students'), ('parent', 'parents'), ('teacher', 'teachers'), ('resident', 'residents')], max_length=20)),
                ('topic', models.CharField(choices=[('drugs', 'drugs'), ('fraud', 'fraud, safety on the net'), ('violence', 'school violence'), ('weapons', 'weapons, firecrackers'), ('traffic', 'traffic safety'), ('trafficking', 'human trafficking, child abuse'), ('law', 'crime prevention in general')], max_length=20)),
                ('wanted_on', models.DateField()),
                ('expected', models.PositiveIntegerField()),
                ('wish', models.TextField(blank=True)),
                ('answer', models.TextField(blank=True)),
                ('mark', models.CharField(max_length=64, unique=True)),
                ('school', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='outreach.school')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
                ('talk', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='outreach.talk')),
            ],
            options={
                'ordering': ('-opened_on', '-pk'),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Feed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mark', models.CharField(max_length=64, unique=True)),
                ('made_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.UniqueConstraint(fields=('person', 'unit'), name='talk_feed_once_a_unit'), models.UniqueConstraint(condition=models.Q(('unit__isnull', True)), fields=('person',), name='talk_feed_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='talk_plan_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='talk',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('attendances__isnull', False), ('held_on__isnull', False), ('stage', 'held')), models.Q(models.Q(('stage', 'held'), _negated=True), ('attendances__isnull', True), ('held_on__isnull', True)), _connector='OR'), name='talk_held_with_its_number'),
        ),
    ]
