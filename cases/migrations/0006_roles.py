"""Three roles, each a group: a curator enters drafts, an editor publishes them, an administrator keeps vocabularies and people.

Each holds the permissions of the one before. What a table may be done to is told by its permissions, which Django makes
only after all migrations; they are made here where they are missing, on a new database as on an old one.
"""

from django.contrib.auth.management import create_permissions
from django.db import migrations

APPS = ("auth", "reference", "indicators", "programs", "cases")
VIEW, ENTER, KEEP = ("view",), ("view", "add", "change"), ("view", "add", "change", "delete")
REFERENCE = "unit jurisdiction scheme concept vocabulary mapping profile profilestage profiletool exchangerate pricelevel"
INDEX = "framework indicator series observation publishedscore"
PROGRAMMES = "program focusarea funding award coordination"
PARTS_OF_PROGRAMMES = "milestone programsource fundingsource awardsource coordinationsource"


def tables(app, names, verbs):
    return {f"{app}.{verb}_{name}" for name in names.split() for verb in verbs}


CURATOR = {
    *tables("cases", "draft", ENTER),
    *tables("cases", "case revision step importrow", VIEW),
    *tables("cases", "import", ("view", "add")),
    *tables("cases", "remark", ("view", "change")),
    *tables("reference", "source organisation", ENTER),
    *tables("reference", REFERENCE, VIEW),
    *tables("indicators", f"{INDEX} edition", VIEW),
    *tables("programs", f"{PROGRAMMES} {PARTS_OF_PROGRAMMES}", VIEW),
}
EDITOR = {
    *CURATOR,
    "cases.publish_draft",
    *tables("cases", "import", ("change",)),
    *tables("indicators", "observation", ENTER),
    *tables("programs", PROGRAMMES, ENTER),
    *tables("programs", PARTS_OF_PROGRAMMES, KEEP),
}
ADMINISTRATOR = {
    *EDITOR,
    *tables("reference", f"source organisation {REFERENCE}", KEEP),
    *tables("indicators", INDEX, KEEP),
    *tables("programs", PROGRAMMES, KEEP),
    *tables("auth", "user", KEEP),
}
ROLES = {"curator": CURATOR, "editor": EDITOR, "administrator": ADMINISTRATOR}


def bring_permissions(apps):
    """Make the permissions of all tables that *apps* has now; models of a migration have no module, which Django asks for."""
    for label in APPS:
        app = apps.get_app_config(label)
        app.models_module = getattr(app, "models_module", None) or True
        create_permissions(app, apps=apps, verbosity=0)


def bring_roles(apps, schema_editor=None):
    """Make the three groups, or give those that are there the permissions that they should have."""
    bring_permissions(apps)
    Group, Permission = (apps.get_model("auth", name) for name in ("Group", "Permission"))
    of = {f"{row.content_type.app_label}.{row.codename}": row for row in Permission.objects.select_related("content_type")}
    for name, permissions in ROLES.items():
        Group.objects.get_or_create(name=name)[0].permissions.set(of[permission] for permission in sorted(permissions))


def take_roles(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0005_known_stages"),
        ("reference", "0004_merged_concepts_and_checked_links"),
        ("indicators", "0004_editions"),
        ("programs", "0002_programmes_in_depth"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(bring_roles, take_roles)]
