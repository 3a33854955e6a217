"""Review: differences against the live version in one click, steps for those who may, nothing lost when somebody was quicker."""

import pytest
from django.urls import reverse

from cases.desk import drafting
from cases.models import Case, Draft
from cases.records import Origin, read, write
from tests.cases.desk.making import EDITOR, make_person, make_record, publish, titled

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english(settings):
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def lin():
    return make_person("lin", first_name="Lin", last_name="Wei")


@pytest.fixture
def mei():
    return make_person("mei", EDITOR, first_name="Mei", last_name="Zhang")


@pytest.fixture
def henan():
    return publish(make_record("henan", facts=[{"value": 100, "year": 2025}]), kind="loaded")


@pytest.fixture
def draft(henan, lin):
    """The working copy of a published case, with another title and figure, in review."""
    draft = drafting.open_draft(henan, lin)
    record = titled(draft.record, "Henan open bidding for core industrial technologies")
    record["facts"] = [{**record["facts"][0], "value": 120}]
    draft = drafting.save(draft, record, 1, lin)
    return drafting.submit(draft, draft.version, lin, "Please look at the figure.")


def address(draft, page="review"):
    return reverse(f"admin:cases_draft_{page}", args=[draft.pk])


def look(client, person, draft, page="review"):
    client.force_login(person)
    response = client.get(address(draft, page))
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def take(client, person, draft, step, comment="", version=None, **more):
    client.force_login(person)
    data = {"step": step, "comment": comment, "version": draft.version if version is None else version, **more}
    return client.post(address(draft, "step"), data, follow=True)


def words(response):
    return " ".join(response.content.decode().split())


def test_the_differences_against_the_live_version_stand_on_the_page(client, draft, mei):
    page = look(client, mei, draft)
    assert "for <del>key</del> industrial" in page
    assert "for <ins>core</ins> industrial" in page
    assert "<del>100</del> projects" in page
    assert "Source: Report caict-2025, ch. 2, sec. 1, para. 2" in page
    assert "Please look at the figure." in page
    assert "Lin Wei" in page
    assert "Nothing: the record may be published." in page


def test_a_new_case_is_shown_whole(client, lin):
    page = look(client, lin, drafting.begin(lin, make_record()))
    assert "The whole record" in page
    assert "100 projects" in page
    assert "<ins>" not in page


def test_what_is_missing_leads_to_its_field_in_the_form(client, lin, mei):
    record = make_record()
    record["facts"] = [{key: value for key, value in record["facts"][0].items() if key != "place"}]
    draft = drafting.begin(lin, {key: value for key, value in record.items() if key != "level"})
    page = look(client, mei, draft)
    assert f'href="{draft.get_absolute_url()}#id_level">Level of government</a>' in page
    assert f'href="{draft.get_absolute_url()}#id_facts-0-place">Fact 1: Place in the source</a>' in page
    response = take(client, mei, draft, "publish", "now")
    assert response.status_code == 422
    assert "cannot be published yet" in words(response)
    assert ">now</textarea>" in words(response)
    assert not Case.objects.filter(slug="hubei").exists()


def test_an_editor_publishes(client, draft, mei, henan):
    response = take(client, mei, draft, "publish", "checked")
    assert "Published." in words(response)
    revision = henan.revisions.first()
    assert (revision.number, revision.author.username, revision.reviewer, revision.comment) == (2, "lin", mei, "checked")
    assert "version 2" in words(response)
    assert "What it changed" in words(response)
    assert "<del>100</del> projects" in words(response)


def test_a_draft_goes_back_only_with_a_comment_and_keeps_what_was_typed(client, draft, mei):
    response = take(client, mei, draft, "send_back", "  ")
    assert response.status_code == 409
    assert "what is to be mended" in words(response)
    take(client, mei, draft, "send_back", "name the table")
    draft.refresh_from_db()
    assert (draft.state, draft.steps.last().comment) == ("draft", "name the table")
    assert "name the table" in look(client, mei, draft)


def test_a_curator_sends_takes_back_and_discards(client, draft, lin, henan):
    take(client, lin, draft, "take_back")
    draft.refresh_from_db()
    assert draft.state == "draft"
    take(client, lin, draft, "submit", "again")
    draft.refresh_from_db()
    assert draft.state == "in_review"
    assert "put away" in words(take(client, lin, draft, "discard"))
    draft.refresh_from_db()
    assert (draft.state, henan.revisions.count()) == ("discarded", 1)


@pytest.mark.parametrize("step", ["publish", "send_back"])
def test_who_may_not_review_is_neither_offered_nor_allowed_to(client, draft, lin, step):
    assert f'value="{step}"' not in look(client, lin, draft)
    assert take(client, lin, draft, step, "x").status_code == 403
    draft.refresh_from_db()
    assert draft.state == "in_review"


@pytest.mark.parametrize("page", ["review", "preview"])
def test_who_has_nothing_to_do_with_drafts_sees_none(client, draft, page):
    client.force_login(make_person("guest", ()))
    assert client.get(address(draft, page)).status_code == 403
    client.logout()
    assert "/login/" in client.get(address(draft, page)).url


def test_steps_are_taken_by_post_and_known(client, draft, mei):
    client.force_login(mei)
    assert client.get(address(draft, "step")).status_code == 405
    assert take(client, mei, draft, "vanish").status_code == 404
    assert client.get(reverse("admin:cases_draft_review", args=[999])).status_code == 404


@pytest.mark.parametrize("version", ["", "x", "0", "9" * 30])
def test_a_version_that_was_not_seen_publishes_nothing(client, draft, mei, version, henan):
    assert take(client, mei, draft, "publish", "keep this", version=version).status_code == 409
    assert henan.revisions.count() == 1


def test_what_somebody_else_saved_meanwhile_is_shown_first_and_the_comment_stays(client, draft, lin, mei, henan):
    drafting.save(draft, titled(draft.record, "Quicker"), draft.version, lin)
    response = take(client, mei, draft, "publish", "my words")
    assert response.status_code == 409
    assert "saved by somebody else" in words(response)
    assert "Lin Wei" in words(response)
    assert "Quicker" in words(response)
    assert ">my words</textarea>" in words(response)
    assert henan.revisions.count() == 1


def test_a_step_that_was_taken_already_is_said(client, draft, mei):
    drafting.send_back(draft, draft.version, mei, "first")
    response = take(client, mei, draft, "send_back", "second")
    assert response.status_code == 409
    assert "The draft is draft meanwhile" in words(response)


def test_a_live_version_that_moved_on_is_shown_and_never_overwritten_unseen(client, draft, mei, henan):
    write(titled(read(henan), "From the files"), Origin("loaded"))
    page = look(client, mei, draft)
    assert "Published anew meanwhile" in page
    assert "From the files" in page
    response = take(client, mei, draft, "publish", "my words")
    assert response.status_code == 409
    assert ">my words</textarea>" in words(response)
    assert henan.revisions.count() == 2
    response = take(client, mei, draft, "stand_on", last=2)
    assert "Published anew meanwhile" not in words(response)
    draft.refresh_from_db()
    take(client, mei, draft, "publish", "mine after all")
    assert henan.revisions.first().number == 3


def test_standing_on_a_version_that_was_not_seen_is_refused(client, draft, mei, henan):
    write(titled(read(henan), "Seen"), Origin("loaded"))
    write(titled(read(Case.objects.for_record().get(pk=henan.pk)), "Not seen"), Origin("loaded"))
    response = take(client, mei, draft, "stand_on", last=2)
    assert response.status_code == 409
    draft.refresh_from_db()
    assert draft.base.number == 1


def test_an_address_that_was_taken_meanwhile_is_a_fault(client, lin, mei):
    record = make_record()
    draft = drafting.begin(lin, record)
    publish(record, kind="loaded")
    assert "choose another slug" in look(client, mei, draft)
    assert "choose another slug" in look(client, mei, draft, "preview")
    assert take(client, mei, draft, "publish").status_code == 409
    assert take(client, mei, draft, "stand_on", last="").status_code == 409


def test_the_page_takes_few_queries_whatever_the_number_of_facts(client, mei, lin, django_assert_max_num_queries):
    draft = drafting.begin(
        lin, make_record(facts=[{"value": number, "label": {"zh": f"数{number}", "en": f"n {number}"}} for number in range(40)])
    )
    client.force_login(mei)
    with django_assert_max_num_queries(28):
        client.get(address(draft))


def test_a_draft_of_any_shape_can_be_looked_at(client, lin):
    for record in ({}, {"title": "x", "facts": "none", "concepts": []}, {"facts": [{"value": "about 5", "unit": "nuts"}]}):
        draft = Draft.objects.create(record=record, author=lin, changed_by=lin)
        assert look(client, lin, draft)
        assert "Still missing" in look(client, lin, draft, "preview")


def test_both_languages_open(client, draft, mei):
    for language in ("zh-hans", "en"):
        client.force_login(mei)
        for page in ("review", "preview"):
            assert client.get(f"/{language}/admin/cases/draft/{draft.pk}/{page}/").status_code == 200


def test_nobody_is_named_where_nobody_is_known(client, mei):
    draft = Draft.objects.create(record={"title": {"en": "Imported"}})
    assert "nobody in particular" in look(client, mei, draft)
