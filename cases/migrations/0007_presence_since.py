"""Since when somebody has a draft open; who is there for the moment is forgotten, which lasts a minute anyway."""

from django.db import migrations, models
from django.utils import timezone


def forget(apps, schema_editor):
    apps.get_model("cases", "Presence").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("cases", "0006_roles")]

    operations = [
        migrations.RunPython(forget, migrations.RunPython.noop),
        migrations.AddField("presence", "since", models.DateTimeField(default=timezone.now), preserve_default=False),
    ]
