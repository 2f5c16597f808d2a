"""Inspections, what was drawn for them, what they found and recommended."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('books', '0002_loading'),
        ('units', '0001_units'),
    ]

    operations = [
        migrations.CreateModel(
            name='Inspection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=60, unique=True)),
                ('opened_on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('due_on', models.DateField(blank=True, db_index=True, null=True)),
                ('search', models.TextField(blank=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('stage', models.CharField(choices=[('planned', 'in the plan'), ('open', 'under way'), ('concluded', 'concluded, recommendations followed up'), ('closed', 'closed')], default='open', max_length=20)),
                ('kind', models.CharField(choices=[('planned', 'by the yearly plan'), ('unplanned', 'unplanned'), ('follow_up', 'checking what became of recommendations')], max_length=20)),
                ('topic', models.CharField(choices=[('reports', 'receiving and resolving reports of crime'), ('custody', 'arrest and custody'), ('cases', 'investigation of cases'), ('letters', 'complaints and denunciations'), ('hotspots', 'clearing hot spots'), ('data', 'records, secrecy and personal data'), ('movement', 'the movement and its models'), ('other', 'other')], max_length=20)),
                ('scope', models.TextField()),
                ('team', models.TextField(blank=True)),
                ('period_from', models.DateField()),
                ('period_to', models.DateField()),
                ('held_on', models.DateField(blank=True, null=True)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
            options={
                'ordering': ('-opened_on', '-pk'),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('violation', 'violation'), ('shortcoming', 'shortcoming'), ('good', 'good practice')], max_length=20)),
                ('text', models.TextField()),
                ('about', models.CharField(blank=True, max_length=60)),
                ('made_on', models.DateField()),
                ('void', models.BooleanField(default=False)),
                ('begun_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='books.act')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='oversight.inspection')),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='Draw',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('book', models.CharField(choices=[('intake', 'reports of crime'), ('cases', 'cases')], max_length=20)),
                ('seed', models.CharField(max_length=60)),
                ('size', models.PositiveSmallIntegerField()),
                ('committed_at', models.DateTimeField()),
                ('among', models.PositiveIntegerField(blank=True, null=True)),
                ('population', models.CharField(blank=True, max_length=64)),
                ('codes', models.JSONField(blank=True, default=list)),
                ('void', models.BooleanField(default=False)),
                ('begun_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='books.act')),
                ('drawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='books.act')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='draws', to='oversight.inspection')),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='Recommendation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('made_on', models.DateField()),
                ('due_on', models.DateField()),
                ('done_on', models.DateField(blank=True, null=True)),
                ('answer', models.TextField(blank=True)),
                ('void', models.BooleanField(default=False)),
                ('begun_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='books.act')),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='books.act')),
                ('inspection', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recommendations', to='oversight.inspection')),
            ],
            options={
                'ordering': ('due_on', 'pk'),
            },
        ),
        migrations.AddConstraint(
            model_name='inspection',
            constraint=models.CheckConstraint(condition=models.Q(('period_to__gte', models.F('period_from'))), name='inspection_period'),
        ),
        migrations.AddConstraint(
            model_name='inspection',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('held_on__isnull', True), ('stage__in', ['planned', 'open'])), models.Q(('held_on__isnull', False), ('stage__in', ['concluded', 'closed'])), _connector='OR'), name='inspection_held_some_day'),
        ),
        migrations.AddConstraint(
            model_name='draw',
            constraint=models.UniqueConstraint(condition=models.Q(('drawn_by__isnull', True), ('void', False)), fields=('inspection',), name='draw_awaited_once'),
        ),
        migrations.AddConstraint(
            model_name='recommendation',
            constraint=models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('made_on'))), name='recommendation_due_later'),
        ),
    ]
