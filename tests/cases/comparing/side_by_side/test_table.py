"""The rows of a comparison."""

import pytest
from django.utils import translation

from cases.comparing.money import moneys_of
from cases.comparing.side_by_side.table import SideBySide
from cases.models import Case, Fact
from tests.cases.comparing.side_by_side.making import make_pair
from tests.factories import make_case

pytestmark = pytest.mark.django_db


def table_of(*slugs):
    cases = Case.objects.for_comparison().in_bulk(slugs, field_name="slug")
    cases = [cases[slug] for slug in slugs]
    return SideBySide(cases, moneys_of(fact for case in cases for fact in case.facts.all()))


@pytest.fixture
def table():
    make_pair()
    return table_of("henan", "colorado")


def row(table, key):
    return next(row for row in table.rows if row.key == key)


def texts(row):
    return [[entry.text for entry in cell] for cell in row.cells]


def test_terms_stand_with_the_shared_ones_first(table):
    instruments = row(table, "instrument")
    assert texts(instruments) == [["Open bidding", "Concept grant"], ["Open bidding"]]
    assert [entry.by for entry in instruments.cells[0]] == [2, 1]
    assert instruments.mark == ("partly", "≈", "1 shared")
    assert table.shared == [("Instrument", ["Open bidding"])]


def test_what_only_one_says_is_open_not_different(table):
    assert row(table, "technology").mark == ("open", "–", "said of 1 of 2")
    assert row(table, "lead").mark.kind == "open"


def test_equal_fields_are_folded_and_empty_ones_named(table):
    assert [row.label for row in table.same] == ["Level of government", "Status", "Record"]
    assert "Trend" in table.silent
    shown = {row.key for group in table.groups for row in group.rows}
    assert not shown & {"status", "level", "trend"}
    assert {"summary", "place", "period", "money", "dimension-1", "sources"} <= shown


def test_every_row_is_shown_folded_or_named_as_empty(table):
    shown = [row for group in table.groups for row in group.rows]
    assert len(shown) + len(table.same) + len(table.silent) == len(table.rows)


def test_period_and_duration_are_no_more_than_is_known(table):
    assert texts(row(table, "period")) == [["2021–2024"], ["from 2022"]]
    assert texts(row(table, "duration")) == [["4 calendar years"], []]


def test_links_stand_by_dimension_and_are_never_folded(table):
    foundation = row(table, "dimension-1")
    assert texts(foundation) == [["1.1 Indicator 1.1"], ["1.1 Indicator 1.1"]]
    assert foundation.mark == ("shared", "=", "the same indicators")
    assert foundation.cells[1][0].detail == "contributory · judged by a curator"
    assert row(table, "dimension-3").mark == ("open", "–", "1 of 2 linked")


def test_other_indicators_of_one_dimension_are_near_not_different():
    make_case(slug="one", links=[{"indicator": "2.1"}])
    make_case(slug="two", links=[{"indicator": "2.2"}])
    assert row(table_of("one", "two"), "dimension-2").mark == ("partly", "≈", "other indicators of one dimension")


def test_money_stands_apart_from_results_with_what_it_is_in_the_common_money(table):
    (support,), (award, most) = row(table, "money").cells
    assert support.money_lines == ["at least CNY 10 million at the prices of 2024", "already CNY at the prices of 2024"]
    assert award.money_lines[:2] == ["≈ CNY 108 million at the prices of 2024", "≈ CNY 54 million a year"]
    assert most.money_lines == ["not converted: the source gives no year"]
    assert texts(row(table, "largest")) == [["at least CNY 10 million"], ["≈ CNY 108 million"]]
    assert row(table, "largest").cells[1][0].note == "Award in the first two years"
    assert [figure.fact.value for figure in row(table, "figures").cells[0]] == [100]


def test_the_strongest_evidence_says_of_how_many_figures(table):
    evidence = row(table, "evidence")
    assert [(cell[0].text, cell[0].note) for cell in evidence.cells] == [("evaluated", "1 of 2 figures"), ("announced", "2 of 2 figures")]
    assert evidence.mark.kind == "differs"


def test_sources_are_numbered_over_all_cases(table):
    assert [(entry.number, entry.source.key) for entry in table.sources] == [(1, "caict-2025"), (2, "other")]
    assert texts(row(table, "sources")) == [["[1] Report caict-2025"], ["[1] Report caict-2025", "[2] =Other report"]]
    assert row(table, "money").cells[1][1].number == 2


def test_how_the_cases_stand_to_each_other_is_said(table):
    ((relation, case, other),) = table.between
    assert (case.slug, relation.kind, other.slug) == ("colorado", "adapts", "henan")


def test_rates_that_were_used_are_named_once(table):
    assert [words for words, _row in table.rates] == ["7.2 CNY per USD (average of 2024)"]


def test_the_tally_counts_the_rows_of_each_mark(table):
    marks = [row.mark.kind for row in table.rows]
    assert table.tally == {kind: marks.count(kind) for kind in ("same", "partly", "differs", "open")}


def test_labels_and_words_follow_the_reader():
    make_pair()
    with translation.override("zh-hans"):
        table = table_of("henan", "colorado")
        assert table.shared[0][1] == ["揭榜挂帅"]
        assert row(table, "money").cells[0][0].value == "不低于1000万元" or "CNY" in Fact.objects.first().unit.label_zh


def test_cases_that_say_nothing_are_compared_all_the_same():
    empty = {"concepts": {}, "facts": [], "links": [], "citations": []}
    make_case(slug="one", **empty)
    make_case(slug="two", jurisdiction="DE", **empty)
    table = table_of("one", "two")
    assert table.tally == {"same": 4, "partly": 0, "differs": 1, "open": 0}
    assert table.sources == []
    assert row(table, "evidence").is_silent


def test_a_case_beside_itself_differs_in_nothing():
    make_pair()
    table = table_of("henan", "henan")
    assert table.tally["differs"] == table.tally["open"] == table.tally["partly"] == 0


def test_four_cases_keep_their_order():
    make_pair()
    make_case(slug="three", jurisdiction="DE")
    make_case(slug="four", jurisdiction="FR")
    assert texts(row(table_of("four", "henan", "three", "colorado"), "place")) == [
        ["Place FR"],
        ["Place CN-HA"],
        ["Place DE"],
        ["Place US-CO"],
    ]
