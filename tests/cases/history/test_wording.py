"""Differences in a reader's words: what changed, row by row, in both languages, with names instead of keys."""

import json
from itertools import pairwise

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils import translation

from cases.history import Names, in_words, readable
from cases.records import read
from tests.factories import make_case, make_concept, make_organisation, make_source, make_unit

pytestmark = pytest.mark.django_db

FACT = {"value": 100, "year": 2025}


@pytest.fixture
def record():
    return read(make_case(slug="henan", facts=[FACT], organisations=[{}]))


def fact(record, **changes):
    """The record with its first fact changed."""
    first, *rest = record["facts"]
    return {**record, "facts": [{**first, **changes}, *rest]}


def only(rows):
    (row,) = rows
    return row


def kept_as_json(record):
    return json.loads(json.dumps(record, cls=DjangoJSONEncoder))


def test_equal_records_have_no_difference_also_when_one_was_kept_as_json():
    record = read(make_case(facts=[{"value": "2.5", "year": 2025}]))
    assert readable(record, kept_as_json(record)) == []


def test_words_that_changed_are_marked_in_each_language(record):
    title = {"zh": "河南省重大产业关键技术张榜", "en": "Henan open bidding for core industrial technologies"}
    chinese, english = readable(record, {**record, "title": title})
    assert (chinese.label, english.label) == ("Title (Chinese)", "Title (English)")
    assert english.changes[0].before == "Henan open bidding for <del>key</del> industrial technologies"
    assert english.changes[0].after == "Henan open bidding for <ins>core</ins> industrial technologies"
    assert chinese.changes[0].before == "河南省重大产业关键技术<del>揭榜挂帅</del>"
    assert (chinese.changes[0].after, chinese.changes[0].lang) == ("河南省重大产业关键技术<ins>张榜</ins>", "zh-Hans")


def test_both_languages_appear_for_a_reader_of_either(record):
    changed = {**record, "summary": {"zh": "新的概要。", "en": "A new summary."}}
    with translation.override("zh-hans"):
        assert [row.changes[0].lang for row in readable(record, changed)] == ["zh-Hans", "en"]


def test_what_a_curator_typed_is_escaped(record):
    changed = {**record, "title": {**record["title"], "en": "Henan open bidding for <script>alert(1)</script> industrial technologies"}}
    page = render_to_string("cases/history/_changes.html", {"rows": readable(record, changed)})
    assert "<script>" not in page
    assert "&lt;" in page


def test_a_changed_figure_is_one_row_with_its_source(record):
    changed = fact(record, value=120, qualifier="at_least")
    row = only(readable(record, changed))
    assert (row.label, row.kind) == ("Fact “Projects listed each year”, 2025", "changed")
    assert [(change.label, change.before, change.after) for change in row.changes] == [
        ("Value", "<del>100</del> projects", "<ins>at least 120</ins> projects")
    ]
    assert row.source == "Report caict-2025, ch. 2, sec. 1, para. 2"
    assert row.facts == {"Projects listed each year"}


def test_figures_stand_with_units_and_currencies_in_words(record):
    make_unit("CNY", label_zh="元")
    changed = fact(record, value=10_000_000, unit="CNY")
    assert "CNY 10 million" in only(readable(record, changed)).changes[0].after.replace("<ins>", "").replace("</ins>", "")
    with translation.override("zh-hans"):
        assert "1000万元" in [change.after for row in in_words(changed) for change in row.changes]


def test_a_fact_of_another_year_with_another_value_is_another_fact(record):
    rows = readable(record, fact(record, value=120, year=2026))
    assert [(row.kind, row.label) for row in rows] == [
        ("removed", "Fact “Projects listed each year”, 2025"),
        ("added", "Fact “Projects listed each year”, 2026"),
    ]


def test_a_corrected_year_or_label_stays_the_same_fact(record):
    row = only(readable(record, fact(record, year=2024)))
    assert [(change.label, change.before, change.after) for change in row.changes] == [("Year", "<del>2025</del>", "<ins>2024</ins>")]
    row = only(readable(record, fact(record, label={"zh": "每年张榜项目", "en": "Tasks listed each year"})))
    assert (row.kind, row.facts) == ("changed", {"Projects listed each year", "Tasks listed each year"})


def test_one_new_fact_is_one_row_wherever_it_stands(record):
    new = {**record["facts"][0], "label": {"zh": "获奖企业", "en": "Firms that won"}, "value": 7}
    row = only(readable(record, {**record, "facts": [new, *record["facts"]]}))
    assert (row.kind, row.label) == ("added", "Fact “Firms that won”, 2025")
    assert ("Label (Chinese)", "获奖企业") in [(change.label, change.after) for change in row.changes]


def test_links_are_rows_with_names_instead_of_keys(record):
    make_source("caict-2021")
    make_organisation("cn-most", name_en="Ministry of Science", acronym="MOST")
    make_concept("instrument", "grants", name_en="Grants")
    changed = {
        **record,
        "concepts": {"instrument": ["grants"]},
        "citations": [{"source": "caict-2021", "place": "ch 3"}],
        "organisations": [*record["organisations"], {"organisation": "cn-most", "role": "partner"}],
        "indicator_links": [{**record["indicator_links"][0], "directness": "contextual"}],
        "level": "national",
    }
    rows = {(row.label, row.kind): row for row in readable(record, changed)}
    assert list(rows) == [
        ("Level of government", "changed"),
        ("Organisation: Ministry of Science (MOST)", "added"),
        ("Concepts: Scheme instrument", "changed"),
        ("Link to the index: 1.1 Indicator 1.1", "changed"),
        ("Citation: Report caict-2025, ch. 2, sec. 1, para. 2", "removed"),
        ("Citation: Report caict-2021, ch. 3", "added"),
    ]
    assert rows["Concepts: Scheme instrument", "changed"].changes[0].names == (("removed", "Concept open-bidding"), ("added", "Grants"))
    link = rows["Link to the index: 1.1 Indicator 1.1", "changed"].changes
    assert [(change.label, change.after) for change in link] == [("Directness", "<ins>contextual</ins>")]
    assert rows["Level of government", "changed"].changes[0].after == "<ins>national</ins>"


def test_a_citation_of_another_place_in_the_same_source_is_changed(record):
    row = only(readable(record, {**record, "citations": [{"source": "caict-2025", "place": "ch 3"}]}))
    assert (row.kind, [change.label for change in row.changes]) == ("changed", ["Place in the source"])


def test_names_that_are_the_same_show_the_keys_behind_them(record):
    make_source("copy", title_en="Report caict-2025")
    row = only(readable(record, fact(record, source="copy")))
    assert row.changes[0].after == "Report caict-2025 (<ins>copy</ins>)"


def test_an_unfinished_record_is_read_as_far_as_it_goes(record):
    broken = {"title": "only one", "facts": "none", "concepts": ["x"], "citations": [{"source": "nowhere"}, 5], "start": "soon"}
    assert {row.part for row in readable(record, broken)} >= {"title", "facts", "concepts", "start"}
    half = {"title": {"en": "Half"}, "facts": [{"label": "no pair", "value": "about 5", "unit": "nuts"}], "status": "odd", "start": "soon"}
    labels = {row.label: row for row in in_words(half)}
    assert labels["Fact “no pair”"].changes[-1].after == "about 5 nuts"
    assert labels["Start"].changes[0].after == "soon"


def test_all_that_a_record_says_stands_in_its_words(record):
    rows = in_words(record)
    assert {row.kind for row in rows} == {""}
    page = render_to_string("cases/history/_changes.html", {"rows": rows})
    for words in ("Henan open bidding", "河南省按产业需求张榜", "Place CN-HA", "in force", "Concept open-bidding", "100 projects"):
        assert words in page
    assert "<ins>" not in page


def test_names_take_one_query_a_table_whatever_the_number_of_records(record, django_assert_max_num_queries):
    records = [fact(record, value=number) for number in range(30)]
    with django_assert_max_num_queries(8):
        names = Names(*records)
        for before, after in pairwise(records):
            assert readable(before, after, names)
        assert in_words(record, names)
