"""The report as which a letter came in first."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('intake', '0003_receipt_keys'),
        ('letters', '0002_letters_on_their_way'),
    ]

    operations = [
        migrations.AddField(
            model_name='letter',
            name='came_from',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='turned_letter', to='intake.report'),
        ),
    ]
