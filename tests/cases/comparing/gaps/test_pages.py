"""The gap matrix in a page and as CSV: counts equal lists, two kinds of empty, baselines, filters, bad input."""

import csv
import html
import io
import random
import re

import pytest
import yaml

from cases.comparing.coverage import FILE
from cases.finding import rebuild
from reference.models import Mapping, Vocabulary
from tests.factories import make_case, make_concept, make_indicator, make_jurisdiction

pytestmark = pytest.mark.django_db

NAMES = {"CN-HA": "Henan", "CN-GS": "Gansu", "CN-ZJ": "Zhejiang", "CN-AH": "Anhui", "CN-HK": "Hong Kong"}
COVERAGE = [
    {
        "source": "caict-2025",
        "places": ["CN-HA", "CN-GS", "CN-ZJ", "CN-AH"],
        "reason": {"zh": "逐省写到。", "en": "Province by province."},
        "covers": [{"place": "ch 2, s 1", "instrument": ["funding"], "dimension": ["1"]}],
    }
]


@pytest.fixture
def atlas(settings, tmp_path):
    """Five provinces, four of them covered for funding; grants in three, advice in Henan and in China itself, a German grant."""
    settings.FIXTURES_DIR = tmp_path
    (tmp_path / FILE).write_text(yaml.safe_dump(COVERAGE), encoding="utf-8")
    for position, (code, name) in enumerate(NAMES.items(), start=1):
        make_jurisdiction(code, name={"zh": f"省{code}", "en": name}, position=position)
    make_jurisdiction("CN", name={"zh": "中国", "en": "China"})
    make_jurisdiction("CN-JJJ", kind="grouping", name={"zh": "群", "en": "Group"}).members.set([make_jurisdiction("CN-HA")])
    make_concept("instrument", "funding", side="supply", name={"zh": "资助", "en": "Funding"}, position=1)
    make_concept("instrument", "grant", broader="funding", name={"zh": "补助", "en": "Grant"}, position=2)
    make_concept("instrument", "loan", broader="funding", name={"zh": "贷款", "en": "Loan"}, position=3)
    make_concept("instrument", "advice", side="environment", name={"zh": "咨询", "en": "Advice"}, position=4)
    make_concept("stage", "validation", name={"zh": "验证", "en": "Validation"})
    make_indicator("1.1", name={"zh": "研", "en": "Research"})
    rows = [
        ("CN-HA", ["grant"], "in_force"),
        ("CN-HA", ["grant", "advice"], "planned"),
        ("CN-GS", ["grant"], "planned"),
        ("CN-ZJ", ["loan"], "in_force"),
        ("CN", ["advice"], "in_force"),
        ("DE", ["grant"], "in_force"),
    ]
    for place, keys, status in rows:
        make_case(jurisdiction=place, status=status, concepts={"instrument": keys})
    rebuild()


def show(client, query="", language="en"):
    response = client.get(f"/{language}/gaps/{query}")
    assert response.status_code == 200
    return response


def text(response):
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.text)))


def cells(response):
    return response.context["matrix"].grid.cells


def column_keys(response):
    return response.context["matrix"].columns_in_order


def found_at(client, address):
    response = client.get(address)
    assert response.status_code == 200
    assert response.context["messages_to_reader"] == []
    return response.context["answer"].total


QUERIES = (
    "",
    "?level=narrower&order=count",
    "?status=in_force&status=planned",
    "?q=Henan&columns=dimension",
    "?rows=countries",
    "?rows=groupings&instrument=grant&columns=stage",
)


@pytest.mark.parametrize("query", QUERIES)
def test_every_number_is_that_of_the_list_it_leads_to(client, atlas, query):
    printed = show(client, query).context["printed"]
    for row in printed.rows:
        assert not row.count or found_at(client, row.address) == row.count
        for cell in row.cells:
            assert (cell.address == "") == (cell.cell.count == 0)
            assert not cell.address or found_at(client, cell.address) == cell.cell.count
    for head in printed.heads:
        assert not head.count or found_at(client, head.address) == head.count
        assert not head.in_country or found_at(client, head.country_address) == head.in_country
    total, address = printed.total
    assert not total or found_at(client, address) == total


def test_the_two_kinds_of_empty_differ_in_sign_and_word(client, atlas):
    page = show(client).text
    (anhui,) = re.findall(r'<tr><th scope="row"><a [^>]*>Anhui</a>.*?</tr>', page)
    assert re.findall(r'<td class="(gap-\w+)">', anhui)[:2] == ["gap-none", "gap-unread"]
    assert '0<span class="visually-hidden"> none found in the documents read</span>' in anhui
    assert '<span aria-hidden="true">–</span><span class="visually-hidden">not researched</span>' in anhui
    words = text(show(client))
    assert "1 cell: a document goes through such places and such measures, and names none here" in words
    assert "5 cells: no document read goes through all of this; nobody has looked" in words


def test_what_the_documents_go_through_is_said_with_place_and_reason(client, atlas):
    assert "Report caict-2025 ch. 2, sec. 1: Funding – Henan · Gansu · Zhejiang · Anhui Province by province." in text(show(client))
    assert "so that every empty cell is “not researched”" in text(show(client, "?columns=stage"))


def test_a_column_says_how_many_of_those_researched_have_a_case(client, atlas):
    funding, advice = show(client).context["printed"].heads
    assert (funding.having, funding.researched, funding.is_systematic) == (3, 4, True)
    assert (advice.having, advice.is_systematic) == (1, False)
    assert "have a case 3 of 4 1 / – , the others are not researched" in text(show(client))


def test_a_place_that_has_none_where_most_others_have_is_a_gap(client, atlas):
    response = show(client)
    found = cells(response)
    assert found["CN-AH"]["funding"].gap == "gap"
    assert found["CN-HK"]["funding"].gap is None
    assert "0 none found in the documents read ▲ gap" in text(response)


def test_a_filter_does_not_turn_cases_into_none_found(client, atlas):
    response = show(client, "?status=in_force")
    assert cells(response)["CN-GS"]["funding"].state == "filtered_out"
    assert cells(response)["CN-AH"]["funding"].state == "none_found"
    assert "0* none under these filters" in text(response)
    (chip,) = response.context["chips"]
    assert (chip.label, chip.address) == ("in force", "?")


def test_a_place_is_told_what_others_have_and_it_has_not(client, atlas):
    words = text(show(client, "?place=CN-AH&compare=all"))
    assert "Anhui beside the other provinces of China" in words
    sentence = "▲ gap Anhui: no case of Funding , which 3 of 3 others have: Henan 2 · Gansu 1 · Zhejiang 1 · all of these"
    assert f"{sentence} (none found in the documents read)" in words
    assert "no case of Advice" not in words


def test_a_place_beside_its_country_counts_the_countrys_own_cases(client, atlas):
    words = text(show(client, "?place=cn-gs&compare=country"))
    assert "Gansu: no case of Advice , of which China itself has: China 2 (1 its own) (not researched here)" in words
    assert "All cases all of China 4 2 Henan 2 cases 1 case 2" in words


def test_the_links_of_a_sentence_lead_to_the_cases(client, atlas):
    view = show(client, "?place=CN-AH&compare=all").context["view"]
    (missing,) = view.missing
    assert [found_at(client, holder.address) for holder in missing.holders] == [2, 1, 1]
    assert found_at(client, missing.address) == 4


def test_the_place_chooses_the_rows_and_the_peers(client, atlas):
    assert show(client, "?place=DE").context["choices"].rows == "countries"
    assert show(client, "?place=CN-JJJ").context["choices"].rows == "groupings"
    choices = show(client, "?place=CN-HA").context["choices"]
    assert (choices.rows, choices.compare) == ("provinces", "peers")
    assert "No values of Henan are known from which its peers could be found" in text(show(client, "?place=CN-HA"))


def test_rows_are_sorted_by_place_total_or_a_column(client, atlas):
    def order(query):
        return show(client, query).context["matrix"].places_in_order

    assert order("") == list(NAMES)
    assert order("?sort=total")[:2] == ["CN-HA", "CN-GS"]
    assert order("?sort=advice&level=narrower")[0] == "CN-HA"
    assert order("?sort=loan&level=narrower")[0] == "CN-ZJ"
    assert 'aria-sort="descending"' in show(client, "?sort=advice").text


def test_columns_stand_as_listed_or_by_count_and_narrow_ones_under_their_broad_term(client, atlas):
    response = show(client, "?level=narrower")
    assert column_keys(response) == ["grant", "loan", "advice"]
    assert response.context["printed"].groups == [("Funding", 2), ("Advice", 1)]
    by_count = show(client, "?level=narrower&order=count")
    assert column_keys(by_count) == ["grant", "loan", "advice"]
    assert by_count.context["printed"].groups == []
    assert column_keys(show(client, "?columns=dimension&level=narrower")) == ["1.1"]


def test_rows_and_columns_without_a_case_are_folded_by_choice_and_named(client, atlas):
    make_concept("instrument", "prize", name={"zh": "奖", "en": "Prize"})
    response = show(client, "?empty=fold")
    assert response.context["matrix"].places_in_order == ["CN-HA", "CN-GS", "CN-ZJ"]
    assert column_keys(response) == ["funding", "advice"]
    assert "Rows folded away, without a case here: Anhui · Hong Kong Columns folded away: Prize" in text(response)
    assert show(client, "?empty=fold&place=CN-AH").context["matrix"].places_in_order[-1] == "CN-AH"
    nothing = text(show(client, "?empty=fold&q=nothing-is-called-so"))
    assert "Nothing is left to show" in nothing


@pytest.fixture
def lists(atlas):
    """An outside list: A is close to grants, B broader than grants and loans; advice is not mapped."""
    row = Vocabulary.objects.create(key="oecd-stip", name_zh="清单", name_en="OECD list (note)", issuer="OECD", edition="2025")
    for entry, kind, concept in (("A", "close", "grant"), ("B", "broad", "grant"), ("B", "broad", "loan")):
        concept = make_concept("instrument", concept)
        Mapping.objects.create(concept=concept, vocabulary=row, entry=entry, label=f"Entry {entry}", kind=kind)


def test_columns_can_be_the_entries_of_an_outside_list(client, lists):
    response = show(client, "?by=oecd-stip")
    assert column_keys(response) == ["oecd-stip:a", "oecd-stip:b"]
    assert [cells(response)[place]["oecd-stip:b"].count for place in NAMES] == [2, 1, 1, 0, 0]
    assert cells(response)["CN-AH"]["oecd-stip:b"].state == "none_found"
    for row in response.context["printed"].rows:
        for cell in row.cells:
            assert not cell.address or found_at(client, cell.address) == cell.cell.count
    words = text(response)
    assert "A Entry A close: Grant" in words
    assert "B Entry B broader than: Grant · Loan" in words
    assert "Not mapped to this list: Funding (only narrower terms are) · Advice" in words


def test_columns_can_be_the_sides_of_the_instruments_in_both_languages(client, atlas):
    Vocabulary.objects.create(key="rothwell-zegveld", name_zh="三分法", name_en="Sides", issuer="Rothwell and Zegveld")
    response = show(client, "?by=rothwell-zegveld")
    assert [column.name for column in response.context["matrix"].columns.values()] == ["supply side", "environment side"]
    lines = lines_of(client.get("/en/gaps/matrix.csv?by=rothwell-zegveld"))
    assert (lines[0]["term_en"], lines[0]["term_zh"], lines[0]["counts"]) == ("supply side", "供给侧", "funding")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?rows=cities", "“cities” is no value of “rows”, so “provinces of China” is shown; did you mean “countries”?"),
        ("?columns=colour", "is no value of “columns”"),
        ("?level=low", "is no value of “level”"),
        ("?place=CN-HX", "“CN-HX” is no place; did you mean"),
        ("?place=CN-HA&rows=countries", "Henan is no row here, where the rows are countries and blocs."),
        ("?place=CN-HA&place=CN-GS", "One place at a time can be looked at: this is Gansu."),
        ("?rows=countries&compare=peers", "Peers of similar structure are known for the provinces of China alone"),
        ("?rows=countries&compare=country", "Countries have no country above them"),
        ("?sort=best", "since “best” is nothing to sort by; there is: advice, funding, place, total"),
        ("?by=nothing", "“nothing” is no list to count by"),
        ("?by=oecd-stip&columns=stage", "The list “oecd-stip” has no entries for stages of the innovation chain"),
        ("?instrument=grant", "The choice in “Instrument” is left aside here"),
        ("?stage=validatoin", "did you mean “validation”?"),
        ("?colour=red", "Not understood and left out: colour."),
        ("?q=" + "open bidding " * 50, "Only the first"),
    ],
)
def test_what_cannot_be_taken_is_said_and_the_rest_is_kept(client, lists, query, words):
    response = show(client, f"{query}&status=in_force")
    assert words in text(response)
    assert "in force" in [chip.label for chip in response.context["chips"]]


ABSURD = ("?place=", "?sort=", "?rows=", "?by=", "?place=%FF", "?place=" + "x" * 900, "?order=LIST", "?level=%20top")


@pytest.mark.parametrize("query", ABSURD)
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_absurd_values_give_a_page(client, atlas, query, language):
    show(client, query, language)


def lines_of(response):
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_the_csv_has_a_line_for_each_cell_with_its_count_or_kind_of_empty(client, atlas):
    response = client.get("/en/gaps/matrix.csv")
    assert response["Content-Disposition"] == 'attachment; filename="gaps-provinces-instrument.csv"'
    lines = lines_of(response)
    assert len(lines) == 10
    by_cell = {(line["place"], line["term"]): line for line in lines}
    henan, anhui, unread = by_cell["CN-HA", "funding"], by_cell["CN-AH", "funding"], by_cell["CN-AH", "advice"]
    assert (henan["cases"], henan["state"], henan["place_en"], henan["term_zh"]) == ("2", "cases", "Henan", "资助")
    assert (anhui["cases"], anhui["state"], anhui["gap"], anhui["covered_by"]) == ("0", "none_found", "gap", "caict-2025: ch 2, s 1")
    assert (anhui["compared_places"], anhui["compared_places_with_a_case"]) == ("3", "3")
    assert (unread["cases"], unread["state"], unread["covered_by"]) == ("", "not_researched", "")


def test_the_csv_follows_the_address_and_the_page_leads_to_it(client, lists):
    response = show(client, "?by=oecd-stip&status=in_force&empty=fold&sort=total")
    assert response.context["csv"] == "/en/gaps/matrix.csv?by=oecd-stip&status=in_force&empty=fold&sort=total"
    lines = lines_of(client.get(response.context["csv"]))
    assert [(line["place"], line["term"], line["cases"]) for line in lines] == [
        ("CN-HA", "oecd-stip:a", "1"),
        ("CN-HA", "oecd-stip:b", "1"),
        ("CN-ZJ", "oecd-stip:a", "0"),
        ("CN-ZJ", "oecd-stip:b", "1"),
    ]
    assert lines[1]["mapping"] == "broader than: Grant · Loan"


def test_an_atlas_without_content_has_a_page_and_a_csv(client):
    assert "Nothing is left to show" in text(show(client))
    assert lines_of(client.get("/en/gaps/matrix.csv")) == []


@pytest.mark.parametrize(("query", "most"), [("", 11), ("?place=CN-GS&status=in_force", 22), ("?by=oecd-stip", 14)])
def test_the_page_takes_a_few_queries_however_many_places_and_terms(client, lists, django_assert_max_num_queries, query, most):
    for number in range(5):
        make_case(jurisdiction="CN-AH", concepts={"instrument": [f"term-{number}"]})
    rebuild()
    show(client, query)
    with django_assert_max_num_queries(most):
        show(client, query)


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("", "/en/gaps/"),
        ("?q=Henan&status=planned&place=CN-HA&sort=title&view=table&page=1", "/en/gaps/?q=Henan&status=planned"),
        ("?instrument=grant", "/en/gaps/?instrument=grant&columns=pathway"),
    ],
)
def test_the_explorer_leads_to_the_matrix_with_its_filters(client, atlas, query, address):
    response = client.get(f"/en/cases/{query}")
    assert response.context["matrix_address"] == address
    assert address.replace("&", "&amp;") in response.text
    assert show(client, address.removeprefix("/en/gaps/")).context["messages_to_reader"] == []


@pytest.mark.parametrize(
    ("path", "address"),
    [("places/", "/en/gaps/"), ("places/CN-GS/", "/en/gaps/?place=CN-GS"), ("instruments/", "/en/gaps/?columns=instrument")],
)
def test_places_and_terms_lead_to_the_matrix(client, atlas, path, address):
    make_jurisdiction("CN-HA", tile_row=1, tile_column=1)
    main = client.get(f"/en/{path}").text.partition("<main")[2]
    assert f'href="{address}"' in main


# On the real content


@pytest.mark.usefixtures("loaded_content")
@pytest.mark.parametrize(
    "query",
    [
        "?columns=pathway",
        "?level=narrower",
        "?rows=countries&columns=technology&by=us-cet-2024",
        "?by=oecd-stip&status=in_force",
        "?rows=groupings&columns=barrier&level=narrower",
        "?rows=states&columns=dimension&q=technology",
        "?columns=technology&by=cn-sei-2018",
    ],
)
def test_on_the_content_numbers_equal_lists(client, query):
    printed = show(client, query).context["printed"]
    addresses = [(cell.address, cell.cell.count) for row in printed.rows for cell in row.cells if cell.address]
    addresses += [(head.address, head.count) for head in printed.heads if head.count]
    for address, count in random.Random(5).sample(addresses, min(12, len(addresses))):
        assert found_at(client, address) == count


@pytest.mark.usefixtures("loaded_content")
def test_on_the_content_all_31_provinces_are_researched_along_the_pathways_and_none_by_technology(client):
    pathways, technologies = show(client, "?columns=pathway"), show(client, "?columns=technology")
    heads = pathways.context["printed"].heads
    assert {head.researched for head in heads} == {31}
    assert {cell.state for row in cells(technologies).values() for cell in row.values()} == {"cases", "not_researched"}
    assert {cell.state for cell in cells(pathways)["CN-HK"].values()} == {"not_researched"}


@pytest.mark.usefixtures("loaded_content")
def test_on_the_content_a_province_is_compared_with_six_peers(client):
    response = show(client, "?place=CN-GS")
    assert len(response.context["view"].peers) == 6
    assert "Gansu: no case of Business support , which 2 of 6 peers have:" in text(response)
    peers = response.context["matrix"].peers["CN-GS"]
    compared = cells(response)["CN-GS"]["business-support"].compared
    assert set(compared.having) == {peer for peer in peers if cells(response)[peer]["business-support"].count}


@pytest.mark.parametrize(
    ("query", "words"),
    [("?place=QQ", "“QQ” is no place"), ("?sort=zz", "nothing to sort by; there is: "), ("?sort=term-13x", "did you mean “term-13”?")],
)
def test_a_reader_is_never_told_to_add_what_is_missing(client, atlas, query, words):
    for number in range(14):
        make_jurisdiction(f"C{number}")
        make_concept("instrument", f"term-{number}")
    said = text(show(client, query))
    assert words in said
    assert "add it first" not in said


def test_brackets_are_those_of_the_language(client, atlas):
    assert " (not researched here)" in text(show(client, "?place=CN-GS&compare=country"))
    assert "（这里未作调研）" in text(show(client, "?place=CN-GS&compare=country", "zh-hans"))
