"""The content of the index in ``fixtures/indicators``: the whole tree, and every value of the report's text."""

import csv
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from django.conf import settings

from indicators.models import Indicator, Observation, PublishedScore, Series

FOLDER = settings.FIXTURES_DIR / "indicators"
LATEST_2023 = {"1.1.1", "2.1.2", "2.1.3", "2.2.1", "2.2.2", "3.2.1", "3.4.2", "4.1.1", "4.1.2"}
# The report's text, chapter 1: value for 2023, value for 2024.
SCORES = {
    "0": (138.2, 146.4),
    "1": (154.4, None),
    "2": (122.2, None),
    "3": (165.1, None),
    "4": (117.3, None),
    "1.1": (153.8, None),
    "1.2": (155.8, 168.3),
    "2.1": (133.6, None),
    "2.2": (121.7, None),
    "2.3": (None, 115.9),
    "3.1": (198.9, 213.2),
    "3.2": (135.5, None),
    "3.3": (156.1, None),
    "3.4": (177, None),
    "4.1": (111.1, None),
    "4.2": (105.5, 108.8),
    "4.3": (137.6, 157.1),
    "1.2.1": (None, 246.9),
    "1.2.2": (None, 114.8),
}


def records(name):
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


def rows(name="observations.csv"):
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def nodes():
    return [record for record in records("tree.yaml") if "code" in record]


def test_the_tree_has_1_4_12_and_27_nodes():
    levels = Counter(0 if node["code"] == "0" else node["code"].count(".") + 1 for node in nodes())
    assert levels == {0: 1, 1: 4, 2: 12, 3: 27}


def test_the_dimensions_have_4_8_8_and_7_measured_indicators():
    measured = Counter(node["code"][0] for node in nodes() if node["code"].count(".") == 2)
    assert measured == {"1": 4, "2": 8, "3": 8, "4": 7}


def test_weights_are_equal_among_siblings():
    for parent, number in Counter(node.get("parent") for node in nodes()).items():
        weights = {Fraction(str(node["weight"])) for node in nodes() if node.get("parent") == parent}
        assert weights == {Fraction(1, number)}


def test_the_clusters_stand_where_they_belong():
    (clusters,) = [node for node in nodes() if node["name"]["zh"] == "国家级产业集群数量"]
    assert (clusters["code"], clusters["parent"]) == ("4.3.2", "4.3")


def test_the_report_has_2024_data_for_all_but_nine():
    assert {node["code"] for node in nodes() if node.get("latest_year") == 2023} == LATEST_2023
    assert sum(node.get("latest_year") == 2024 for node in nodes()) == 18


def test_scores_are_the_values_of_the_report_and_no_others():
    found = {
        (record["indicator"], record["year"]): record["value"]
        for record in records("scores.yaml")
        if record["status"] in ("published", "estimated")
    }
    told = {(code, year): value for code, pair in SCORES.items() for year, value in zip((2023, 2024), pair, strict=True) if value}
    assert found == told


def test_only_what_the_issuer_expects_is_an_estimate_and_2020_is_implied():
    statuses = {(record["indicator"], record["year"]): record["status"] for record in records("scores.yaml")}
    assert {key for key, status in statuses.items() if status == "estimated"} == {("0", 2024), ("1.2", 2024)}
    assert [key for key, status in statuses.items() if status == "implied"] == [("0", 2020)]
    implied = next(record["value"] for record in records("scores.yaml") if record["status"] == "implied")
    assert implied == pytest.approx(146.4 / 1.319, abs=0.05)


def test_every_composite_node_begins_at_100_in_the_base_year():
    base = {record["indicator"] for record in records("scores.yaml") if record["status"] == "base"}
    assert base == {node["code"] for node in nodes() if node["code"].count(".") < 2}
    assert {(record["year"], record["value"]) for record in records("scores.yaml") if record["status"] == "base"} == {(2019, 100)}


def test_every_observation_belongs_to_a_series():
    keys = {(record["indicator"], record["key"]) for record in records("series.yaml")}
    assert {(row["indicator"], row["series"]) for row in rows()} <= keys


def test_every_measured_indicator_has_its_main_series():
    main = {record["indicator"] for record in records("series.yaml") if record["role"] == "main"}
    assert main == {node["code"] for node in nodes() if node["code"].count(".") == 2}


def test_no_value_is_known_of_two_indicators():
    measured = {row["indicator"] for row in rows() if row["series"] == "main"}
    assert {node["code"] for node in nodes() if node["code"].count(".") == 2} - measured == {"1.1.1", "3.2.1"}


def test_what_was_solved_from_the_index_is_kept_apart():
    solved = {(record["indicator"], record["key"]) for record in records("series.yaml") if record["role"] == "back_solved"}
    assert {(row["indicator"], row["series"]) for row in rows() if row["status"] == "back_solved"} == solved


def test_a_value_seen_in_the_report_names_its_place():
    assert all(bool(row["place"]) == (row["seen_in"] == "report") for row in rows())


def test_values_stand_in_base_units():
    values = {(row["indicator"], row["series"], row["year"], row["seen_in"]): float(row["value"]) for row in rows()}
    assert values["1.2.1", "main", "2024", "report"] == 4_756_000
    assert values["2.1.1", "main", "2024", "report"] == 2.82e12
    assert values["2.1.2", "main", "2019", "report"] == 5_180_000
    assert values["3.3.2", "main", "2024", "report"] == 551_000_000
    assert values["4.2.3", "high-tech-exports", "2019", "secondary_copy"] == 730_714_000_000


def test_no_file_of_a_machine_is_named():
    for path in filter(Path.is_file, [*FOLDER.rglob("*"), *(settings.FIXTURES_DIR / "statistics").iterdir()]):
        text = path.read_text(encoding="utf-8")
        assert ".txt" not in text
        assert "/work" not in text


def test_all_of_it_loads(loaded_content, db):
    of_the_index = {Indicator: "framework", Series: "indicator__framework", Observation: "series__indicator__framework"}
    of_the_index[PublishedScore] = "indicator__framework"
    counts = [model.objects.filter(**{f"{path}__key": Indicator.MAIN_FRAMEWORK}).count() for model, path in of_the_index.items()]
    series = len(records("series.yaml")) + len(records("series-provinces.yaml"))
    assert counts == [44, series, len(rows()) + len(rows("observations-provinces.csv")), len(records("scores.yaml"))]
