"""What is typed outlives the session: it waits on the page that asks to sign in again."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from cases.models import Draft
from tests.cases.desk.entering.people import PASSWORD, address, desk, make_person
from tests.cases.desk.entering.typing import FormReader, sent, typed_in

pytestmark = pytest.mark.django_db
TYPED = "Typed before the session ended"


def signed_out(lin, draft):
    """A browser whose session has ended, and what was typed in it."""
    client = desk(lin)
    data = typed_in(client.get(address(draft)), title_en=TYPED, **{"facts-0-value": "77"})
    client.logout()
    return client, data


def sign_in_form(response):
    reader = FormReader("sign-in")
    reader.feed(response.content.decode())
    return sent(reader.pairs)


def post(client, draft, data, follow=False, **more):
    return client.post(address(draft), {**dict(data.lists()), **more}, follow=follow)


def test_a_form_sent_after_the_session_ended_comes_back_after_signing_in_and_is_not_saved_yet(draft, lin):
    client, data = signed_out(lin, draft)
    asked = post(client, draft, data, _save="1")
    assert "Your session has ended, so nothing was saved" in asked.content.decode()
    assert "Henan" not in asked.content.decode().replace(data["base"], "").replace(data["title_zh"], "").split("sign-in")[0]
    back = post(client, draft, sign_in_form(asked), username="lin", password=PASSWORD)
    assert "You are signed in again" in back.content.decode()
    assert Draft.objects.get(pk=draft.pk).version == 1
    again = typed_in(back)
    assert (again["title_en"], again["facts-0-value"], again.getlist("concepts_instrument")) == (TYPED, "77", ["loan", "open-bidding"])
    saved = post(client, draft, again, follow=True, _save="1")
    assert Draft.objects.get(pk=draft.pk).record["title"]["en"] == TYPED
    assert saved.context["user"] == lin


def test_a_wrong_password_loses_nothing_and_is_counted(draft, lin, settings):
    client, data = signed_out(lin, draft)
    asked = post(client, draft, data, _save="1")
    for _attempt in range(settings.AXES_FAILURE_LIMIT + 1):
        asked = post(client, draft, sign_in_form(asked), username="lin", password="wrong")
        assert asked.status_code == 200
        assert sign_in_form(asked)["title_en"] == TYPED
    assert "Too many wrong passwords" in asked.content.decode()
    asked = post(client, draft, sign_in_form(asked), username="lin", password=PASSWORD)
    assert sign_in_form(asked)["title_en"] == TYPED
    assert "sessionid" not in client.cookies or not client.cookies["sessionid"].value


def test_only_who_may_edit_drafts_gets_the_form_back(draft, lin):
    get_user_model().objects.create_user("reader", password=PASSWORD)
    get_user_model().objects.create_user("guest", password=PASSWORD, is_staff=True)
    client, data = signed_out(lin, draft)
    asked = post(client, draft, data, _save="1")
    for name, words in (("reader", "correct username and password"), ("guest", "guest may not edit drafts")):
        asked = post(client, draft, sign_in_form(asked), username=name, password=PASSWORD)
        assert words in asked.content.decode()
        assert sign_in_form(asked)["title_en"] == TYPED
    assert client.get(address(draft)).status_code == 302


def test_the_password_is_never_carried_along(draft, lin):
    client, data = signed_out(lin, draft)
    asked = post(client, draft, data, username="lin", password="a wrong one")
    assert "a wrong one" not in asked.content.decode()


def test_signing_in_from_another_window_costs_nothing_of_a_form_that_was_open(draft, lin):
    """Signing in changes the token that guards forms: the old form is shown again, unsaved, with a new token."""
    client = desk(lin, enforce_csrf_checks=True)
    data = typed_in(client.get(address(draft)), title_en=TYPED)
    client.logout()
    client.cookies.clear()
    client.force_login(lin, "django.contrib.auth.backends.ModelBackend")
    response = client.post(address(draft), {**dict(data.lists()), "_save": "1"}, headers={"origin": "http://testserver"})
    assert "nothing is saved yet" in response.content.decode()
    assert Draft.objects.get(pk=draft.pk).version == 1
    again = typed_in(response)
    assert again["title_en"] == TYPED
    client.post(address(draft), {**dict(again.lists()), "_save": "1"}, headers={"origin": "http://testserver"})
    assert Draft.objects.get(pk=draft.pk).record["title"]["en"] == TYPED


def test_without_any_cookie_the_form_waits_for_signing_in(draft, lin):
    data = typed_in(desk(lin).get(address(draft)), title_en=TYPED)
    client = Client(enforce_csrf_checks=True)
    asked = client.post(address(draft), {**dict(data.lists()), "_save": "1"}, headers={"origin": "http://testserver"})
    assert sign_in_form(asked)["title_en"] == TYPED
    more = {"username": "lin", "password": PASSWORD}
    back = client.post(address(draft), {**dict(sign_in_form(asked).lists()), **more}, headers={"origin": "http://testserver"})
    assert typed_in(back)["title_en"] == TYPED


@pytest.mark.parametrize("headers", [{}, {"origin": "https://evil.example"}, {"referer": "https://evil.example/"}])
def test_a_form_from_another_site_is_refused_outright(draft, lin, headers):
    client = desk(lin, enforce_csrf_checks=True)
    response = client.post(address(draft), {"title_en": "Theirs", "version": "1", "base": "{}"}, headers=headers)
    assert response.status_code == 403
    assert "Theirs" not in response.content.decode()
    assert Client(enforce_csrf_checks=True).post(address(draft), {"title_en": "Theirs"}, headers=headers).status_code == 403


def test_a_new_case_outlives_the_session_too(lin):
    client = desk(lin)
    data = typed_in(client.get(address(page="add")), title_en=TYPED)
    client.logout()
    asked = client.post(address(page="add"), {**dict(data.lists()), "_save": "1"})
    more = {"username": "lin", "password": PASSWORD}
    back = client.post(address(page="add"), {**dict(sign_in_form(asked).lists()), **more})
    assert typed_in(back)["title_en"] == TYPED
    assert not Draft.objects.exists()


def test_somebody_else_may_take_the_form_over(draft, lin):
    make_person("mei")
    client, data = signed_out(lin, draft)
    asked = post(client, draft, data, _save="1")
    back = post(client, draft, sign_in_form(asked), username="mei", password=PASSWORD)
    post(client, draft, typed_in(back), _save="1")
    assert Draft.objects.get(pk=draft.pk).changed_by.username == "mei"
