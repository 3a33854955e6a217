"""Who may do what at the desk: three roles, each with the rights of the one before, and no way to more."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from tests.factories import make_person

pytestmark = pytest.mark.django_db

ROLES = ("curator", "editor", "administrator")
VERBS = {"v": "view", "a": "add", "c": "change", "d": "delete"}
# What each role may do with a table: view, add, change, delete. The pages of cases show; their text moves as drafts.
TABLE = {
    "cases.case": ("v", "v", "v"),
    "cases.draft": ("vac", "vac", "vac"),
    "cases.revision": ("v", "v", "v"),
    "cases.step": ("v", "v", "v"),
    "cases.import": ("va", "vac", "vac"),
    "cases.importrow": ("v", "v", "v"),
    "cases.remark": ("vc", "vc", "vc"),
    "reference.source": ("vac", "vac", "vacd"),
    "reference.organisation": ("vac", "vac", "vacd"),
    "reference.jurisdiction": ("v", "v", "vacd"),
    "reference.scheme": ("v", "v", "vacd"),
    "reference.concept": ("v", "v", "vacd"),
    "reference.vocabulary": ("v", "v", "vacd"),
    "reference.mapping": ("v", "v", "vacd"),
    "reference.unit": ("v", "v", "vacd"),
    "reference.profile": ("v", "v", "vacd"),
    "reference.exchangerate": ("v", "v", "vacd"),
    "reference.pricelevel": ("v", "v", "vacd"),
    "indicators.framework": ("v", "v", "vacd"),
    "indicators.indicator": ("v", "v", "vacd"),
    "indicators.series": ("v", "v", "vacd"),
    "indicators.observation": ("v", "vac", "vacd"),
    "indicators.publishedscore": ("v", "v", "vacd"),
    "indicators.edition": ("v", "v", "v"),
    "programs.program": ("v", "vac", "vacd"),
    "programs.focusarea": ("v", "vac", "vacd"),
    "programs.funding": ("v", "vac", "vacd"),
    "programs.award": ("v", "vac", "vacd"),
    "programs.coordination": ("v", "vac", "vacd"),
    "programs.milestone": ("v", "vacd", "vacd"),
    "auth.user": ("", "", "vacd"),
    "auth.group": ("", "", ""),
    "cases.posting": ("", "", ""),
}
PAGES = {f"{model._meta.app_label}.{model._meta.model_name}": page for model, page in admin.site._registry.items()}
# What the desk itself refuses to everybody, whatever their permissions.
REFUSED = {"cases.case": "acd", "indicators.edition": "acd"}


@pytest.fixture
def signed_in(client):
    def sign_in(role):
        person = make_person("lin", role)
        client.force_login(person)
        return person

    return sign_in


def permissions(person, table):
    app, name = table.split(".")
    return "".join(letter for letter, verb in VERBS.items() if person.has_perm(f"{app}.{verb}_{name}"))


@pytest.mark.parametrize("number", range(3), ids=ROLES)
def test_a_role_may_do_this_with_each_table_and_no_more(number):
    person = make_person("lin", ROLES[number])
    assert {table: permissions(person, table) for table in TABLE} == {table: rights[number] for table, rights in TABLE.items()}
    assert person.has_perm("cases.publish_draft") == (number > 0)


def test_each_role_may_do_what_the_one_before_may():
    curator, editor, administrator = (make_person(role, role).get_all_permissions() for role in ROLES)
    assert curator < editor < administrator
    assert not {permission for permission in administrator if permission.endswith(("_group", "_permission", "_session"))}


@pytest.mark.parametrize("table", PAGES)
@pytest.mark.parametrize("number", range(3), ids=ROLES)
def test_a_page_opens_to_those_who_may_see_it(client, signed_in, number, table):
    signed_in(ROLES[number])
    rights = set(TABLE[table][number]) if table in TABLE else set()
    name = f"admin:{table.replace('.', '_')}"
    assert client.get(reverse(f"{name}_changelist")).status_code == (200 if "v" in rights else 403)
    if not table.startswith("cases."):
        assert client.get(reverse(f"{name}_add")).status_code == (200 if "a" in rights - set(REFUSED.get(table, "")) else 403)


@pytest.mark.parametrize("number", range(3), ids=ROLES)
def test_the_desk_lists_what_a_person_may_see_and_links_what_they_may_add(client, signed_in, number):
    signed_in(ROLES[number])
    listed = {
        f"{app['app_label']}.{model['object_name'].lower()}": bool(model["add_url"])
        for app in client.get("/en/admin/").context["available_apps"]
        for model in app["models"]
    }
    assert listed.keys() == {table for table in PAGES if "v" in TABLE.get(table, ("",) * 3)[number]}
    for table, may_add in listed.items():
        if not table.startswith("cases."):
            assert may_add == ("a" in set(TABLE[table][number]) - set(REFUSED.get(table, ""))), table


def test_a_person_without_a_role_sees_nothing(client, signed_in):
    signed_in("")
    assert client.get("/en/admin/").context["available_apps"] == []
    assert client.get("/en/admin/reference/source/").status_code == 403


def test_whoever_is_no_staff_is_asked_to_sign_in(client):
    person = make_person("lin", "editor", is_active=True)
    person.is_staff = False
    person.save()
    client.force_login(person)
    assert client.get("/en/admin/").status_code == 302


def test_roles_are_brought_again_without_harm():
    """As on a database where somebody changed a role by hand."""
    Group.objects.get(name="curator").permissions.add(Permission.objects.get(codename="delete_source"))
    Group.objects.get(name="editor").delete()
    import_module("cases.migrations.0006_roles").bring_roles(apps)
    assert not Group.objects.get(name="curator").permissions.filter(codename="delete_source").exists()
    assert Group.objects.get(name="editor").permissions.filter(codename="publish_draft").exists()
    assert Group.objects.filter(name__in=ROLES).count() == 3
