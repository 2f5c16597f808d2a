"""Letters, their places, acts and clocks, their books, and citizens received in person."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('files', '0001_files'),
        ('intake', '0001_reports'),
        ('sealing', '0001_sealing'),
        ('units', '0001_units'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Act',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verb', models.CharField(max_length=30)),
                ('at', models.DateTimeField()),
                ('recorded_at', models.DateTimeField()),
                ('number', models.CharField(blank=True, max_length=60)),
                ('text', models.TextField(blank=True)),
                ('ground', models.CharField(blank=True, max_length=20)),
                ('result', models.CharField(blank=True, choices=[('founded', 'founded'), ('partly', 'partly founded'), ('unfounded', 'unfounded'), ('answered', 'answered')], max_length=10)),
                ('in_time', models.BooleanField(blank=True, null=True)),
                ('other_body', models.CharField(blank=True, max_length=200)),
                ('before', models.JSONField(blank=True, default=dict)),
                ('batches', models.JSONField(blank=True, default=list)),
                ('taken_back_at', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('other_unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
            options={
                'ordering': ('at', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=60, unique=True)),
                ('stage', models.CharField(choices=[('received', 'received'), ('classified', 'classified'), ('accepted', 'being resolved'), ('suspended', 'suspended'), ('closed', 'closed')], default='received', max_length=12)),
                ('kind', models.CharField(blank=True, max_length=30)),
                ('way', models.CharField(choices=[('counter', 'handed in at the counter'), ('post', 'by post'), ('reception', 'at the reception of citizens'), ('passed_on', 'passed on by another body'), ('press', 'passed on by the press'), ('web', 'by the web')], max_length=12)),
                ('received_at', models.DateTimeField()),
                ('arrived_at', models.DateTimeField()),
                ('postmarked_on', models.DateField(blank=True, null=True)),
                ('recorded_at', models.DateTimeField()),
                ('source', models.CharField(blank=True, max_length=200)),
                ('summary', models.TextField()),
                ('against', models.CharField(blank=True, max_length=200)),
                ('procedure', models.CharField(blank=True, choices=[('', 'not about criminal procedure'), ('custody', 'holding, arrest, custody or detention of a person'), ('officer', 'an investigator, an officer or a deputy head of the investigating body'), ('head', 'the head of the investigating body')], max_length=10)),
                ('remote', models.BooleanField(default=False)),
                ('ours', models.BooleanField(default=True)),
                ('anonymous', models.BooleanField(default=False)),
                ('evidence', models.BooleanField(default=False)),
                ('level', models.PositiveSmallIntegerField(default=1)),
                ('learned_on', models.DateField(blank=True, null=True)),
                ('out_of_time', models.BooleanField(default=False)),
                ('outcome', models.CharField(blank=True, choices=[('resolved', 'resolved'), ('refused', 'not accepted'), ('transferred', 'transferred to the competent body'), ('guided', 'sender shown the way'), ('filed', 'filed'), ('dropped', 'discontinued'), ('crime', 'made a report of crime'), ('split', 'split by subject')], max_length=12)),
                ('result', models.CharField(blank=True, choices=[('founded', 'founded'), ('partly', 'partly founded'), ('unfounded', 'unfounded'), ('answered', 'answered')], max_length=10)),
                ('accepted_at', models.DateTimeField(blank=True, null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('due_at', models.DateTimeField(blank=True, db_index=True, null=True)),
                ('search', models.TextField(blank=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('accused', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sealing.envelope')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('envelope', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='sealing.envelope')),
                ('files', models.ManyToManyField(blank=True, related_name='letters', to='files.storedfile')),
                ('first', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='seconds', to='letters.letter')),
                ('holder', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
                ('part_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='letters.letter')),
                ('report', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='letter', to='intake.report')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
            options={
                'ordering': ('-received_at', '-pk'),
            },
        ),
        migrations.CreateModel(
            name='Clock',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('limit', models.CharField(max_length=30)),
                ('extension', models.PositiveSmallIntegerField(default=0)),
                ('variant', models.CharField(blank=True, max_length=20)),
                ('start_at', models.DateTimeField()),
                ('warn_at', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('counts_on', models.DateField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('ending', models.CharField(blank=True, choices=[('met', 'met'), ('moved', 'moved with the letter'), ('replaced', 'lengthened'), ('closed', 'ended with the letter'), ('void', 'no longer applies')], max_length=10)),
                ('ended_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='ended', to='letters.act')),
                ('started_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='started', to='letters.act')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
                ('letter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clocks', to='letters.letter')),
            ],
            options={
                'ordering': ('due_at', 'pk'),
            },
        ),
        migrations.AddField(
            model_name='act',
            name='letter',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acts', to='letters.letter'),
        ),
        migrations.CreateModel(
            name='Reception',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('at', models.DateTimeField()),
                ('recorded_at', models.DateTimeField()),
                ('by_head', models.BooleanField(default=False)),
                ('matter', models.TextField()),
                ('earlier', models.TextField(blank=True)),
                ('wish', models.TextField(blank=True)),
                ('answer', models.TextField(blank=True)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('envelope', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sealing.envelope')),
                ('letter', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reception', to='letters.letter')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
            options={
                'ordering': ('-at', '-pk'),
            },
        ),
        migrations.CreateModel(
            name='Stay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateField()),
                ('arrival', models.CharField(max_length=12)),
                ('until', models.DateField(blank=True, null=True)),
                ('destination', models.CharField(blank=True, max_length=12)),
                ('in_time', models.BooleanField(blank=True, null=True)),
                ('letter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stays', to='letters.letter')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
        ),
        migrations.CreateModel(
            name='Book',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(max_length=10)),
                ('last', models.PositiveIntegerField(default=0)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('unit', 'year', 'kind'), name='letter_book_once')],
            },
        ),
        migrations.AddIndex(
            model_name='letter',
            index=models.Index(fields=['holder', 'stage'], name='letter_holder_stage'),
        ),
        migrations.AddIndex(
            model_name='letter',
            index=models.Index(fields=['-received_at'], name='letter_newest'),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.CheckConstraint(condition=models.Q(('stage__in', ['received', 'classified', 'accepted', 'suspended', 'closed'])), name='letter_has_a_known_stage'),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', False), ('outcome__gt', ''), ('stage', 'closed')), models.Q(models.Q(('stage', 'closed'), _negated=True), ('closed_at__isnull', True), ('outcome', '')), _connector='OR'), name='letter_closed_with_its_outcome'),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.CheckConstraint(condition=models.Q(('anonymous', False), ('envelope__isnull', True), _connector='OR'), name='letter_anonymous_has_no_envelope'),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('first__isnull', True), ('level', 1)), models.Q(('first__isnull', False), ('level', 2)), _connector='OR'), name='letter_second_of_one'),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.CheckConstraint(condition=models.Q(('report__isnull', True), ('outcome', 'crime'), _connector='OR'), name='letter_report_is_its_outcome'),
        ),
        migrations.AddIndex(
            model_name='clock',
            index=models.Index(fields=['unit', 'ended_at', 'due_at'], name='letter_clock_running'),
        ),
        migrations.AddConstraint(
            model_name='clock',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ending', '')), models.Q(('ended_at__isnull', False), ('ending__gt', '')), _connector='OR'), name='letter_clock_ended_somehow'),
        ),
        migrations.AddConstraint(
            model_name='clock',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('letter', 'limit'), name='letter_clock_runs_once'),
        ),
        migrations.AddIndex(
            model_name='act',
            index=models.Index(fields=['letter', 'verb'], name='act_of_letter'),
        ),
        migrations.AddConstraint(
            model_name='reception',
            constraint=models.CheckConstraint(condition=models.Q(('letter__isnull', False), ('answer__gt', ''), _connector='OR'), name='reception_led_somewhere'),
        ),
        migrations.AddConstraint(
            model_name='stay',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('destination', ''), ('until__isnull', True)), models.Q(('destination__gt', ''), ('until__gte', models.F('since'))), _connector='OR'), name='letter_stay_ends_somewhere'),
        ),
        migrations.AddConstraint(
            model_name='stay',
            constraint=models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('letter',), name='letter_stay_in_one_place'),
        ),
    ]
