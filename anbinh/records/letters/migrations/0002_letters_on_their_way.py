"""Letters sent to another unit of the police, until they are accepted, returned or withdrawn."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('letters', '0001_letters'),
        ('units', '0001_units'),
    ]

    operations = [
        migrations.CreateModel(
            name='Offer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('in_time', models.BooleanField()),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answer', models.CharField(blank=True, max_length=10)),
                ('act', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='offer', to='letters.act')),
                ('frm', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
                ('letter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='letters.letter')),
                ('to', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('answered_at__isnull', True)), fields=('letter',), name='letter_offer_to_one_at_a_time'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at__isnull', True)), models.Q(('answer__in', ['accepted', 'returned', 'withdrawn']), ('answered_at__isnull', False)), _connector='OR'), name='letter_offer_answered_somehow')],
            },
        ),
    ]
