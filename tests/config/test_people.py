"""The page of people: roles are given and taken by administrators, and nothing beyond the three roles."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission

from cases.desk import drafting
from config.roles import role_in_words, role_of
from tests.factories import make_organisation, make_person

pytestmark = pytest.mark.django_db
ADDRESS = "/en/admin/auth/user/"
NEW = {
    "username": "mei",
    "first_name": "Mei Chen",
    "email": "mei@example.org",
    "role": "editor",
    "password1": "three plain words here",
    "password2": "three plain words here",
}


@pytest.fixture
def ada(client):
    """An administrator who has signed in."""
    person = make_person("ada", "administrator")
    client.force_login(person)
    return person


@pytest.fixture
def root():
    return get_user_model().objects.create_superuser("root", password="x")


def page_of(person, verb="change"):
    return f"{ADDRESS}{person.pk}/{verb}/"


def fresh(person):
    return get_user_model().objects.get(pk=person.pk)


def change(client, person, **changes):
    data = {"first_name": person.first_name, "email": person.email, "is_active": "on", "role": role_of(person) or "", **changes}
    return client.post(page_of(person), data, follow=True)


def test_an_administrator_brings_a_person_who_may_then_sign_in(client, ada):
    assert client.post(f"{ADDRESS}add/", NEW, follow=True).status_code == 200
    mei = get_user_model().objects.get(username="mei")
    assert (mei.get_full_name(), role_of(mei), mei.is_staff, mei.is_superuser) == ("Mei Chen", "editor", True, False)
    client.logout()
    client.post("/en/admin/login/", {"username": "mei", "password": NEW["password1"]})
    assert client.get("/en/admin/").status_code == 200


def test_a_weak_first_password_or_no_role_is_refused_with_words(client, ada):
    page = client.post(f"{ADDRESS}add/", {**NEW, "role": "", "password1": "short", "password2": "short"}).content.decode()
    assert "at least 12 characters" in page
    assert "This field is required" in page
    assert not get_user_model().objects.filter(username="mei").exists()


def test_a_role_is_changed_by_one_choice(client, ada):
    lin = make_person("lin", "curator")
    assert 'value="curator" required id="id_role_0" checked' in client.get(page_of(lin)).content.decode()
    change(client, lin, role="editor", first_name="Lin")
    assert ([group.name for group in lin.groups.all()], fresh(lin).first_name) == (["editor"], "Lin")


def test_a_name_to_sign_in_with_stays(client, ada):
    lin = make_person("lin")
    change(client, lin, username="other")
    assert fresh(lin).username == "lin"


@pytest.mark.parametrize("beyond", ["is_superuser", "user_permissions", "groups"])
def test_an_administrator_gives_nothing_beyond_the_roles(client, ada, beyond):
    lin = make_person("lin")
    secret = Permission.objects.get(codename="delete_group")
    other = Group.objects.create(name="other")
    values = {"is_superuser": "on", "user_permissions": [secret.pk], "groups": [other.pk]}
    change(client, lin, **{beyond: values[beyond]})
    client.post(f"{ADDRESS}add/", {**NEW, beyond: values[beyond]})
    for person in (fresh(lin), get_user_model().objects.get(username="mei")):
        assert not person.is_superuser
        assert not person.user_permissions.exists()
        assert {group.name for group in person.groups.all()} <= {"curator", "editor"}


def test_a_role_that_does_not_exist_is_refused(client, ada):
    lin = make_person("lin")
    assert "Select a valid choice" in change(client, lin, role="superuser").content.decode()
    assert role_of(fresh(lin)) == "curator"


def test_an_administrator_cannot_touch_a_superuser(client, ada, root):
    assert client.get(page_of(root)).status_code == 200
    assert "may do everything" in client.get(page_of(root)).content.decode()
    assert change(client, root, email="evil@example.org", role="curator").status_code == 403
    assert client.get(f"{ADDRESS}{root.pk}/password/").status_code == 403
    new = {"password1": NEW["password1"], "password2": NEW["password1"]}
    assert client.post(f"{ADDRESS}{root.pk}/password/", new).status_code == 403
    assert client.post(page_of(root, "delete"), {"post": "yes"}).status_code == 403
    assert (fresh(root).email, fresh(root).check_password("x"), fresh(root).is_superuser) == ("", True, True)


def test_a_superuser_changes_a_superuser(client, ada, root):
    client.force_login(root)
    other = get_user_model().objects.create_superuser("other")
    assert change(client, other, email="other@example.org").status_code == 200
    assert (fresh(other).email, fresh(other).is_superuser, role_in_words(fresh(other))) == ("other@example.org", True, "may do everything")


def test_nobody_takes_their_own_role_away(client, ada):
    change(client, ada, role="curator", is_active="", first_name="Ada")
    assert (role_of(fresh(ada)), fresh(ada).is_active, fresh(ada).first_name) == ("administrator", True, "Ada")
    assert client.post(page_of(ada, "delete"), {"post": "yes"}).status_code == 403


def test_a_forgotten_password_is_replaced(client, ada):
    lin = make_person("lin", password="forgotten words of old")
    address = f"{ADDRESS}{lin.pk}/password/"
    assert 'name="usable_password"' not in client.get(address).content.decode()
    assert "at least 12" in client.post(address, {"password1": "short", "password2": "short"}).content.decode()
    client.post(address, {"password1": NEW["password1"], "password2": NEW["password1"]})
    assert fresh(lin).check_password(NEW["password1"])


def test_someone_who_did_something_is_made_inactive_and_not_deleted(client, ada):
    lin = make_person("lin")
    drafting.begin(lin)
    response = client.post(page_of(lin, "delete"), {"post": "yes"}, follow=True)
    assert "make them inactive instead" in response.content.decode()
    assert "make them inactive instead" in client.get(page_of(lin, "delete"), follow=True).content.decode()
    change(client, lin, is_active="")
    assert not fresh(lin).is_active


def test_an_edit_in_the_desks_own_log_counts_too(client, ada):
    lin = make_person("lin")
    organisation = make_organisation()
    client.force_login(lin)
    data = {"kind": "ministry", "name_zh": "机构", "name_en": "Another name"}
    client.post(f"/en/admin/reference/organisation/{organisation.pk}/change/", data)
    client.force_login(ada)
    assert "make them inactive instead" in client.post(page_of(lin, "delete"), {"post": "yes"}, follow=True).content.decode()


def test_someone_who_never_did_anything_can_be_deleted(client, ada):
    lin = make_person("lin")
    client.post(page_of(lin, "delete"), {"post": "yes"})
    assert not get_user_model().objects.filter(username="lin").exists()


def test_nobody_is_deleted_by_the_dozen(client, ada):
    lin = make_person("lin")
    client.post(ADDRESS, {"action": "delete_selected", "_selected_action": [lin.pk], "post": "yes"})
    assert fresh(lin)


def test_an_administrator_lets_somebody_in_again(client, ada):
    lin = make_person("lin", password=NEW["password1"])
    stranger = type(client)()
    for _time in range(5):
        stranger.post("/en/admin/login/", {"username": "lin", "password": "wrong"})
    response = client.post(ADDRESS, {"action": "let_in", "_selected_action": [lin.pk]}, follow=True)
    assert "1 person had to wait" in response.content.decode()
    assert stranger.post("/en/admin/login/", {"username": "lin", "password": NEW["password1"]}).status_code == 302


@pytest.mark.parametrize("query", ["?role=editor", "?role=nonsense", "?q=lin", "?is_active__exact=1"])
def test_people_are_listed_with_their_roles(client, ada, query):
    make_person("lin", "editor", first_name="Lin")
    page = client.get(f"{ADDRESS}{query}")
    assert page.status_code == 200
    assert "editor" in page.content.decode()


@pytest.mark.parametrize("role", ["curator", "editor", ""])
def test_who_is_no_administrator_sees_no_people(client, role):
    lin = make_person("lin", role)
    client.force_login(lin)
    for address in (ADDRESS, f"{ADDRESS}add/", page_of(lin), page_of(lin, "delete"), f"{ADDRESS}{lin.pk}/password/"):
        assert client.get(address).status_code == 403, address


def test_there_is_no_page_of_groups(client, root):
    client.force_login(root)
    assert client.get("/en/admin/auth/group/").status_code == 404
