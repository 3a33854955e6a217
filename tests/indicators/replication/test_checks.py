"""Every calculated figure in the list of checks is calculated again here, from the printed values and from the fixtures."""

import csv
import re
import string

import numpy as np
import pytest
import yaml
from django.utils import translation

from indicators.engine import Uncertain, compute, decompose, one_at_a_time, sample
from indicators.engine.aggregation import shares_of
from indicators.models import Indicator, PublishedScore
from indicators.replication.basis import BASES
from indicators.replication.checks import HEADS, TEXTS, all_checks, other_numbers, sections
from indicators.replication.rows import SEED, replication_of
from reference.locators import parse_locator
from tests.indicators.engine.making import FIXTURES, YEARS, flat_tree, observations, report_tree
from tests.indicators.engine.test_known_truths import DIMENSIONS, UNROUNDED_FIRST, dimensions_of_2023, replicated

UNICORNS = {"with_343": (343, 1523), "with_340": (340, 1453)}


def scores(**wanted):
    rows = yaml.safe_load((FIXTURES / "scores.yaml").read_text(encoding="utf-8"))
    return [row for row in rows if all(row[key] in values for key, values in wanted.items())]


def between(ends, years):
    """The composite, with equal weights, of indices that grow at constant rates from 100 to *ends* in so many *years*."""
    values = np.full((len(ends), years + 1), np.nan)
    values[:, 0], values[:, -1] = 100, ends
    return compute(flat_tree([1] * len(ends)), values, range(2019, 2020 + years), 2019, rule="interpolate").series("all")[-1]


def solved_for(wanted, composite, low=10, high=1000):
    """The number at which the rising function *composite* gives *wanted*."""
    for _step in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if composite(middle) < wanted else (low, middle)
    return low


def services():
    rounded, unrounded = replicated().series("3.3")[4], replicated(UNROUNDED_FIRST).series("3.3")[4]
    return {"rounded": rounded, "unrounded": unrounded, "gap_rounded": rounded - 156.1, "gap_unrounded": unrounded - 156.1}


def growing_firms():
    tree = report_tree()
    found = {}
    for name, (own, world) in UNICORNS.items():
        values = observations(tree).copy()
        share = found[name.replace("with", "share")] = round(100 * own / world, 2)
        values[tree.leaf_codes.index("2.3.2"), YEARS.index(2024)] = share
        found[name] = compute(tree, values, YEARS, 2019, rule="interpolate_and_carry").series("2.3")[-1]
    return {**found, "gap": 115.9 - found["with_343"]}


def unicorns():
    share = solved_for(115.9, lambda end: between([100 * 28.5 / 23.71, end, 100 * 50.4 / 21.9], 5))
    return {"count_growth": 100 * (343 / 206 - 1), "implied_share": share}


def pct_share():
    printed = 100 * 25.5 / 22.3
    with (FIXTURES / "observations.csv").open(encoding="utf-8") as file:
        counts = {
            row["series"]: float(row["value"]) for row in csv.DictReader(file) if row["indicator"] == "1.2.2" and row["year"] == "2019"
        }
    share = 100 * counts["china"] / counts["world"]
    return {"printed": printed, "unrounded": 100 * 25.5 / share, "share": share, "needed": 100 * 25.5 / 114.8, "gap": 114.8 - printed}


def services_of_2024():
    found = between([100 * 5 / 2.2, 100 * 5.51 / 5.27], 5)
    return {"index_2024": found, "fall": 156.1 - found}


def weights():
    result = replicated()
    found = {}
    for year in (2023, 2024):
        place = result.position(year)
        found[f"one_{year}"] = one_at_a_time(result, 0.2).largest(0, place)
        drawn = sample(result, Uncertain(spread=0.2), seed=SEED, codes=["0"])[:, 0, place]
        found[f"random_{year}"] = np.quantile(100 * np.abs(drawn / result.series("0")[place] - 1), 0.95)
    return found


def platforms():
    incubators = 100 * 1606 / 1177
    until_2023 = solved_for(198.9, lambda end: between([end, incubators], 4))
    after = solved_for(100 * 213.2 / 198.9, lambda end: between([end, 100], 1))
    implied = until_2023 * after / 100**2
    total = 11 + 25 + 33
    return {"sum": total, "third": total / 3, "implied": implied, "start": total / implied, "gap": 100 * (implied / 3 - 1)}


def patents_of_2024():
    found = {"rounded": replicated().series("1.2")[-1], "unrounded": replicated(UNROUNDED_FIRST).series("1.2")[-1]}
    return {**found, "gap": 168.3 - found["rounded"]}


def levels():
    codes = report_tree().codes
    return {
        name: sum(code != "0" and code.count(".") == depth for code in codes)
        for depth, name in enumerate(("dimensions", "second", "third"))
    }


def totals_from_dimensions():
    chained = compute(flat_tree([1] * 4), dimensions_of_2023(), range(2019, 2024), 2019, rule="interpolate").series("all")[-1]
    return {"chained": chained, "single": between(DIMENSIONS, 1), "mean": DIMENSIONS.mean()}


def contributions():
    result = compute(flat_tree([1] * 4), dimensions_of_2023(), range(2019, 2024), 2019, rule="interpolate")
    found = decompose(result, "all", 2019, 2023)
    return {**dict(zip(("foundation", "key_actors", "pathways", "effects"), found.points, strict=True)), "change": found.change}


def dimensions_from_below():
    found = {"pathways": between([198.9, 135.5, 156.1, 177], 4), "effects": between([111.1, 105.5, 137.6], 4)}
    return {**found, "gap": max(found["pathways"] - 165.1, abs(found["effects"] - 117.3))}


def growth_in_the_text():
    ends = {
        "spending": (1.69, 2.59),
        "personnel": (518, 756),
        "firms": (25.1, 37.9),
        "money": (12.1, 16.2),
        "largest": (23.71, 28.5),
        "production": (32.9, 39.6),
        "control": (49.2, 66.2),
    }
    return {**{name: 100 * (last / first - 1) for name, (first, last) in ends.items()}, "control_points": 66.2 - 49.2}


def values_in_figures():
    """Figure 1: total and dimensions, five years beside the base; figures 2 to 5: twelve scores in two."""
    drawn = 5 * 5 + 12 * 2
    written = len([row for row in scores(status=("published", "estimated")) if row["indicator"].count(".") < 2])
    return {"drawn": drawn, "written": written, "missing": drawn - written}


def carried_forward():
    nodes = yaml.safe_load((FIXTURES / "tree.yaml").read_text(encoding="utf-8"))
    latest = {node["code"]: node.get("latest_year") for node in nodes if "code" in node}
    tree = report_tree()
    stands_still = np.array([[latest[code] != 2024] for code in tree.leaf_codes])
    return {
        "carried": stands_still.sum(),
        "weight": 100 * shares_of(tree, stands_still)[0, 0],
        "growth_2024": 100 * (146.4 / 138.2 - 1),
        "growth_before": 100 * ((138.2 / 100) ** 0.25 - 1),
    }


def growing_firms_of_2023():
    tree = report_tree()
    ours = compute(tree, observations(tree), YEARS, 2019, rule="interpolate_and_carry")
    needed = solved_for(122.2, lambda end: between([133.6, 121.7, end], 4))
    return {"needed": needed, "ours": ours.series("2.3")[4], "dimension": ours.series("2")[4]}


CALCULATED = {
    "services-2019": services,
    "growing-firms-2024": growing_firms,
    "unicorns-count-and-share": unicorns,
    "pct-share": pct_share,
    "services-2024": services_of_2024,
    "weights": weights,
    "zero-in-the-base-year": lambda: {"rate": 200 * (5 - 0) / (5 + 0)},
    "platforms": platforms,
    "patents-2024": patents_of_2024,
    "table-row": levels,
    "chained-total": totals_from_dimensions,
    "contributions": contributions,
    "dimensions-from-level-2": dimensions_from_below,
    "patents-in-force": lambda: {"ratio": 100 * 475.6 / 192.6},
    "growth-in-the-text": growth_in_the_text,
    "only-in-figures": values_in_figures,
    "carried-forward": carried_forward,
    "growing-firms-2023": growing_firms_of_2023,
}


def printed_like(number, figure):
    return f"{number:.{len(figure.partition('.')[2])}f}"


@pytest.mark.parametrize("check", [check for check in all_checks() if check.key in CALCULATED], ids=lambda check: check.key)
def test_the_figures_of_a_check_are_what_the_values_give(check):
    found = CALCULATED[check.key]()
    assert {name: printed_like(found[name], figure) for name, figure in check.figures.items()} == check.figures


def test_no_figure_goes_without_its_calculation():
    assert {check.key for check in all_checks() if check.figures} == {*CALCULATED, "growth-of-the-total"}


def test_the_range_of_2020_is_that_of_the_page(loaded_content, db):
    (check,) = [check for check in all_checks() if check.key == "growth-of-the-total"]
    found = replication_of(list(Indicator.objects.of(Indicator.MAIN_FRAMEWORK).with_values()), 2019, BASES["solved"])
    (row,) = [row for row in found.rows if row.score.status == PublishedScore.Status.IMPLIED]
    figures = {"total_2020": 146.4 / 1.319, "low": row.range.low, "high": row.range.high}
    assert {name: printed_like(figures[name], figure) for name, figure in check.figures.items()} == check.figures


def test_a_page_of_two_languages_has_every_text_with_its_figures():
    for check in all_checks():
        for name in TEXTS:
            texts = getattr(check, name)
            assert texts.keys() == {"zh", "en"}
            assert bool(texts["zh"]) == bool(texts["en"]), f"{check.key} has {name} in one language only"
            named = [{field for _text, field, _form, _turn in string.Formatter().parse(text) if field} for text in texts.values()]
            assert named[0] == named[1] <= check.figures.keys(), f"{check.key} names other figures in {name}"
    with translation.override("zh-hans"):
        assert "138.24" in next(check for check in all_checks() if check.key == "chained-total").words["follows"]


def test_checks_stand_in_a_known_place_under_one_of_three_heads():
    codes = set(report_tree().codes)
    for check in all_checks():
        assert parse_locator(check.place)
        assert check.outcome in HEADS
        assert check.node in {"", *codes}
    assert sum(len(section.checks) for section in sections()) == len(all_checks()) == len({check.key for check in all_checks()})


def test_what_differs_has_a_size():
    assert all(check.size["en"] for check in all_checks() if check.outcome == "differs")


def test_the_text_prints_24_scores():
    """22 that the figures draw too, and two of single indicators."""
    assert len(scores(status=("published", "estimated"))) == 24


def test_other_numbers_stand_in_a_known_place_with_a_known_node_in_both_languages():
    codes = set(report_tree().codes)
    for number in other_numbers():
        assert parse_locator(number.place)
        assert number.node in codes
        found = [set(re.findall(r"[0-9]+(?:\.[0-9]+)?%", words)) for words in (number.zh, number.en)]
        assert found[0] <= found[1], f"{number.en} has other percentages than the Chinese"
    assert len({number.en for number in other_numbers()}) == len(other_numbers())
