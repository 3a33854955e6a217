"""The panel beside the form, the preview of a pasted table, and the same without JavaScript; only for who may change drafts."""

import json
import re

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from cases.desk import drafting
from cases.finding import rebuild
from cases.models import Draft
from tests.cases.desk.entering.people import address, desk, make_person, send
from tests.cases.desk.entering.typing import typed_in
from tests.factories import make_case, make_concept, make_source, make_unit

pytestmark = pytest.mark.django_db
TABLE = "指标\t数值\t年份\n每年张榜项目\t≥ 500个项目\t2024\n排名\t第3位\t2024"


@pytest.fixture(autouse=True)
def cases():
    """Two cases of open bidding among many others."""
    make_concept(
        "instrument", "open-bidding", broader="research-funding", name_zh="揭榜挂帅", name_en="Open bidding", scope_en="Who can, bids."
    )
    make_unit("project", label_zh="个项目")
    texts = {"title": {"zh": "企业揭榜攻关", "en": "Firms bid for tasks"}, "summary": {"zh": "企业揭榜攻关", "en": "Firms bid for tasks"}}
    for place in ("CN-HA", "CN-GS"):
        make_case(place, **texts, slug=f"bidding-{place[-2:].lower()}", links=[{"indicator": "3.1", "mechanism_en": "Firms do research."}])
    for number in range(16):
        other = {"title": {"zh": f"其他{number}", "en": f"Else {number}"}, "summary": {"zh": f"其他{number}", "en": f"Else {number}"}}
        make_case("US", **other, concepts={}, facts=[], links=[])
    rebuild()


@pytest.fixture
def lin():
    return make_person("lin")


@pytest.fixture
def draft(lin):
    return drafting.begin(lin, {"title": {"zh": "企业揭榜攻关", "en": "Firms bid"}, "jurisdiction": "CN-HA", "slug": "new"})


def panel(client, draft=None, page="beside", **changes):
    form = client.get(address(draft) if draft else address(page="add"))
    data = typed_in(form, **changes)
    return client.post(f"/en/admin/cases/draft/{page}/?draft={draft.pk if draft else ''}", dict(data.lists()))


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_the_panel_answers_what_is_typed_and_saves_nothing(lin):
    found = words(panel(desk(lin), title_zh="企业揭榜攻关", jurisdiction="CN-HA"))
    assert "Possible duplicate Firms bid for tasks a case · same place, same name" in found
    assert "2 of 2 similar cases have it: Firms bid for tasks ; Firms bid for tasks" in found
    assert "There: “Firms do research.”" in found
    assert not Draft.objects.exists()


def test_what_stands_before_publishing_leads_to_its_field(lin, draft):
    html = panel(desk(lin), draft).content.decode()
    for anchor in ("id_level", "id_concepts_instrument", "citations", "indicator_links"):
        assert f'href="#{anchor}"' in html, anchor


def test_every_link_of_the_panel_into_the_form_has_its_place_there(lin, draft):
    page = desk(lin).get(address(draft)).content.decode()
    wanted = set(re.findall(r'href="#([^"]+)"', page[page.index('id="beside-parts"') :]))
    assert len(wanted) > 6
    assert [anchor for anchor in wanted if f'id="{anchor}"' not in page] == []


def test_the_page_has_the_panel_without_javascript(lin, draft):
    page = words(desk(lin).get(address(draft)))
    assert "Possible duplicate" in page
    assert "How complete it is" in page
    assert "Suggestions, for you to judge" in page


def test_a_suggestion_is_taken_by_its_button_and_not_saved_by_it(lin, draft):
    client = desk(lin)
    response = send(client, draft, "_take", _take="concept/instrument/open-bidding")
    assert typed_in(response).getlist("concepts_instrument") == ["open-bidding"]
    response = send(client, draft, "_take", data=typed_in(response), _take="indicator/3.1")
    typed = typed_in(response)
    assert (typed["indicator_links-0-indicator"], typed.getlist("concepts_instrument")) == ("3.1", ["open-bidding"])
    draft.refresh_from_db()
    assert "concepts" not in draft.record
    send(client, draft, data=typed)
    draft.refresh_from_db()
    assert draft.record["concepts"] == {"instrument": ["open-bidding"]}


def test_concepts_are_trees_of_checkboxes_with_scope_notes_and_all_names(lin, draft):
    drafting.save(draft, {**draft.record, "concepts": {"instrument": ["open-bidding"]}}, 1, lin)
    page = desk(lin).get(address(draft)).content.decode()
    tree = page[page.index('id="id_concepts_instrument"') :]
    assert re.search(r'<input type="checkbox" name="concepts_instrument" value="open-bidding" id="\S+" checked', tree)
    assert "Who can, bids." in tree
    assert 'data-words="揭榜挂帅 | open bidding"' in tree
    assert tree.index("research-funding") < tree.index("<details open>") < tree.index("open-bidding")


def test_a_concept_that_is_none_stays_to_be_seen_and_taken_out(lin):
    draft = drafting.begin(lin, {"concepts": {"instrument": ["gone"]}})
    response = desk(lin).get(address(draft))
    assert typed_in(response).getlist("concepts_instrument") == ["gone"]


def test_a_pasted_table_is_shown_before_it_is_taken(lin, draft):
    response = panel(desk(lin), draft, "paste", **{"paste-facts": TABLE, "paste-evidence": "announced"})
    found = words(response)
    assert "每年张榜项目 at least 500 projects 2024" in found
    assert "“第3位” is kept as words" in found
    rows = [json.loads(row.replace("&quot;", '"')) for row in re.findall(r'data-values="([^"]+)"', response.content.decode())]
    assert rows[0]["values"] == {
        "label_zh": "每年张榜项目", "value": "500", "unit": "project", "year": "2024",
        "qualifier": "at_least", "also": [], "evidence": "announced",
    }  # fmt: skip
    assert "projects" in rows[0]["words"]["unit"]


def test_without_javascript_a_pasted_table_stands_in_the_form_unsaved(lin, draft):
    response = send(desk(lin), draft, "_paste", **{"paste-facts": TABLE})
    typed = typed_in(response)
    assert [typed[f"facts-{number}-label_zh"] for number in (0, 1)] == ["每年张榜项目", "排名"]
    assert "2 rows were added below and are not saved yet" in words(response)
    assert "“第3位” is kept as words" in words(response)
    draft.refresh_from_db()
    assert "facts" not in draft.record


def test_an_empty_box_says_what_to_do(lin, draft):
    assert "nothing in the box" in words(panel(desk(lin), draft, "paste"))
    assert "nothing in the box" in words(send(desk(lin), draft, "_paste"))


def test_a_source_used_last_is_offered_for_a_citation(lin, draft):
    make_source("caict-2025", title_en="Fusion report")
    drafting.save(draft, {**draft.record, "citations": [{"source": "caict-2025", "place": "ch 2"}]}, 1, lin)
    page = desk(lin).get(address(draft)).content.decode()
    assert 'value="citation/caict-2025"' in page
    response = send(desk(lin), draft, "_take", _take="citation/caict-2025")
    assert typed_in(response)["citations-1-source"] == "caict-2025"


@pytest.mark.parametrize("page", ["beside", "paste"])
def test_the_aids_are_for_who_may_change_drafts(draft, page):
    here = reverse(f"admin:cases_draft_{page}")
    assert "/login/" in Client().post(here).headers["Location"]
    reader = get_user_model().objects.create_user("reader")
    assert desk(reader).post(here).status_code == 302
    staff = get_user_model().objects.create_user("staff", is_staff=True)
    assert desk(staff).post(here).status_code == 403
    assert desk(staff).post(f"{here}?draft={draft.pk}").status_code == 403
    assert desk(draft.author).get(here).status_code == 405
    assert desk(draft.author).post(here).status_code == 200


@pytest.mark.parametrize("number", ["999999", "9" * 30, "x", "-1", "²"])
def test_a_draft_that_is_none_is_not_found_or_a_new_one(lin, number):
    assert desk(lin).post(f"/en/admin/cases/draft/beside/?draft={number}").status_code in (200, 404)


def test_any_form_is_answered(lin, draft):
    odd = {"facts-TOTAL_FORMS": "x", "concepts_instrument": ["none"], "facts-0-value": "many", "title_zh": "\0", "start": "soon"}
    assert panel(desk(lin), draft, **odd).status_code == 200


def test_the_panel_takes_few_queries(lin, draft, django_assert_max_num_queries):
    client = desk(lin)
    panel(client, draft)
    data = dict(typed_in(client.get(address(draft))).lists())
    with django_assert_max_num_queries(34):
        client.post(f"/en/admin/cases/draft/beside/?draft={draft.pk}", data)
