"""Warnings, editions, subscribers, decisions on methods, items for the bulletin."""

import django.db.models.deletion
import django.db.models.functions.text
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
            name='Item',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=60, unique=True)),
                ('opened_on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('due_on', models.DateField(blank=True, db_index=True, null=True)),
                ('search', models.TextField(blank=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('stage', models.CharField(choices=[('draft', 'draft'), ('submitted', 'waiting for release'), ('released', 'released to the broadcaster'), ('withdrawn', 'withdrawn')], default='draft', max_length=20)),
                ('topic', models.CharField(choices=[('method', 'method of crime'), ('case', 'outcome of a case'), ('patrol', 'patrol, public order'), ('law', 'law explained'), ('movement', 'movement of the people')], max_length=20)),
                ('method', models.CharField(blank=True, max_length=10)),
                ('title', models.CharField(max_length=200)),
                ('text', models.TextField()),
                ('figures', models.TextField(blank=True)),
                ('contact', models.CharField(max_length=200)),
                ('embargo_at', models.DateTimeField(blank=True, null=True)),
                ('released_at', models.DateTimeField(blank=True, null=True)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
                ('writer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-opened_on', '-pk'),
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Broadcast',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('aired_at', models.DateTimeField()),
                ('programme', models.CharField(max_length=120)),
                ('note', models.TextField(blank=True)),
                ('recorded_at', models.DateTimeField()),
                ('struck_at', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='broadcasts', to='warnings.item')),
            ],
            options={
                'ordering': ('aired_at', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='PublicWarning',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=60, unique=True)),
                ('opened_on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('due_on', models.DateField(blank=True, db_index=True, null=True)),
                ('search', models.TextField(blank=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('stage', models.CharField(choices=[('draft', 'draft'), ('submitted', 'waiting for approval'), ('published', 'published'), ('revising', 'published, new edition being written'), ('resubmitted', 'published, new edition waiting for approval'), ('cancelled', 'cancelled')], default='draft', max_length=20)),
                ('method', models.CharField(max_length=10)),
                ('channel', models.CharField(choices=[('phone', 'telephone calls, SMS'), ('social', 'social networks, messaging'), ('app', 'apps'), ('web', 'web pages'), ('in_person', 'face to face')], max_length=20)),
                ('title', models.CharField(max_length=160)),
                ('happens', models.TextField()),
                ('signs', models.TextField(blank=True)),
                ('advice', models.TextField(blank=True)),
                ('calls', models.TextField(blank=True)),
                ('audiences', models.JSONField(blank=True, default=list)),
                ('areas', models.JSONField(blank=True, default=list)),
                ('severity', models.CharField(choices=[('Minor', 'minor'), ('Moderate', 'moderate'), ('Severe', 'severe'), ('Extreme', 'extreme')], default='Moderate', max_length=10)),
                ('urgency', models.CharField(choices=[('Immediate', 'immediately'), ('Expected', 'soon, within days'), ('Future', 'later, within weeks')], default='Expected', max_length=10)),
                ('certainty', models.CharField(choices=[('Observed', 'it has happened in the city'), ('Likely', 'likely: it has happened elsewhere'), ('Possible', 'possible')], default='Observed', max_length=10)),
                ('expires_on', models.DateField(blank=True, null=True)),
                ('exercise', models.BooleanField(default=False)),
                ('series', models.CharField(blank=True, max_length=300)),
                ('finding_kind', models.CharField(blank=True, max_length=40)),
                ('finding_key', models.CharField(blank=True, max_length=120)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
                ('writer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-opened_on', '-pk'),
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='item',
            name='warning',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='items', to='warnings.publicwarning'),
        ),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('alert', 'first edition'), ('update', 'update'), ('cancel', 'cancellation')], max_length=10)),
                ('sent_at', models.DateTimeField()),
                ('exercise', models.BooleanField(default=False)),
                ('expires_on', models.DateField(blank=True, null=True)),
                ('said', models.JSONField()),
                ('act', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='books.act')),
                ('warning', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='warnings.publicwarning')),
            ],
            options={
                'ordering': ('warning', 'number'),
            },
        ),
        migrations.CreateModel(
            name='Standing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('method', models.CharField(max_length=10)),
                ('status', models.CharField(choices=[('new', 'newly appeared'), ('returning', 'has come back'), ('rising', 'known, rising'), ('falling', 'falling'), ('controlled', 'brought under control')], max_length=20)),
                ('since', models.DateField()),
                ('reason', models.TextField()),
                ('number', models.CharField(blank=True, max_length=60)),
                ('recorded_at', models.DateTimeField()),
                ('taken_back_at', models.DateTimeField(blank=True, null=True)),
                ('taken_back_why', models.TextField(blank=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
            options={
                'ordering': ('method', 'since', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Subscriber',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address', models.EmailField(max_length=254)),
                ('language', models.CharField(default='vi', max_length=5)),
                ('asked_at', models.DateTimeField()),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('address'), name='subscriber_once')],
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('fault', models.CharField(blank=True, max_length=120)),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='warnings.edition')),
                ('subscriber', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='warnings.subscriber')),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.AddIndex(
            model_name='publicwarning',
            index=models.Index(fields=['finding_kind', 'finding_key'], name='warning_finding'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.UniqueConstraint(fields=('warning', 'number'), name='edition_once'),
        ),
        migrations.AddConstraint(
            model_name='standing',
            constraint=models.UniqueConstraint(condition=models.Q(('taken_back_at__isnull', True)), fields=('method', 'since'), name='standing_once_a_day'),
        ),
        migrations.AddConstraint(
            model_name='delivery',
            constraint=models.UniqueConstraint(fields=('edition', 'subscriber'), name='delivery_once'),
        ),
    ]
