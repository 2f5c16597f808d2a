"""Courses, attendances by unit, and those who attended by account."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('books', '0002_loading'),
        ('units', '0001_units'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Course',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=60, unique=True)),
                ('opened_on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('due_on', models.DateField(blank=True, db_index=True, null=True)),
                ('search', models.TextField(blank=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('stage', models.CharField(choices=[('planned', 'planned'), ('held', 'held'), ('called_off', 'called off')], default='planned', max_length=20)),
                ('title', models.CharField(max_length=300)),
                ('about', models.TextField(blank=True)),
                ('committee', models.CharField(choices=[('138', 'Committee 138'), ('89', 'Committee 89'), ('89+138', 'Committees 138 and 89')], max_length=10)),
                ('topic', models.CharField(choices=[('intake', 'receiving and resolving reports of crime'), ('investigation', 'investigation, custody and procedure'), ('cyber', 'crime by technology, fraud on the net'), ('drugs', 'drugs, prostitution and AIDS'), ('movement', 'building and keeping community models'), ('outreach', 'speaking to pupils, students and residents'), ('data', 'Project 06, data and this system'), ('other', 'other')], max_length=20)),
                ('level', models.CharField(choices=[('basic', 'basic'), ('advanced', 'advanced'), ('trainers', 'for those who train others')], max_length=20)),
                ('trainer', models.CharField(max_length=200)),
                ('is_online', models.BooleanField(default=False)),
                ('place', models.CharField(blank=True, max_length=300)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('seats', models.PositiveIntegerField(default=0)),
                ('tested', models.PositiveIntegerField(default=0)),
                ('score_before', models.FloatField(blank=True, null=True)),
                ('score_after', models.FloatField(blank=True, null=True)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
            options={
                'ordering': ('-ends_on', '-pk'),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('people', models.PositiveIntegerField()),
                ('passed', models.PositiveIntegerField(blank=True, null=True)),
                ('void', models.BooleanField(default=False)),
                ('begun_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='books.act')),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='books.act')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
                ('course', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='training.course')),
            ],
            options={
                'ordering': ('unit__sort_key', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Trainee',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('certificate', models.CharField(blank=True, max_length=60)),
                ('attendance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='trainees', to='training.attendance')),
                ('certified_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='books.act')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('person__sort_key', 'pk'),
            },
        ),
        migrations.AddConstraint(
            model_name='course',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='course_ends_after_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='course',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('score_after__isnull', True), ('score_before__isnull', True), ('tested', 0)), models.Q(('score_after__range', (0, 10)), ('score_before__range', (0, 10)), ('tested__gt', 0)), _connector='OR'), name='course_tested_on_ten'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.UniqueConstraint(condition=models.Q(('void', False)), fields=('course', 'unit'), name='attendance_once'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.CheckConstraint(condition=models.Q(('people__gte', 1)), name='attendance_of_somebody'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.CheckConstraint(condition=models.Q(('passed__isnull', True), ('passed__lte', models.F('people')), _connector='OR'), name='attendance_passed_at_most_all'),
        ),
        migrations.AddConstraint(
            model_name='trainee',
            constraint=models.UniqueConstraint(fields=('attendance', 'person'), name='trainee_once'),
        ),
    ]
