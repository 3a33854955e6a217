"""What readers say is wrong or missing: easy for people, no outside service, on the desk with the record beside it."""

import time
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core.cache import cache
from django.utils import timezone

from cases.models import Draft, Remark
from cases.records import Origin, read, write
from cases.remarks import gate
from tests.desk import errors_on, filled_in
from tests.factories import make_case

pytestmark = pytest.mark.django_db
ADDRESS = "/en/cases/henan/remark/"
THANKS = "/en/cases/henan/remark/thanks/"


@pytest.fixture(autouse=True)
def _nobody_wrote_yet():
    cache.clear()


@pytest.fixture
def henan():
    return make_case(slug="henan", facts=[{"value": 5, "label": {"zh": "项目", "en": "Projects"}}])


def opened(monkeypatch, seconds=60, slug="henan"):
    """The stamp of a form that was opened so many *seconds* ago."""
    now = time.time()
    with monkeypatch.context() as patch:
        patch.setattr(time, "time", lambda: now - seconds)
        return gate.stamp(slug)


def send(client, monkeypatch, text="The award is 5 million, not 50.", seconds=60, **answers):
    return client.post(ADDRESS, {"text": text, "opened": opened(monkeypatch, seconds), **answers})


def refusal(response):
    assert response.status_code == 200
    assert Remark.objects.count() == 0
    form = response.context["form"]
    return " ".join(message for messages in form.errors.values() for message in messages)


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_every_published_case_asks_what_is_wrong_or_missing(client, henan, language):
    assert f'href="/{language}/cases/henan/remark/"' in client.get(f"/{language}/cases/henan/").content.decode()
    assert client.get(f"/{language}/cases/henan/remark/").status_code == 200
    assert client.get(f"/{language}/cases/henan/remark/thanks/").status_code == 200


def test_a_remark_lands_on_the_desk_and_the_reader_is_thanked(client, henan, monkeypatch):
    response = send(client, monkeypatch, evidence="Notice of 2025, page 3", contact="reader@example.org")
    assert (response.status_code, response.url) == (302, THANKS)
    row = Remark.objects.get()
    assert (row.case, row.text, row.state, row.language) == (henan, "The award is 5 million, not 50.", "open", "en")
    assert (row.evidence, row.contact) == ("Notice of 2025, page 3", "reader@example.org")


def test_what_the_form_gives_is_taken_when_it_comes_back(client, henan, monkeypatch):
    page = client.get(ADDRESS)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 30)
    stamp = page.context["form"].stamp
    assert f'name="opened" value="{stamp}"' in page.content.decode()
    assert client.post(ADDRESS, {"text": "Wrong.", "opened": stamp, "website": ""}).status_code == 302


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"text": "  "}, "Say what is wrong or missing."),
        ({"text": "x" * 4001}, "at most 4000 characters"),
        ({"evidence": "x" * 501}, "at most 500 characters"),
        ({"contact": "nobody"}, "valid email address"),
        ({"website": "https://spam.example"}, "leave it empty"),
        ({"text": "https://a https://b www.c http://d"}, "More than three links"),
        ({"text": "nul \0 character"}, "Null characters"),
        ({"seconds": 1}, "press the button once more"),
        ({"seconds": 25 * 60 * 60}, "more than a day"),
        ({"opened": "made up"}, "press the button once more"),
        ({"opened": ""}, "press the button once more"),
    ],
)
def test_what_is_refused_is_told_and_nothing_is_lost(client, henan, monkeypatch, answers, words):
    kept = {"text": "A remark.", "evidence": "Page 3", "contact": "reader@example.org"}
    response = send(client, monkeypatch, **{**kept, **answers})
    assert words in refusal(response)
    form = response.context["form"]
    for name, text in {**kept, **answers}.items():
        if name in kept:
            assert form[name].value() == text


def test_after_a_day_the_next_press_is_taken_and_a_quick_one_waits_only_once(client, henan, monkeypatch):
    late = send(client, monkeypatch, seconds=25 * 60 * 60).context["form"].stamp
    assert gate.read_stamp(late, "henan") == "soon"
    quick = opened(monkeypatch, 1)
    assert client.post(ADDRESS, {"text": "x", "opened": quick}).context["form"].stamp == quick


def test_the_mark_of_one_case_is_none_for_another(client, henan, monkeypatch):
    make_case(slug="hubei")
    assert gate.read_stamp(opened(monkeypatch, slug="hubei"), "henan") == "broken"


def test_five_remarks_an_hour_come_from_one_network(client, henan, monkeypatch):
    for number in range(gate.MOST_AN_HOUR):
        assert send(client, monkeypatch, f"Remark {number}").status_code == 302
    response = send(client, monkeypatch, "One more")
    assert "send it later" in response.content.decode()
    assert response.context["form"]["text"].value() == "One more"
    assert client.post(ADDRESS, {"text": "Other", "opened": opened(monkeypatch)}, REMOTE_ADDR="203.0.113.9").status_code == 302
    cache.clear()
    assert send(client, monkeypatch, "After an hour").status_code == 302


def test_all_addresses_of_an_ipv6_network_are_one(rf, henan):
    requests = [rf.get("/", REMOTE_ADDR=f"2001:db8::{number}") for number in (1, 2)]
    for _number in range(gate.MOST_AN_HOUR):
        gate.note_remark(requests[0])
    assert gate.is_crowded(requests[1], henan)
    assert not gate.is_crowded(rf.get("/", REMOTE_ADDR="2001:db8:0:1::1"), henan)


def test_one_case_takes_only_so_many_remarks_an_hour_from_anywhere(client, henan, monkeypatch):
    rows = Remark.objects.bulk_create(Remark(case=henan, text=str(number)) for number in range(gate.MOST_OF_A_CASE))
    assert "send it later" in send(client, monkeypatch).content.decode()
    Remark.objects.filter(pk=rows[0].pk).update(at=timezone.now() - timedelta(hours=2))
    assert send(client, monkeypatch).status_code == 302


def test_no_address_is_kept(client, henan, monkeypatch):
    send(client, monkeypatch)
    assert "127.0.0.1" not in str(list(Remark.objects.values())) + str(list(getattr(cache, "_cache", {})))


def test_a_button_pressed_twice_is_one_remark(client, henan, monkeypatch):
    assert [send(client, monkeypatch).status_code for _turn in range(2)] == [302, 302]
    assert Remark.objects.count() == 1


def test_a_remark_is_shown_as_text_wherever_it_stands(client, admin_client, henan, monkeypatch):
    send(client, monkeypatch, "<script>alert(1)</script>")
    page = admin_client.get(f"/en/admin/cases/remark/{Remark.objects.get().pk}/change/")
    assert "<script>alert(1)" not in page.content.decode()
    assert "<script>alert(1)" not in client.get("/en/cases/henan/").content.decode()


def test_a_retired_case_takes_no_remark_and_an_unknown_one_has_no_page(client, henan, monkeypatch):
    henan.stage = "retired"
    henan.save()
    assert [client.get(ADDRESS).status_code, send(client, monkeypatch).status_code, client.get(THANKS).status_code] == [410, 410, 404]
    assert client.get("/en/cases/nothing/remark/").status_code == 404
    assert Remark.objects.count() == 0


def test_the_form_asks_for_one_query(client, henan, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get(ADDRESS)


@pytest.fixture
def remark(henan):
    return Remark.objects.create(case=henan, text="The award is 5 million.", contact="reader@example.org")


def page_of(remark):
    return f"/en/admin/cases/remark/{remark.pk}/change/"


def test_the_desk_shows_the_record_beside_the_remark(admin_client, remark):
    page = admin_client.get(page_of(remark)).content.decode()
    for words in (
        "The award is 5 million.",
        remark.case.title_en,
        remark.case.summary_en,
        "Projects",
        'href="/en/cases/henan/"',
        "Edit the case",
    ):
        assert words in page, words


def test_who_answered_and_when_is_noted_by_the_server(admin_client, admin_user, remark):
    response = admin_client.get(page_of(remark))
    answers = filled_in(response, state="done", answer="Corrected.", answered_by="999", text="Another text")
    assert admin_client.post(page_of(remark), answers).status_code == 302
    remark.refresh_from_db()
    assert (remark.state, remark.answer, remark.answered_by, remark.text) == ("done", "Corrected.", admin_user, "The award is 5 million.")
    assert remark.answered_at
    admin_client.post(page_of(remark), filled_in(admin_client.get(page_of(remark)), state="open"))
    remark.refresh_from_db()
    assert (remark.answered_by, remark.answered_at) == (None, None)


def test_who_declines_a_remark_says_why(admin_client, remark):
    response = admin_client.post(page_of(remark), filled_in(admin_client.get(page_of(remark)), state="declined"))
    assert "Say why the remark is declined." in errors_on(response)


def test_the_button_beside_a_remark_opens_the_draft_of_its_case(admin_client, admin_user, remark):
    write(read(remark.case) | {"title": {"zh": "新", "en": "New"}}, Origin())
    response = admin_client.post(f"/en/admin/cases/remark/{remark.pk}/edit-case/")
    draft = Draft.objects.get()
    assert (response.url, draft.author, draft.case) == (draft.get_absolute_url(), admin_user, remark.case)
    assert "Go on with its draft" in admin_client.get(page_of(remark)).content.decode()
    assert admin_client.get(f"/en/admin/cases/remark/{remark.pk}/edit-case/").status_code == 405


def test_who_may_not_edit_cases_is_offered_no_draft(client, django_user_model, remark):
    reader = django_user_model.objects.create_user("reader", is_staff=True)
    reader.user_permissions.set(Permission.objects.filter(codename__in=["view_remark", "change_remark"]))
    client.force_login(reader)
    assert "Edit the case" not in client.get(page_of(remark)).content.decode()
    assert client.post(f"/en/admin/cases/remark/{remark.pk}/edit-case/").status_code == 403
    assert Draft.objects.count() == 0


def test_open_remarks_come_first(admin_client, remark):
    Remark.objects.create(case=remark.case, text="Done", state="done")
    Remark.objects.create(case=remark.case, text="Declined", state="declined")
    rows = admin_client.get("/en/admin/cases/remark/").context["cl"].result_list
    assert [row.state for row in rows] == ["open", "done", "declined"]
    assert admin_client.get("/en/admin/cases/remark/add/").status_code == 403


def test_the_page_of_a_remark_asks_few_queries(admin_client, remark, django_assert_max_num_queries):
    admin_client.get(page_of(remark))
    with django_assert_max_num_queries(32):
        admin_client.get(page_of(remark))
