"""Pages of places, technologies, problems and instruments."""

import re

import pytest

from cases.finding import rebuild
from reference.models import Mapping, Vocabulary
from tests.cases.test_views import words_of
from tests.factories import make_case, make_concept, make_jurisdiction, make_profile, make_scheme
from tests.indicators.making import make_observation, make_series, make_statistic

pytestmark = pytest.mark.django_db


@pytest.fixture
def atlas():
    """Two cases of Henan, one of China itself, one of Zhejiang (in a grouping); Colorado without any."""
    make_jurisdiction("CN-HA", name={"zh": "河南", "en": "Henan"}, tile_row=2, tile_column=2)
    make_jurisdiction("CN-ZJ", name={"zh": "浙江", "en": "Zhejiang"}, tile_row=3, tile_column=3)
    make_jurisdiction("US-CO", name={"zh": "科罗拉多", "en": "Colorado"}, tile_row=1, tile_column=1)
    delta = make_jurisdiction("CN-YRD", kind="grouping", name={"zh": "长三角", "en": "Delta"})
    delta.members.set([make_jurisdiction("CN-ZJ")])
    make_concept("instrument", "research-funding", side="supply", name={"zh": "研究资助", "en": "Research funding"})
    make_concept("instrument", "open-bidding", broader="research-funding", name={"zh": "揭榜挂帅", "en": "Open bidding"}, alt_en=["bounty"])
    for scheme in ("technology", "barrier", "pathway"):
        make_scheme(scheme)
    make_concept("technology", "quantum", name={"zh": "量子", "en": "Quantum"}, scope={"zh": "量子。", "en": "Computing and sensing."})
    make_concept("barrier", "valley-of-death", name={"zh": "死亡之谷", "en": "Valley of death"})
    make_concept("technology", "ocean", name={"zh": "海洋", "en": "Ocean"})
    bidding = {"instrument": ["open-bidding"], "pathway": ["supply"]}
    make_case(slug="henan-1", concepts={**bidding, "technology": ["quantum"], "barrier": ["valley-of-death"]}, links=[{"indicator": "1.1"}])
    make_case(slug="henan-2", concepts=bidding, links=[{"indicator": "3.1"}])
    make_case(slug="china", jurisdiction="CN", level="national", title={"zh": "国家", "en": "National opinion"}, concepts={})
    make_case(slug="zhejiang", jurisdiction="CN-ZJ", concepts={"technology": ["quantum"]})
    make_case(slug="draft", stage="retired", concepts=bidding)
    rebuild()


PAGES = [
    "places/", "places/CN/", "places/CN-HA/", "places/CN-YRD/", "places/US-CO/", "technologies/", "technologies/quantum/",
    "problems/", "problems/valley-of-death/", "instruments/", "instruments/open-bidding/",
]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_stands_in_both_languages(client, atlas, path, language):
    assert client.get(f"/{language}/{path}").status_code == 200


@pytest.mark.parametrize("path", ["places/XX/", "places/CN-ZZ/", "technologies/nothing/", "problems/quantum/", "instruments/nothing/"])
def test_unknown_codes_and_keys_are_not_found(client, atlas, path):
    assert client.get(f"/en/{path}").status_code == 404


def test_a_code_in_small_letters_leads_to_the_place(client, atlas):
    response = client.get("/en/places/cn-ha/")
    assert (response.status_code, response["Location"]) == (301, "/en/places/CN-HA/")


def slugs_on(response):
    return re.findall(r'<h3 class="card-title"><a href="/en/cases/([^/]+)/">', response.content.decode())


def test_a_province_counts_and_lists_its_own_published_cases(client, atlas):
    response = client.get("/en/places/CN-HA/")
    assert sorted(slugs_on(response)) == ["henan-1", "henan-2"]
    text = words_of(response)
    assert "2 cases · open in the explorer" in text
    assert "Concept supply 2" in text
    assert "Indicator 1.1 1" in text


def test_a_country_counts_its_provinces_and_lists_what_is_its_own(client, atlas):
    response = client.get("/en/places/CN/")
    assert slugs_on(response) == ["china"]
    assert "4 cases, 1 of Place CN itself" in words_of(response)
    assert 'aria-label="Henan (HA): 2 cases"' in response.content.decode()


def test_a_grouping_shows_its_members(client, atlas):
    assert "Members Zhejiang 1" in words_of(client.get("/en/places/CN-YRD/"))
    assert "part of Delta" in words_of(client.get("/en/places/CN-ZJ/"))


def test_a_place_without_cases_says_that_nobody_has_looked(client, atlas):
    text = words_of(client.get("/en/places/US-CO/"))
    assert "not researched yet" in text
    assert "0 cases" not in text


def test_the_map_says_every_count_in_words_and_in_a_table(client, atlas):
    page = client.get("/zh-hans/places/").content.decode()
    assert 'aria-label="河南: 2个案例"' in page
    rows = re.findall(r'<td class="code">([A-Z-]+)</td>.*?<td class="number">(\d+)</td>', page)
    assert rows == [("CN-HA", "2"), ("CN-ZJ", "1"), ("US-CO", "0")]


@pytest.mark.parametrize("path", ["places/CN-HA/", "technologies/quantum/", "instruments/research-funding/", "problems/valley-of-death/"])
def test_the_count_of_a_page_equals_its_list_and_the_explorer(client, atlas, path):
    response = client.get(f"/en/{path}")
    number = int(re.search(r"(\d+) cases?", words_of(response)).group(1))
    assert number == len(slugs_on(response)) == response.context["total"]
    assert response.client.get(response.context["explorer"]).context["answer"].total == number


def test_broader_terms_count_the_cases_of_narrower_ones(client, atlas):
    text = words_of(client.get("/en/instruments/"))
    assert "Supply side Research funding 2 Open bidding 2" in text


def test_a_term_shows_scope_other_labels_places_and_mappings(client, atlas):
    quantum = make_concept("technology", "quantum", alt_zh=["量子信息"], alt_en=["qubits"])
    list_2024 = Vocabulary.objects.create(key="us-cet-2024", name_zh="清单", name_en="US list", issuer="NSTC", edition="2024-02")
    Mapping.objects.create(concept=quantum, vocabulary=list_2024, entry="16", label="Quantum information", kind="close")
    text = words_of(client.get("/en/technologies/quantum/"))
    for words in ("Computing and sensing.", "qubits", "量子信息", "US list 2024-02 : 16 Quantum information (close match)"):
        assert words in text
    assert "Place CN 2 Henan 1 · Zhejiang 1" in text


def test_a_term_without_cases_says_so(client, atlas):
    assert "No case for this technology yet." in words_of(client.get("/en/technologies/ocean/"))


def test_bars_lead_to_the_explorer_with_both_choices(client, atlas):
    page = client.get("/en/places/CN-HA/").content.decode()
    assert 'href="/en/cases/?place=CN-HA&amp;pathway=supply"' in page
    assert 'href="/en/cases/?place=CN-HA&amp;dimension=1.1"' in page


def test_a_country_shows_its_profile_with_source_and_place(client, atlas):
    stages, tools = [("1950s–1990s", "First steps"), ("", "Reform")], [("supply", "Grants"), ("environment", "Taxes")]
    make_profile("US", stages, tools, features_en="Led by the market.", problems_en="Low spending.")
    text = words_of(client.get("/en/places/US/"))
    assert "Report caict-2025 , ch. 2, sec. 2" in text
    assert "Features Led by the market. Stages 1950s–1990s First steps Text. Reform Text. Present problems Low spending." in text
    assert "Supply side Grants Demand side none named in the source Environment side Taxes" in text
    assert "1950年代—1990年代 阶段 First steps" in words_of(client.get("/zh-hans/places/US/"))
    assert "Country profile" not in words_of(client.get("/en/places/CN/"))


def test_a_country_shows_every_figure_with_qualifier_unit_year_source_and_place(client, atlas):
    make_statistic("rank", "CN", 20, unit="rank", qualifier="at_most")
    make_statistic("growth", "CN", "10.9", year=None)
    make_statistic("growth", "US", "1")
    text = words_of(client.get("/en/places/CN/"))
    assert "Report caict-2021 · compare places" in text
    assert "Series rank at most 20 rank 2020 ch. 3, sec. 1 · OECD" in text
    assert "Series growth 10.9% year not given ch. 3, sec. 1" in text
    assert "Figures of this place" not in words_of(client.get("/en/places/CN-HA/"))


def test_values_of_the_index_are_not_among_the_figures_of_a_country(client, atlas):
    make_observation(make_series())
    assert "Figures of this place" not in words_of(client.get("/en/places/CN/"))


@pytest.mark.parametrize(
    ("path", "most"),
    [("places/", 9), ("places/CN/", 20), ("technologies/", 6), ("technologies/quantum/", 14), ("instruments/open-bidding/", 17)],
)
def test_pages_take_a_few_queries_however_many_cases(client, atlas, django_assert_max_num_queries, path, most):
    for number in range(5):
        make_case(slug=f"more-{number}", jurisdiction="CN", concepts={"technology": ["quantum"], "instrument": ["open-bidding"]})
        make_statistic(f"series-{number}", "CN", number)
    make_profile("CN", [("1990s", "One"), ("", "Two")], [("supply", "Grants"), ("demand", "Orders")])
    rebuild()
    client.get(f"/en/{path}")
    with django_assert_max_num_queries(most):
        client.get(f"/en/{path}")
