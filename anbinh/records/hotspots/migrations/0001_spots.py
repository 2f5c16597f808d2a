"""Hot spots and their reviews."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('books', '0001_acts'),
        ('units', '0001_units'),
    ]

    operations = [
        migrations.CreateModel(
            name='Spot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=60, unique=True)),
                ('opened_on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('due_on', models.DateField(blank=True, db_index=True, null=True)),
                ('search', models.TextField(blank=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('stage', models.CharField(choices=[('open', 'under attention'), ('cleared', 'declared cleared')], default='open', max_length=20)),
                ('name', models.CharField(max_length=200)),
                ('kind', models.CharField(choices=[('gambling', 'gambling'), ('drugs', 'drugs'), ('prostitution', 'prostitution'), ('disorder', 'public disorder, street fights, racing'), ('gang', 'gang, usury, forced debt collection'), ('theft', 'robbery, snatching, theft'), ('sand', 'illegal mining of sand and gravel'), ('smuggling', 'smuggling and counterfeit goods'), ('environment', 'environmental crime'), ('other', 'other')], max_length=20)),
                ('is_group', models.BooleanField(default=False)),
                ('finding', models.CharField(choices=[('reports', 'reports of crime'), ('signal', 'a surge or cluster found by the system'), ('people', 'complaints of residents, the press'), ('survey', "the unit's own survey"), ('order', 'an order of a superior or of the committee')], max_length=20)),
                ('about', models.TextField()),
                ('place', models.CharField(blank=True, max_length=300)),
                ('line', models.JSONField(blank=True, default=list)),
                ('since', models.DateField()),
                ('cleared_on', models.DateField(blank=True, null=True)),
                ('review_days', models.PositiveSmallIntegerField(default=30)),
                ('place_unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
            options={
                'ordering': ('-opened_on', '-pk'),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('due_on', models.DateField()),
                ('held_on', models.DateField(blank=True, null=True)),
                ('result', models.CharField(blank=True, choices=[('better', 'better'), ('same', 'unchanged'), ('worse', 'worse')], max_length=10)),
                ('void', models.BooleanField(default=False)),
                ('begun_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='books.act')),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='books.act')),
                ('spot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='hotspots.spot')),
            ],
            options={
                'ordering': ('due_on', 'pk'),
            },
        ),
        migrations.AddConstraint(
            model_name='spot',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('cleared_on__isnull', True), ('stage', 'open')), models.Q(('cleared_on__isnull', False), ('stage', 'cleared')), _connector='OR'), name='spot_cleared_on_a_day'),
        ),
        migrations.AddConstraint(
            model_name='spot',
            constraint=models.CheckConstraint(condition=models.Q(('review_days__gte', 1), ('review_days__lte', 366)), name='spot_reviewed'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.UniqueConstraint(condition=models.Q(('held_on__isnull', True), ('void', False)), fields=('spot',), name='spot_review_awaited_once'),
        ),
    ]
