from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0004_first_revisions'),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('stage__in', ['published', 'retired'])), name='case_stage_is_known'),
        ),
    ]
