"""Printed scores beside ours, on small trees and on the real one."""

import pytest

from indicators.nodes.node import whole_tree
from indicators.replication.basis import BASES
from indicators.replication.behind import behind_of, below
from indicators.replication.rows import replication_of, years_in_words
from tests.factories import make_indicator
from tests.indicators.making import make_observation, make_score, make_series

pytestmark = pytest.mark.django_db


def replicated(basis="interpolation", base_year=2019):
    return replication_of(whole_tree(), base_year, BASES[basis])


def row_of(found, code="1.1", year=2022):
    (row,) = [row for row in found.rows if (row.indicator.code, row.score.year) == (code, year)]
    return row


def observe(code, values):
    series = make_series(code)
    for year, value in values.items():
        make_observation(series, year, value)


def solve(code, values):
    series = make_series(code, "back-solved", "back_solved")
    for year, value in values.items():
        make_observation(series, year, value, "computed", status="back_solved")


@pytest.mark.parametrize(
    ("printed", "agreement"),
    [("121", "same"), ("121.0", "same"), ("121.04", "same"), ("121.5", "close"), ("120.6", "close"), ("122", "far")],
)
def test_a_score_agrees_as_far_as_its_printed_digits_go(printed, agreement):
    observe("1.1.1", {2019: 100, 2020: 105, 2021: 110, 2022: "121.04"})
    make_score("1.1", 2022, printed)
    row = row_of(replicated("observations"))
    assert row.agreement == agreement
    assert row.residual == pytest.approx(121.04 - float(printed))
    assert row.percent == pytest.approx(100 * (121.04 / float(printed) - 1))


def test_a_whole_number_is_compared_without_a_decimal_and_an_implied_one_with():
    observe("1.1.1", {2019: 100, 2020: 110, 2021: 110, 2022: "121.4"})
    make_score("1.1", 2022, 121)
    make_score("1", 2022, 121, "implied")
    found = replicated()
    assert [(row.published_figure, row.agreement) for row in found.rows] == [("121.0", "close"), ("121", "same")]


def test_the_base_year_is_not_compared():
    observe("1.1.1", {2019: 100, 2020: 110})
    make_score("1.1", 2019, 100, "base")
    assert replicated().rows == []


def test_observations_alone_leave_gaps_out():
    observe("1.1.1", {2019: 100, 2022: 120})
    make_score("1.1", 2022, 120)
    row = row_of(replicated("observations"))
    assert (row.ours, row.residual, row.percent, row.agreement, row.range) == (None, None, None, "none", None)
    assert [leaf.code for leaf in row.missing] == ["1.1.1"]
    row = row_of(replicated("interpolation"))
    assert (row.agreement, row.how, row.missing) == ("same", "interpolated", ())


def test_what_is_made_from_part_of_its_indicators_is_not_said_to_agree():
    observe("1.1.1", {2019: 100, 2020: 110, 2021: 115, 2022: 120})
    make_indicator("1.1.2", weight="0.75")
    make_score("1.1", 2022, 120)
    row = row_of(replicated())
    assert row.ours == pytest.approx(120)
    assert (row.agreement, [leaf.code for leaf in row.missing]) == ("part", ["1.1.2"])
    assert {share.ground: share.share for share in row.shares} == pytest.approx({"observed": 0.25, "left out": 0.75})


def test_solved_values_count_only_where_they_are_asked_for_and_are_told():
    observe("1.1.1", {2022: 120})
    solve("1.1.1", {2019: 100})
    make_score("1.1", 2022, 120)
    assert row_of(replicated()).agreement == "none"
    found = replicated("solved")
    row = row_of(found)
    assert (row.agreement, row.rests_on_solved, found.solved) == ("same", True, 1)
    assert row.observed == 1
    assert not row_of(replicated()).rests_on_solved


def test_the_range_over_unknown_paths_is_the_same_every_time_and_only_where_gaps_matter():
    observe("1.1.1", {2019: 100, 2022: 200})
    observe("1.1.2", {2019: 100, 2020: 150, 2021: 100, 2022: 100})
    for code in ("1.1", "1.1.1", "1.1.2"):
        make_score(code, 2022, 140)
    found = replicated()
    spans = {row.indicator.code: row.range for row in found.rows}
    assert spans["1.1.1"] is spans["1.1.2"] is None
    assert spans["1.1"].low < spans["1.1"].high
    assert spans["1.1"] == row_of(replicated()).range
    assert row_of(found).is_in_range == (spans["1.1"].low <= 140 <= spans["1.1"].high)
    assert row_of(replicated("observations")).range is None


def test_a_refusal_leaves_every_score_without_ours():
    observe("1.1.1", {2019: 0, 2020: 5})
    make_score("1.1", 2020, 120)
    found = replicated()
    assert found.refusal.reason == "growth_from_zero"
    assert [row.agreement for row in found.rows] == ["none"]
    assert (found.missing, behind_of(found), below(found.rows[0], found, {})) == ([], {}, [])


def test_a_score_of_a_year_without_values_cannot_be_calculated():
    observe("1.1.1", {2019: 100, 2020: 105})
    make_score("1.1", 2031, 120)
    assert row_of(replicated("observations"), year=2031).agreement == "none"


def test_years_are_told_in_runs():
    assert years_in_words([2019]) == "2019"
    assert years_in_words([2019, 2021, 2022, 2023]) == "2019, 2021–2023"


def test_behind_a_score_stands_what_was_observed_and_what_stood_in():
    observe("1.1.1", {2019: "22.3", 2021: 24})
    solve("1.1.2", {2019: 1, 2023: 2})
    make_score("1.1", 2022, 120)
    make_score("1.1.1", 2022, 120)
    found = replicated("solved")
    behind = behind_of(found)
    words = {code: [str(cell.words) for cell in leaf.cells] for code, leaf in behind.items()}
    assert words["1.1.1"] == ["observed", "interpolated", "observed", "carried forward", "carried forward"]
    assert words["1.1.2"] == ["solved", "filled from a solved value", "filled from a solved value", "filled from a solved value", "solved"]
    assert (behind["1.1.1"].known, behind["1.1.2"].known) == (2, 0)
    runs = {leaf.indicator.code: [(run.years, str(run.words)) for run in runs] for leaf, runs in below(row_of(found), found, behind)}
    assert runs["1.1.1"] == [("2019", "observed"), ("2020", "interpolated"), ("2021", "observed"), ("2022", "carried forward")]
    assert runs["1.1.2"] == [("2019", "solved"), ("2020–2022", "filled from a solved value")]
    (alone,) = below(row_of(found, "1.1.1"), found, behind)
    assert [run.years for run in alone[1]] == ["2019", "2022"]


def test_the_real_content_gives_these_agreements(loaded_content):
    tallies = {key: list(replicated(key).tally.values()) for key in BASES}
    assert tallies == {
        "observations": [3, 2, 1, 11, 8],
        "interpolation": [8, 4, 4, 6, 3],
        "solved": [10, 12, 3, 0, 0],
    }
    assert {sum(tally) for tally in tallies.values()} == {25}


def test_the_real_content_lacks_what_nobody_published(loaded_content):
    missing = {leaf.code: years for leaf, years in replicated().missing}
    assert missing == {"1.1.1": "2019–2024", "1.1.2": "2019–2023", "3.1.1": "2019–2023", "3.1.2": "2019", "3.2.1": "2019–2024"}
    assert replicated("solved").missing == []


def test_the_known_truths_stand_in_the_rows(loaded_content):
    rows = {(row.indicator.code, row.score.year): row for row in replicated("solved").rows}
    assert round(rows["0", 2024].ours, 1) == 146.4
    assert rows["0", 2020].range.low < 111.0 < rows["0", 2020].range.high
    assert [rows[code, 2023].how for code in ("0", "1.2", "4.2")] == ["back-solved", "observed", "interpolated"]
    far = {place for place, row in rows.items() if row.agreement == "far"}
    assert far == {("0", 2020), ("2.3", 2024), ("3.3", 2023)}
