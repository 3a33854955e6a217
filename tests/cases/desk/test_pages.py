"""A curator enters, publishes and withdraws cases."""

import pytest
from django.urls import reverse

from cases.finding import Question, find
from cases.models import Case
from cases.records import read
from tests.desk import errors_on, filled_in, messages_on
from tests.factories import make_case, make_concept, make_indicator, make_jurisdiction, make_organisation, make_source, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english(settings):
    settings.LANGUAGE_CODE = "en"


def address(case=None, page="change"):
    return reverse(f"admin:cases_case_{page}", args=[case.pk] if case else [])


def save(client, case, **changes):
    page = client.get(address(case))
    return client.post(address(case), filled_in(page, **changes), follow=True)


def found(text="", **choices):
    return list(find(Question(text=text, choices=choices)).ids)


def test_a_case_opened_and_saved_unchanged_stays_as_it_is(admin_client):
    case = make_case(
        start="2025-11",
        concepts={"technology": ["quantum"], "instrument": ["loan", "open-bidding"]},
        facts=[{"value": 5, "unit": "CNY", "also": ["planned"]}, {"text": {"zh": "词", "en": "words"}}],
        organisations=[{}],
        relations=[{"other": make_case()}],
    )
    case.aliases = ["揭榜挂帅", "open bidding"]
    case.save()
    before = read(Case.objects.for_record().get(pk=case.pk))
    response = save(admin_client, case)
    assert "changed successfully" in messages_on(response)
    after = Case.objects.for_record().get(pk=case.pk)
    assert read(after) == before
    assert after.stage == "published"


def test_a_saved_case_is_found_by_its_new_words_at_once(admin_client):
    case = make_case()
    save(admin_client, case, title_en="Henan proof-of-concept centres")
    assert found("proof-of-concept") == [case.pk]
    save(admin_client, case, title_en="Henan open bidding")
    assert found("proof-of-concept") == []


def test_publishing_an_incomplete_case_saves_it_as_a_draft_and_says_what_is_missing(admin_client):
    case = make_case(stage="draft", citations=[], concepts={})
    response = save(admin_client, case, stage="published", summary_en="A better summary.")
    case.refresh_from_db()
    assert (case.stage, case.summary_en) == ("draft", "A better summary.")
    assert "Saved as a draft" in messages_on(response)
    assert "cites no source" in messages_on(response)
    assert "no instrument" in messages_on(response)
    assert found() == []


def test_a_complete_draft_is_published(admin_client):
    case = make_case(stage="draft")
    response = save(admin_client, case, stage="published")
    assert "Saved as a draft" not in messages_on(response)
    assert found() == [case.pk]


def test_a_draft_may_lack_what_publishing_needs_but_not_both_titles(admin_client):
    case = make_case(stage="draft", links=[])
    response = save(admin_client, case, summary_en="", summary_zh="", title_en="")
    assert "changed successfully" in messages_on(response)
    response = save(admin_client, case, title_zh="", title_en="")
    assert "title in at least one language" in errors_on(response)


def test_a_new_case_is_entered_with_facts_citations_links_and_concepts(admin_client):
    concept, indicator = make_concept("instrument", "loan"), make_indicator("3.2")
    data = filled_in(admin_client.get(address(page="add")))
    data |= {
        "slug": "henan-loans",
        "stage": "published",
        "title_zh": "河南科技贷款",
        "title_en": "Henan technology loans",
        "summary_zh": "银行向科技企业放贷。",
        "summary_en": "Banks lend to technology firms.",
        "jurisdiction": make_jurisdiction().pk,
        "level": "subnational",
        "status": "in_force",
        "starts": "2024",
        "concepts_instrument": [concept.pk],
        "aliases": "科技贷\n\n tech  loan \n科技贷",
        "facts-TOTAL_FORMS": 1,
        "facts-0-label_zh": "贷款",
        "facts-0-label_en": "Loans",
        "facts-0-value": "10000000",
        "facts-0-unit": make_unit("CNY").pk,
        "facts-0-qualifier": "at_least",
        "facts-0-also": ["planned"],
        "facts-0-evidence": "announced",
        "facts-0-source": make_source().pk,
        "facts-0-place": "ch 2, s 1, p 2",
        "facts-0-position": 0,
        "citations-TOTAL_FORMS": 1,
        "citations-0-source": make_source().pk,
        "citations-0-place": "ch 2",
        "citations-0-position": 0,
        "indicator_links-TOTAL_FORMS": 1,
        "indicator_links-0-indicator": indicator.pk,
        "indicator_links-0-directness": "direct",
        "indicator_links-0-basis": "curator",
        "indicator_links-0-mechanism_zh": "资金流向企业。",
        "indicator_links-0-mechanism_en": "Money reaches firms.",
        "indicator_links-0-position": 0,
        "participations-TOTAL_FORMS": 1,
        "participations-0-organisation": make_organisation().pk,
        "participations-0-role": "lead",
        "participations-0-position": 0,
    }
    response = admin_client.post(address(page="add"), data, follow=True)
    assert "added successfully" in messages_on(response), errors_on(response)
    case = Case.objects.get(slug="henan-loans")
    assert (case.stage, case.aliases, case.start.year, case.start_precision) == ("published", ["科技贷", "tech loan"], 2024, "year")
    assert case.facts.get().also == ["planned"]
    assert found(instrument=("loan",), dimension=("3.2",)) == [case.pk]


@pytest.mark.parametrize(
    ("changes", "fix"),
    [
        ({"facts-0-unit": ""}, "A fact needs a value with its unit"),
        ({"facts-0-value": "5", "facts-0-value_max": "4"}, "must be above the value"),
        ({"facts-0-place": "chapter two"}, "write parts such as"),
        ({"citations-0-place": "ch"}, "takes one number"),
        ({"starts": "in 2025"}, "write 2025, 2025-11 or 2025-11-07"),
        ({"starts": "2025-13"}, "month must be in 1..12"),
        ({"starts": "2025", "ends": "2024"}, "The case ends before it starts"),
        ({"aliases": "x" * 400}, "is too long for one entry"),
    ],
)
def test_an_error_names_the_fix_and_nothing_is_written(admin_client, changes, fix):
    case = make_case()
    response = save(admin_client, case, title_en="Not to be written", **changes)
    assert fix in errors_on(response)
    case.refresh_from_db()
    assert case.title_en != "Not to be written"


def test_a_link_to_the_total_or_a_dimension_is_refused_and_not_offered(admin_client):
    case, total = make_case(), make_indicator("0")
    response = save(admin_client, case, **{"indicator_links-0-indicator": total.pk})
    assert "Select a valid choice" in errors_on(response)
    widget = response.context["inline_admin_formsets"][1].formset.forms[0].fields["indicator"].widget
    query = "&app_label=cases&model_name=indicatorlink&field_name=indicator&term="
    offered = admin_client.get(widget.widget.get_url() + query).json()["results"]
    assert [choice["text"].split()[0] for choice in offered] == ["1.1"]


def test_concepts_are_offered_scheme_by_scheme_under_names_in_both_languages(admin_client):
    make_concept("technology", "quantum", name={"zh": "量子", "en": "Quantum"}, alt={"zh": ["量子计算"], "en": ["qubit"]})
    make_concept("instrument", "loan")
    query = {"app_label": "cases", "model_name": "case", "field_name": "concepts", "part": "technology"}
    for term in ("", "量子", "quant", "计算", "qubit"):
        offered = admin_client.get(reverse("admin:autocomplete"), {**query, "term": term}).json()["results"]
        assert [choice["text"] for choice in offered] == ["量子 · Quantum"], term


def test_figures_stand_plainly_in_the_form(admin_client):
    case = make_case(facts=[{"value": 10_000_000}, {"value": "0.5"}])
    data = filled_in(admin_client.get(address(case)))
    assert (data["facts-0-value"], data["facts-1-value"]) == ("10000000", "0.5")


def test_the_slug_is_an_address_and_stays(admin_client):
    case = make_case(slug="henan-open-bidding")
    save(admin_client, case, slug="another")
    case.refresh_from_db()
    assert case.slug == "henan-open-bidding"


def test_deleting_a_published_case_marks_it_as_removed_and_says_so(admin_client):
    case = make_case()
    save(admin_client, case)
    page = admin_client.get(address(case, "delete"))
    assert "marked as removed" in page.content.decode()
    response = admin_client.post(address(case, "delete"), {"post": "yes"}, follow=True)
    assert "is marked as removed" in messages_on(response)
    assert "deleted successfully" not in messages_on(response)
    case.refresh_from_db()
    assert case.stage == "removed"
    assert found() == []


def test_deleting_a_draft_deletes_it(admin_client):
    case = make_case(stage="draft")
    assert "related items will be deleted" in admin_client.get(address(case, "delete")).content.decode()
    admin_client.post(address(case, "delete"), {"post": "yes"})
    assert not Case.objects.exists()


def test_cases_are_not_deleted_in_bulk(admin_client):
    case = make_case(stage="draft")
    admin_client.post(address(page="changelist"), {"action": "delete_selected", "_selected_action": [case.pk], "post": "yes"})
    assert Case.objects.get() == case


@pytest.mark.parametrize("term", ["henan", "河南", "MEP", "挂帅"])
def test_cases_are_searched_in_both_languages_and_by_their_other_names(admin_client, term):
    case = make_case(aliases=["挂帅"], acronyms=["MEP"], title_zh="河南做法")
    make_case(title={"zh": "别处", "en": "Elsewhere"}, summary={"zh": "无", "en": "Nothing"})
    response = admin_client.get(address(page="changelist"), {"q": term})
    assert list(response.context["cl"].queryset) == [case]


def test_every_filter_of_the_list_shows_counts(admin_client):
    make_case(stage="draft")
    make_case()
    page = admin_client.get(address(page="changelist")).content.decode()
    assert "draft (1)" in page
    assert "published (1)" in page
    assert "removed (0)" in page
