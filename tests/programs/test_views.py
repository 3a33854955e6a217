"""Pages of programmes."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.finding import Question, find, rebuild
from programs.models import AwardSource, FundingSource, ProgramSource
from tests.cases.test_views import words_of
from tests.factories import make_case, make_organisation, make_program, make_source
from tests.programs.making import make_award, make_coordination, make_described, make_funding, make_milestone, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def engines():
    """RIE described in full, RTIH beside it, SBIR with its name only."""
    program = make_described("RIE", agency=make_organisation("us-nsf", acronym="NSF"), note={"zh": "十年。", "en": "Ten years."})
    make_case(slug="us-rie", jurisdiction="US", programme="RIE", start="2022")
    make_case(slug="us-rie-2", jurisdiction="US", programme="RIE")
    make_case(slug="us-rie-draft", jurisdiction="US", programme="RIE", stage="retired")
    article = make_source("us-regional-2025")
    ProgramSource.objects.create(program=program, source=article, place="s 2.1, p 4", about="chain")
    make_milestone(program, "2022-03", "NSF announces it")
    whole = make_funding(program, "whole", 530_000_000, 2024, kind="combined", qualifier="more_than")
    make_funding(program, "federal", 150_000_000, 2024, kind="awarded", part_of=whole)
    make_funding(program, "match", 365_000_000, 2024, kind="nonfederal", part_of=whole)
    asked = make_funding(
        program, "asked", 300_000_000, 2023, kind="requested", disagreement_zh="不一。", disagreement_en="Another page differs."
    )
    FundingSource.objects.create(funding=asked, source=page("page-other"), place="whole", about="disagreement")
    make_funding(program, "ten-years", 1_600_000_000, 2024, 2033, kind="potential")
    first = make_award(program, "rie-01", ["US-CO", "US-WY"], [5], 15_000_000, qualifier="at_most", date="2024-01-29", lead="Innosphere")
    AwardSource.objects.create(award=first, source=page("page-lead"), place="whole", about="lead")
    make_award(program, "rie-02", ["US-CO"], [2, 5], 9_000_000, date="2024-01-30", lead="BRIDG")
    make_award(program, "rie-03", [], [], status="designated")
    hubs = make_described("RTIH", chain="middle", source=page("page-hubs"))
    make_award(hubs, "rtih-01", ["US-MT"], [5], 41_000_000)
    make_coordination(
        "memorandum", [program, hubs], ["us-nsf", "us-eda"], "us-eda", disagreement_zh="少。", disagreement_en="One is missing."
    )
    make_program("SBIR")
    rebuild()
    return program


PATHS = ["programs/", "programs/rie/", "programs/rtih/", "programs/sbir/", "programs/rie/?sort=-amount"]


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("path", PATHS)
def test_the_pages_stand_in_both_languages(client, engines, language, path):
    assert client.get(f"/{language}/{path}").status_code == 200


@pytest.mark.parametrize("path", PATHS)
def test_every_link_within_a_page_leads_somewhere_and_no_id_stands_twice(client, engines, path):
    html = client.get(f"/en/{path}").content.decode()
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert sorted(ids) == sorted(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)


def test_an_unknown_programme_is_not_found(client, engines):
    assert client.get("/en/programs/nothing/").status_code == 404


def test_the_list_counts_what_the_explorer_counts(client, engines):
    row = next(row for row in client.get("/en/programs/").context["programs"] if row.code == "RIE")
    assert row.case_count == find(Question(choices={"programme": ("RIE",)})).total == 2


def test_the_list_without_programmes_says_so(client):
    assert "No programme yet." in words_of(client.get("/en/programs/"))


def test_the_list_shows_stage_and_chain_and_leaves_others_to_the_related_ones(client, engines):
    response = client.get("/en/programs/")
    (stage,) = response.context["stages"]
    assert (stage.number, [[program.code for program in place] for place in stage.places]) == (3, [["RIE"], ["RTIH"], [], []])
    assert [row.program.code for row in response.context["related"]] == ["SBIR"]


def test_every_value_of_table_1_has_its_source(client, engines):
    context = client.get("/en/programs/").context
    numbers = {entry.source.key: entry.number for entry in context["sources"]}
    row = next(row for row in context["table"] if row.program.code == "RIE")
    assert [mark.number for mark in row.law] == [numbers["page-law"]]
    assert [(mark.number, mark.place) for mark in row.chain] == [(numbers["us-regional-2025"], "sec. 2.1, para. 4")]


def test_table_2_counts_projects_by_our_sorting_and_each_once_in_the_total(client, engines):
    response = client.get("/en/programs/")
    counts = {area and area.number: [len(cell.awards) for cell in cells] for area, cells in response.context["areas"]}
    assert counts == {2: [1, 0], 5: [2, 1], None: [1, 0]}
    assert response.context["project_totals"] == [3, 1]
    assert "is our own" in words_of(response)


def test_table_3_shows_every_decided_amount_once_parts_behind_their_whole(client, engines):
    context = client.get("/en/programs/").context
    assert context["years"] == [2024]
    early, year, several = next(cells for program, cells in context["funding"] if program.code == "RIE")
    assert early == []
    assert [(line.row.key, line.text, line.is_part) for line in year] == [
        ("whole", "530", False),
        ("federal", "150", True),
        ("match", "365", True),
    ]
    assert [line.row.key for line in several] == ["ten-years"]


def test_a_programme_shows_what_is_known_of_it(client, engines):
    text = words_of(client.get("/en/programs/rie/"))
    for words in (
        "Organisation us-nsf (NSF)",
        "Ten years.",
        "CHIPS and Science Act",
        "Build innovation ecosystems.",
        "Universities",
        "2022-03 NSF announces it",
        "front: research and new knowledge",
        "Disagrees: Another page differs.",
        "One is missing.",
    ):
        assert words in text


def test_a_chinese_name_without_a_source_is_said_to_be_ours(client, engines):
    words = "The Chinese name is our rendering"
    assert words in words_of(client.get("/en/programs/rie/"))
    ProgramSource.objects.create(program=engines, source=make_source("us-regional-2025"), place="s 1, p 3", about="name")
    assert words not in words_of(client.get("/en/programs/rie/"))


def test_a_programme_without_anything_but_a_name_still_has_a_page(client, engines):
    text = words_of(client.get("/en/programs/sbir/"))
    assert "No case of this programme yet." in text
    assert "Funding" not in text


def test_a_described_programme_without_money_says_so(client, engines):
    assert "No amount was found" in words_of(client.get("/en/programs/rtih/"))


def test_the_chart_draws_amounts_of_one_year_once_and_adds_nothing(client, engines):
    response = client.get("/en/programs/rie/")
    drawn = [(bar.amount.year, bar.amount.value, bar.amount.is_part) for bar in response.context["chart"].bars]
    assert drawn == [(2023, 3e8, False), (2024, 5.3e8, False), (2024, 1.5e8, True), (2024, 3.65e8, True)]
    assert max(tick.value for tick in response.context["chart"].ticks) < 5.3e8 + 1.5e8 + 3.65e8
    text = words_of(response)
    assert "part of more than USD 530 million (2024)" in text
    for total in ("1.05 billion", "1,045", "515 million"):
        assert total not in text


def test_what_is_for_several_years_stands_in_the_table_only(client, engines):
    response = client.get("/en/programs/rie/")
    keys = [amount.row.key for amount in response.context["amounts"]]
    assert keys == ["asked", "whole", "federal", "match", "ten-years"]
    assert "2024–2033 USD 1.6 billion" in words_of(response)


def test_the_map_counts_what_the_table_lists(client, engines):
    response = client.get("/en/programs/rie/")
    tiles = {tile.place.code: tile.count for tile in response.context["map"].tiles if tile.count}
    listed = {place.code: len(own) for place, own in response.context["by_place"]}
    html = response.content.decode()
    rows = {code: html.split('id="awards-table"')[1].count(f'href="#state-{code}"') for code in tiles}
    assert tiles == listed == rows == {"US-CO": 2, "US-WY": 1}


def test_awards_without_states_have_a_table_and_no_map(client, engines):
    for award in engines.awards.all():
        award.states.clear()
    response = client.get("/en/programs/rie/")
    assert response.context["map"] is None
    assert len(response.context["awards"]) == 3


@pytest.mark.parametrize(
    ("sort", "keys"),
    [
        ("", ["rie-01", "rie-02", "rie-03"]),
        ("amount", ["rie-01", "rie-02", "rie-03"]),
        ("-amount", ["rie-03", "rie-02", "rie-01"]),
        ("lead", ["rie-03", "rie-02", "rie-01"]),
        ("-date", ["rie-02", "rie-01", "rie-03"]),
        ("states", ["rie-03", "rie-02", "rie-01"]),
        ("status", ["rie-01", "rie-02", "rie-03"]),
        ("nonsense", ["rie-01", "rie-02", "rie-03"]),
        ("__class__", ["rie-01", "rie-02", "rie-03"]),
    ],
)
def test_awards_are_sorted_by_the_query_string(client, engines, sort, keys):
    awards = client.get("/en/programs/rie/", {"sort": sort}).context["awards"]
    assert [award.row.key for award in awards] == keys


def test_the_head_of_the_sorted_column_says_so_and_turns_the_order(client, engines):
    html = client.get("/en/programs/rie/?sort=amount").content.decode()
    assert html.count("aria-sort=") == 1
    assert re.search(r'aria-sort="descending"><a href="\?sort=-amount#awards-table">', html)
    assert re.search(
        r'aria-sort="ascending"><a href="\?sort=amount#awards-table">', client.get("/en/programs/rie/?sort=-amount").content.decode()
    )


def test_a_value_with_a_source_of_its_own_carries_its_number(client, engines):
    context = client.get("/en/programs/rie/").context
    numbers = {entry.source.key: entry.number for entry in context["sources"]}
    award = context["awards"][0]
    assert [mark.number for mark in award.marks] == [numbers["page-award"]]
    assert [mark.number for mark in award.of["lead"]] == [numbers["page-lead"]]


def test_the_network_joins_agencies_mechanisms_and_programmes(client, engines):
    network = client.get("/en/programs/rie/").context["wide"]
    assert {node.key for node in network.nodes} == {"memorandum", "us-nsf", "us-eda", "RIE", "RTIH"}
    assert len(network.links) == 4


def test_a_programme_lists_its_published_cases(client, engines):
    assert [case.slug for case in client.get("/en/programs/rie/").context["cases"]] == ["us-rie", "us-rie-2"]


def queries_of(client, path):
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return len(queries)


def test_more_rows_take_no_more_queries(client, engines):
    before = [queries_of(client, path) for path in ("/en/programs/", "/en/programs/rie/")]
    for number in range(4, 12):
        make_award(engines, f"rie-{number:02}", ["US-CO", "US-MT"], [2], 1_000_000, source=f"page-{number}")
        make_funding(engines, f"more-{number}", 5, 2000 + number, source=f"page-money-{number}")
        make_coordination(f"more-{number}", [engines], ["us-doe", "us-nih"])
        make_described(f"P{number}", source=page(f"page-law-{number}"))
    assert [queries_of(client, path) for path in ("/en/programs/", "/en/programs/rie/")] == before
    assert before[0] <= 12
    assert before[1] <= 28
