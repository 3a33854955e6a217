"""Signing in at the desk: passwords are stored well, guessing is throttled, being signed in ends by itself."""

import re
from datetime import timedelta

import pytest
from axes.models import AccessAttempt, AccessLog
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from config import settings as written
from config.signing_in import SEEN
from tests.factories import make_case, make_person

PASSWORD = "three plain words here"

pytestmark = pytest.mark.django_db


@pytest.fixture
def lin():
    return make_person("lin", password=PASSWORD)


def sign_in(client, password=PASSWORD, username="lin", language="en", **headers):
    return client.post(f"/{language}/admin/login/", {"username": username, "password": password}, **headers)


def fail(client, times, **options):
    return [sign_in(client, "a wrong guess", **options).status_code for _ in range(times)]


def later(attempts, **span):
    attempts.update(attempt_time=timezone.now() - timedelta(**span))


def test_a_new_password_is_kept_by_argon2(settings):
    settings.PASSWORD_HASHERS = written.PASSWORD_HASHERS
    assert make_password(PASSWORD).startswith("argon2")


@pytest.mark.parametrize(
    ("password", "words"), [("short-words", "at least 12"), ("123456789012345", "numeric"), ("password1234", "too common")]
)
def test_a_weak_password_is_refused_with_the_reason(password, words):
    with pytest.raises(ValidationError, match=words):
        validate_password(password)


def test_a_person_signs_in(client, lin):
    assert sign_in(client).status_code == 302
    assert client.get("/en/admin/").status_code == 200


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_after_five_wrong_passwords_even_the_right_one_has_to_wait(client, lin, language):
    assert fail(client, 5, language=language) == [200, 200, 200, 200, 429]
    response = sign_in(client, language=language)
    assert response.status_code == 429
    assert 0 < int(response["Retry-After"]) <= 900
    page = response.content.decode()
    assert 'id="content"' in page
    assert re.search(r"(?<!\d)15(?!\d)", page)
    if language == "en":
        assert "Too many wrong passwords" in page
        assert "Wait 15 minutes" in page


def test_trying_meanwhile_does_not_lengthen_the_wait(client, lin):
    fail(client, 5)
    later(AccessAttempt.objects, minutes=14)
    assert fail(client, 2) == [429, 429]
    later(AccessAttempt.objects, minutes=15, seconds=1)
    assert sign_in(client).status_code == 302


def test_a_right_password_forgets_the_wrong_ones(client, lin):
    fail(client, 4)
    sign_in(client)
    client.post("/en/admin/logout/")
    assert fail(client, 4) == [200] * 4


def test_nobody_can_keep_another_out_from_elsewhere(client, lin):
    fail(client, 5, REMOTE_ADDR="203.0.113.1")
    assert sign_in(client, REMOTE_ADDR="203.0.113.1").status_code == 429
    assert sign_in(client, REMOTE_ADDR="203.0.113.2").status_code == 302


def test_another_name_from_the_same_address_is_not_kept_out(client, lin):
    make_person("mei", password=PASSWORD)
    fail(client, 5)
    assert sign_in(client, username="mei").status_code == 302


def test_another_browser_name_is_no_way_round_the_wait(client, lin):
    for number in range(5):
        fail(client, 1, HTTP_USER_AGENT=f"browser {number}")
    assert sign_in(client, HTTP_USER_AGENT="browser 9").status_code == 429


def test_behind_a_proxy_an_invented_address_is_no_way_round_the_wait(client, lin, settings):
    settings.BEHIND_PROXY = True
    for number in range(5):
        fail(client, 1, HTTP_X_FORWARDED_FOR=f"198.51.100.{number}, 203.0.113.1", REMOTE_ADDR="10.0.0.1")
    assert sign_in(client, HTTP_X_FORWARDED_FOR="198.51.100.77, 203.0.113.1", REMOTE_ADDR="10.0.0.1").status_code == 429
    assert sign_in(client, HTTP_X_FORWARDED_FOR="203.0.113.2", REMOTE_ADDR="10.0.0.1").status_code == 302


@pytest.mark.parametrize("username", ["x" * 5_000, "名" * 200, "a\0b", "' or 1=1 --"], ids=("long", "wide", "nul", "quotes"))
def test_odd_names_never_fail(client, username):
    assert set(fail(client, 6, username=username)) <= {200, 429}


def test_no_password_and_no_log_of_visits_is_kept(client, lin):
    fail(client, 1)
    assert "a wrong guess" not in str(AccessAttempt.objects.values().get())
    sign_in(client)
    assert not AccessAttempt.objects.exists()
    assert not AccessLog.objects.exists()


def expiry(client):
    return Session.objects.get(pk=client.session.session_key).expire_date - timezone.now()


def test_being_signed_in_ends_after_eight_hours_and_says_when(client, lin):
    sign_in(client)
    assert timedelta(hours=7, minutes=59) < expiry(client) <= timedelta(hours=8)
    until = timezone.localtime(timezone.now() + timedelta(hours=8))
    page = client.get("/en/admin/password_change/").content.decode()
    assert any(f"signed in until {moment:%H:%M}" in page for moment in (until, until - timedelta(minutes=1)))
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert client.get("/en/admin/").status_code == 302


def seen_before(client, **span):
    """As if the last visit to the desk had been so long ago."""
    session = client.session
    session[SEEN] = (timezone.now() - timedelta(**span)).timestamp()
    session.save()
    Session.objects.update(expire_date=timezone.now() + timedelta(hours=8) - timedelta(**span))


def test_opening_a_page_of_the_desk_begins_the_eight_hours_anew(client, lin):
    sign_in(client)
    seen_before(client, hours=7)
    client.get("/en/admin/password_change/")
    assert expiry(client) > timedelta(hours=7, minutes=59)


def test_what_a_page_asks_in_the_background_is_no_visit(client, lin):
    sign_in(client)
    seen_before(client, hours=7)
    client.get("/en/admin/password_change/", headers={"Sec-Fetch-Mode": "cors"})
    assert expiry(client) <= timedelta(hours=1)


def test_pages_of_the_desk_one_after_another_write_nothing(client, lin, django_assert_num_queries):
    sign_in(client)
    with django_assert_num_queries(4) as done:
        client.get("/en/admin/password_change/")
    assert [query["sql"] for query in done.captured_queries if not query["sql"].startswith("SELECT")] == []


def test_readers_pages_write_no_session_and_their_tray_keeps_two_weeks(client):
    make_case(slug="henan")
    client.get("/en/cases/henan/")
    assert not Session.objects.exists()
    client.post("/en/tray/", {"add": "henan", "back": "/en/"})
    assert expiry(client) > timedelta(days=13)


def test_a_session_does_not_end_with_the_browser(client, lin):
    assert sign_in(client).cookies["sessionid"]["max-age"] == 8 * 3600


def test_signing_out_says_so_in_the_desks_frame(client, lin):
    sign_in(client)
    response = client.post("/en/admin/logout/")
    assert "You are signed out" in response.content.decode()
    assert "css/admin.css" in response.content.decode()
    assert client.get("/en/admin/").status_code == 302


def test_a_person_changes_their_password_and_stays_signed_in(client, lin):
    sign_in(client)
    weak = {"old_password": PASSWORD, "new_password1": "short", "new_password2": "short"}
    assert "at least 12" in client.post("/en/admin/password_change/", weak).content.decode()
    new = "four other plain words"
    changed = client.post("/en/admin/password_change/", {"old_password": PASSWORD, "new_password1": new, "new_password2": new}, follow=True)
    assert (changed.status_code, "css/admin.css" in changed.content.decode()) == (200, True)
    assert client.get("/en/admin/").status_code == 200
    assert sign_in(Client(), new).status_code == 302


def test_someone_made_inactive_is_out_at_once(client, lin):
    sign_in(client)
    lin.is_active = False
    lin.save()
    assert client.get("/en/admin/").status_code == 302
    assert sign_in(client).status_code == 200
