"""A curator enters and edits drafts in the form; what cannot be saved is refused with words, and nothing typed is lost."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from cases.desk import drafting
from cases.models import Draft, Presence
from tests.cases.desk.entering.people import address, desk, make_person, messages_on, problems_on, send
from tests.cases.desk.entering.typing import typed_in
from tests.factories import make_concept, make_indicator, make_jurisdiction, make_organisation, make_source, make_unit

pytestmark = pytest.mark.django_db


def test_a_draft_opened_and_saved_unchanged_stays_as_it_is(draft, lin):
    response = send(desk(lin), draft)
    after = Draft.objects.get(pk=draft.pk)
    assert "Nothing had changed" in messages_on(response)
    assert (after.record, after.version) == (draft.record, 1)


def test_a_new_case_is_entered_whole(lin):
    client = desk(lin)
    make_concept("instrument", "loan"), make_indicator("3.2"), make_jurisdiction(), make_unit("CNY"), make_source(), make_organisation()
    data = typed_in(client.get(address(page="add")))
    data.update({
        "title_zh": "河南科技贷款", "title_en": "Henan technology loans", "summary_zh": "银行向科技企业放贷。",
        "jurisdiction": "CN-HA", "level": "subnational", "status": "in_force", "start": "2024",
        "aliases": "科技贷\r\n\r\n tech  loan \r\n科技贷",
        "concepts_instrument": "loan",
        "facts-TOTAL_FORMS": "1", "facts-0-label_zh": "贷款", "facts-0-label_en": "Loans", "facts-0-value": "10000000",
        "facts-0-unit": "CNY", "facts-0-qualifier": "at_least", "facts-0-also": "planned", "facts-0-evidence": "announced",
        "facts-0-source": "caict-2025", "facts-0-place": "ch 2, s 1, p 2",
        "citations-TOTAL_FORMS": "1", "citations-0-source": "caict-2025", "citations-0-place": "ch 2",
        "indicator_links-TOTAL_FORMS": "1", "indicator_links-0-indicator": "3.2", "indicator_links-0-directness": "direct",
        "indicator_links-0-basis": "curator", "indicator_links-0-mechanism_en": "Money reaches firms.",
        "organisations-TOTAL_FORMS": "1", "organisations-0-organisation": "cn-miit", "organisations-0-role": "lead",
    })  # fmt: skip
    response = send(client, None, data=data)
    draft = Draft.objects.get()
    assert response.redirect_chain[-1][0] == address(draft)
    assert draft.record == {
        "slug": "henan-technology-loans",
        "title": {"zh": "河南科技贷款", "en": "Henan technology loans"},
        "summary": {"zh": "银行向科技企业放贷。"},
        "aliases": ["科技贷", "tech loan"],
        "jurisdiction": "CN-HA",
        "level": "subnational",
        "status": "in_force",
        "start": "2024",
        "depth": "full",
        "translation": {"zh": "written", "en": "translated"},
        "concepts": {"instrument": ["loan"]},
        "facts": [
            {
                "label": {"zh": "贷款", "en": "Loans"},
                "value": 10000000,
                "unit": "CNY",
                "qualifier": "at_least",
                "also": ["planned"],
                "source": "caict-2025",
                "place": "ch 2, s 1, p 2",
                "evidence": "announced",
            }
        ],
        "indicator_links": [{"indicator": "3.2", "directness": "direct", "basis": "curator", "mechanism": {"en": "Money reaches firms."}}],
        "citations": [{"source": "caict-2025", "place": "ch 2"}],
        "organisations": [{"organisation": "cn-miit", "role": "lead"}],
    }
    assert (draft.author, draft.slug, [step.kind for step in draft.steps.all()]) == (lin, "henan-technology-loans", ["begun"])


def test_an_empty_draft_may_be_saved(lin):
    send(desk(lin), None)
    assert Draft.objects.get().record == {"depth": "full", "translation": {"zh": "written", "en": "translated"}}


def test_a_suggested_slug_is_never_one_that_is_taken(draft, lin):
    response = send(desk(lin), None, title_en="Henan")
    assert "Saved" in messages_on(response)
    assert Draft.objects.exclude(pk=draft.pk).get().slug == ""


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"facts-0-value": "about 5"}, "Fact 1: Value: “about 5” is not a number"),
        ({"facts-0-value": "1,000"}, "without grouping or unit"),
        ({"facts-0-value_max": "x"}, "is not a number"),
        ({"facts-0-year": "2025.5"}, "must be a whole number"),
        ({"facts-1-place": "chapter two"}, "Fact 2: Place in the source: “chapter two” is not a place in a source"),
        ({"citations-0-place": "ch"}, "takes one number"),
        ({"start": "next year"}, "Start: “next year” is not a date; write 2025, 2025-11 or 2025-11-07"),
        ({"start": "2025-13"}, "month must be in 1..12"),
        ({"aliases": "x" * 400}, "is too long for one entry"),
        ({"jurisdiction": "Atlantis"}, "Nothing is called “Atlantis” here"),
        ({"facts-0-unit": "5 yuan"}, "Nothing is called “5 yuan” here"),
        ({"concepts_technology": ["quantum", "magic"]}, "Nothing is called “magic” here"),
        ({"indicator_links-0-indicator": "0"}, "Nothing is called “0” here"),
        ({"level": "galactic"}, "Select a valid choice"),
        ({"title_en": "a\0b"}, "Null characters are not allowed"),
        ({"facts-TOTAL_FORMS": "many"}, "ManagementForm data is missing"),
    ],
)
def test_what_is_typed_in_a_wrong_form_is_refused_at_its_field_and_stays(draft, lin, changes, words):
    response = send(desk(lin), draft, title_zh="不会丢失", **changes)
    assert words in problems_on(response)
    assert Draft.objects.get(pk=draft.pk).version == 1
    shown = typed_in(response)
    assert shown["title_zh"] == "不会丢失"
    if "TOTAL_FORMS" not in str(changes) and "level" not in changes:
        name, value = next(iter(changes.items()))
        assert sorted(shown.getlist(name)) == sorted(value if isinstance(value, list) else [value])


def test_a_draft_of_another_with_the_same_address_is_refused_at_the_slug(draft, lin):
    other = drafting.begin(lin, {"slug": "gansu"})
    response = send(desk(lin), other, slug="henan", title_en="Kept")
    assert "Slug: “henan” is the address of another case or draft" in problems_on(response)
    assert typed_in(response)["title_en"] == "Kept"
    assert "is not a slug" in problems_on(send(desk(lin), other, slug="No Slug"))


def test_the_slug_of_a_published_case_cannot_be_typed_away(draft, lin):
    client = desk(lin)
    send(client, draft, title_en="Other words", slug="other")
    assert Draft.objects.get(pk=draft.pk).slug == "henan"


def test_rows_are_added_moved_and_taken_out_without_a_script_and_nothing_is_saved(draft, lin):
    client = desk(lin)
    response = send(client, draft, "_row", _row="facts-0-down", title_en="Typed meanwhile")
    labels = [row["text_en"].value() for row in response.context["entry"].lists["facts"].rows]
    assert labels == ["words", ""]
    response = send(client, draft, "_row", typed_in(response), _row="facts-0-remove")
    assert len(response.context["entry"].lists["facts"].rows) == 1
    response = send(client, draft, "_row", typed_in(response), _row="facts-add")
    assert len(response.context["entry"].lists["facts"].rows) == 4
    assert Draft.objects.get(pk=draft.pk).version == 1
    send(client, draft, data=typed_in(response))
    after = Draft.objects.get(pk=draft.pk).record
    assert [fact.get("text", {}).get("en") for fact in after["facts"]] == ["words"]
    assert after["title"]["en"] == "Typed meanwhile"


@pytest.mark.parametrize("order", ["", "facts", "facts-", "facts-99-up", "nothing-1-remove", "facts-x-down", "facts-1-fly"])
def test_an_order_that_makes_no_sense_moves_nothing(draft, lin, order):
    response = send(desk(lin), draft, "_row", _row=order)
    assert response.status_code == 200
    assert len(response.context["entry"].lists["facts"].rows) == 2


def test_a_name_is_as_good_as_a_key_where_only_one_row_has_it(draft, lin):
    make_jurisdiction("DE", name_zh="德国", name_en="Germany")
    make_jurisdiction("CN-GD", name_zh="广东", name_en="Guangdong")
    make_jurisdiction("CN-GX", name_zh="广西", name_en="Guangxi")
    client = desk(lin)
    send(client, draft, **{"jurisdiction-typed": "德国", "concepts_technology-typed": "Concept quantum"})
    record = Draft.objects.get(pk=draft.pk).record
    assert (record["jurisdiction"], record["concepts"]["technology"]) == ("DE", ["quantum"])
    response = send(client, draft, **{"jurisdiction-typed": "Guang"})
    assert "“Guang” may be several: CN-GD · 广东 · Guangdong; CN-GX · 广西 · Guangxi. Choose one." in problems_on(response)


def test_what_does_not_fit_the_form_is_said_before_it_is_left_out(lin):
    draft = drafting.begin(lin, {"slug": "x", "concepts": "none", "facts": ["a fact", {"value": "about 5", "label": "no pair"}]})
    response = desk(lin).get(address(draft))
    page = response.content.decode()
    assert "cannot show all that this draft holds" in page
    assert "concepts: none" in page
    assert "about 5" in page
    assert typed_in(response)["facts-0-label_en"] == "no pair"


def test_a_draft_is_sent_to_review_with_a_comment_and_then_only_reviewers_edit_it(draft, lin):
    client = desk(lin)
    response = send(client, draft, "_submit", title_en="Better", comment="please look")
    assert "Saved and sent to review" in messages_on(response)
    draft.refresh_from_db()
    assert (draft.state, draft.version, draft.steps.last().comment) == ("in_review", 2, "please look")
    page = client.get(address(draft)).content.decode()
    assert "Take back from review" in page
    assert "draft-form" not in page
    response = send(desk(make_person("xu", "editor")), draft, title_en="Best")
    assert "Saved." in messages_on(response)
    draft.refresh_from_db()
    assert (draft.state, draft.record["title"]["en"]) == ("in_review", "Best")


def test_a_draft_is_taken_back_from_review(draft, lin):
    drafting.submit(draft, 1, lin)
    response = desk(lin).post(address(draft), {"version": "1", "_take_back": "1"}, follow=True)
    assert "Taken back" in messages_on(response)
    assert Draft.objects.get(pk=draft.pk).state == "draft"
    response = desk(lin).post(address(draft), {"version": "1", "_take_back": "1"}, follow=True)
    assert "meanwhile" in messages_on(response)


def test_what_was_typed_while_the_draft_went_to_review_is_saved_after_taking_it_back(draft, lin, mei):
    client = desk(lin)
    data = typed_in(client.get(address(draft)), title_en="Typed meanwhile")
    drafting.submit(draft, 1, mei)
    response = send(client, draft, data=data.copy())
    assert "take it back" in response.content.decode()
    response = send(client, draft, "_take_back", typed_in(response))
    draft.refresh_from_db()
    assert (draft.state, draft.record["title"]["en"]) == ("draft", "Typed meanwhile")


def test_what_was_typed_while_the_draft_was_published_goes_on_in_a_new_one(draft, lin, mei):
    client = desk(lin)
    data = typed_in(client.get(address(draft)), title_en="Typed meanwhile")
    drafting.publish(draft, 1, mei)
    response = send(client, draft, data=data.copy())
    assert "The draft is published meanwhile" in response.content.decode()
    response = send(client, draft, "_anew", typed_in(response))
    new = Draft.objects.get(state="draft")
    assert [piece.name for piece in response.context["conflict"].pieces] == ["title.en"]
    send(client, new, "_over", typed_in(response), _over="1")
    new.refresh_from_db()
    assert (new.pk != draft.pk, new.record["title"]["en"]) == (True, "Typed meanwhile")


def test_what_was_typed_while_a_new_case_was_discarded_goes_on_in_a_new_draft(lin, mei):
    draft = drafting.begin(lin, {"slug": "gansu"})
    client = desk(lin)
    data = typed_in(client.get(address(draft)), title_en="Typed meanwhile")
    drafting.discard(draft, 1, mei)
    response = send(client, draft, data=data.copy())
    send(client, draft, "_anew", typed_in(response))
    assert Draft.objects.get(state="draft").record["title"]["en"] == "Typed meanwhile"


def test_a_closed_draft_leads_to_its_case(draft, lin, mei):
    drafting.publish(draft, 1, mei)
    page = desk(lin).get(address(draft)).content.decode()
    assert "stays as it is" in page
    assert "Edit the case again" in page


def test_opening_a_case_writes_nothing_before_the_button_is_pressed(henan, lin):
    client = desk(lin)
    page = client.get(address(page="add"), {"case": "henan"}).content.decode()
    assert "Begin a draft" in page
    assert not Draft.objects.exists()
    response = client.post(address(page="add"), {"case": "henan"})
    draft = Draft.objects.get()
    assert response.url == address(draft)
    assert client.get(address(page="add"), {"case": "henan"}).url == address(draft)
    assert client.get(address(page="add"), {"case": "nowhere"}).status_code == 404


def test_two_curators_see_each_other(draft, lin, mei):
    assert "has this draft open" not in desk(lin).get(address(draft)).content.decode()
    page = desk(mei).get(address(draft)).content.decode()
    assert "<strong>lin</strong> has this draft open since" in page
    polled = desk(lin).get(address(draft, "presence"), {"version": "1", "shown": "1.draft"})
    assert "<strong>mei</strong> has this draft open since" in polled.content.decode()
    again = desk(lin).get(address(draft, "presence"), {"version": "1", "shown": polled.context["shown"]})
    assert again.status_code == 204
    Presence.objects.filter(person=mei).update(seen="2026-01-01T00:00Z")
    assert "mei" not in desk(lin).get(address(draft)).content.decode()


def test_a_save_by_another_is_told_while_one_still_types(draft, lin, mei):
    client = desk(lin)
    client.get(address(draft))
    send(desk(mei), draft, title_en="Mei was first")
    polled = client.get(address(draft, "presence"), {"version": "1"}).content.decode()
    assert "mei saved it at" in polled
    assert "side by side" in polled


def test_the_presence_of_a_form_whose_session_ended_says_so_and_asks_no_more(draft, lin):
    response = Client().get(address(draft, "presence"))
    assert (response.status_code, "Your session has ended" in response.content.decode()) == (286, True)


def test_who_may_not_edit_drafts_is_refused(draft):
    nobody = get_user_model().objects.create_user("nobody", is_staff=True)
    for page in (address(draft), address(page="add"), address(draft, "presence")):
        assert desk(nobody).get(page).status_code == 403
    assert Client().get(address(draft)).status_code == 302


def test_the_autocomplete_answers_natural_keys_for_the_form(lin, henan):
    client = desk(lin)
    entry = client.get(address(page="add")).context["entry"]
    asked = {
        entry.case["jurisdiction"]: ("CN-HA", "CN-HA"),
        entry.case["concepts_technology"]: ("quantum", "quantum"),
        entry.lists["indicator_links"].empty_form["indicator"]: ("1.1", "1.1"),
        entry.lists["relations"].empty_form["other"]: ("hubei", "hubei"),
        entry.lists["facts"].empty_form["unit"]: ("CNY", "CNY"),
    }
    for bound, (term, key) in asked.items():
        widget = bound.field.widget
        attrs = widget.build_attrs({})
        query = {"term": term, "app_label": attrs["data-app-label"], "model_name": attrs["data-model-name"]}
        response = client.get(attrs["data-ajax--url"], query | {"field_name": attrs["data-field-name"], **_part(attrs)})
        assert [choice["id"] for choice in response.json()["results"]] == [key]


def _part(attrs):
    return dict(pair.split("=") for pair in attrs["data-ajax--url"].partition("?")[2].split("&"))


def test_the_form_asks_few_questions_however_many_facts_there_are(draft, lin, django_assert_max_num_queries):
    fact = {"label": {"en": "x"}, "unit": "CNY", "source": "caict-2025", "value": 1}
    draft.record = {**draft.record, "facts": [{**fact, "year": year} for year in range(1950, 2010)]}
    draft.save()
    client = desk(lin)
    data = typed_in(client.get(address(draft)), title_en="Changed")
    with django_assert_max_num_queries(40):
        assert client.get(address(draft)).status_code == 200
    with django_assert_max_num_queries(40):
        assert client.post(address(draft), {**dict(data.lists()), "_save": "1"}).status_code == 302


def test_a_case_with_hundreds_of_facts_is_one_form(draft, lin):
    draft.record = {**draft.record, "facts": [{"label": {"zh": "数", "en": "x"}, "value": number} for number in range(200)]}
    draft.save()
    send(desk(lin), draft, **{"facts-199-value": "7"})
    assert [fact["value"] for fact in Draft.objects.get(pk=draft.pk).record["facts"]][-2:] == [198, 7]
