"""What stood here before there were revisions: removed cases are retired, drafts move out of the table of cases, published cases get revision 1."""

import json

from django.core.serializers.json import DjangoJSONEncoder
from django.db import migrations
from django.utils import timezone

from cases.records.read import read


def _plain(record):
    return json.loads(json.dumps(record, cls=DjangoJSONEncoder))


def begin(apps, schema_editor):
    Case, Draft, Revision = (apps.get_model("cases", name) for name in ("Case", "Draft", "Revision"))
    for case in Case.objects.filter(stage="draft"):
        Draft.objects.create(slug=case.slug, record=_plain(read(case)))
        case.delete()
    for case in Case.objects.all():
        kind = "published" if case.stage == "published" else "retired"
        Revision.objects.create(case=case, number=1, record=_plain(read(case)), kind=kind, at=case.changed or timezone.now())
    Case.objects.filter(stage="removed").update(stage="retired")


def end(apps, schema_editor):
    apps.get_model("cases", "Case").objects.filter(stage="retired").update(stage="removed")


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0003_drafts_and_revisions'),
    ]

    operations = [migrations.RunPython(begin, end)]
