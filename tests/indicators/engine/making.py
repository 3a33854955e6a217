"""Small trees, and the report's tree with its values, for the tests of the engine."""

import csv
from fractions import Fraction
from pathlib import Path

import numpy as np
import yaml

from indicators.engine import make_tree

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures" / "indicators"
YEARS = tuple(range(2019, 2025))
SOURCES = ("report", "official_page", "dataset", "secondary_copy", "computed")
# Indicators without two observations of their own: nothing but the published index says how they moved.
UNOBSERVED = ("1.1.1", "1.1.2", "3.1.1", "3.2.1")


def small_tree():
    """Two branches with the weights 1/4 and 3/4; the first has the leaves a (2/5) and b (3/5), the second only c."""
    nodes = [
        ("all", None, 1),
        ("first", "all", 0.25),
        ("a", "first", 0.4),
        ("b", "first", 0.6),
        ("second", "all", 0.75),
        ("c", "second", 1),
    ]
    return make_tree(nodes)


def flat_tree(weights):
    codes = [f"x{place}" for place in range(len(weights))]
    return make_tree([("all", None, 1), *((code, "all", weight) for code, weight in zip(codes, weights, strict=True))], renormalise=True)


def report_tree():
    """The 44 nodes of the report's framework."""
    nodes = [node for node in yaml.safe_load((FIXTURES / "tree.yaml").read_text(encoding="utf-8")) if "code" in node]
    return make_tree([(node["code"], node.get("parent"), float(Fraction(str(node["weight"])))) for node in nodes])


def observations(tree, sources=SOURCES, series="main"):
    """Values (leaves, years) of the nation as the fixtures have them, from the first of *sources* that has a year."""
    values = np.full((len(tree.leaves), len(YEARS)), np.nan)
    with (FIXTURES / "observations.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["series"] == series and row["jurisdiction"] == "CN"]
    for row in sorted(rows, key=lambda row: sources.index(row["seen_in"])):
        place = tree.leaf_codes.index(row["indicator"]), YEARS.index(int(row["year"]))
        values[place] = float(row["value"]) if np.isnan(values[place]) else values[place]
    return values


def with_solved(tree, values):
    """*values* and what was solved from the published index, masked: five indicators without a value for 2019, and 4.3.1 in 2023.

    2.3.1 and 2.3.2 keep their observations.
    """
    filled = values.copy()
    known = observations(tree, series="back-solved")
    for code in (*UNOBSERVED, "3.1.2", "4.3.1"):
        row = tree.leaf_codes.index(code)
        filled[row] = np.where(np.isnan(values[row]), known[row], values[row])
    solved = ~np.isnan(filled) & np.isnan(values)
    return filled, solved


def without(tree, values, codes):
    return np.where(np.isin(tree.leaf_codes, codes)[:, None], np.nan, values)
