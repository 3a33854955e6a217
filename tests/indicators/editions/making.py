"""A small index with values of every kind, for the tests of editions."""

import json
from datetime import date

from indicators.editions import digest_of, result_of, snapshot_of
from indicators.engine import compute
from indicators.live import inputs as live
from indicators.live.choices import RULE
from indicators.models import Edition, Indicator, Observation
from indicators.structure import MAIN_FRAMEWORK
from tests.factories import make_framework, make_indicator
from tests.indicators.making import make_observation, make_score, make_series


def make_index():
    """Two dimensions with an indicator each: 1.1.1 has four values, one of them solved; 2.1.1, where less is better, has two."""
    for code, weight in (("1", "0.333333"), ("2", "0.666667")):
        make_indicator(code, weight=weight)
        make_indicator(f"{code}.1", weight="1")
    make_indicator("1.1.1", weight="1")
    make_indicator("2.1.1", weight="1", direction="down")
    first, second = make_series("1.1.1"), make_series("2.1.1")
    for year, value in ((2019, "1926000"), (2020, "2279123.5"), (2022, "3351453")):
        make_observation(first, year, value)
    make_observation(make_series("1.1.1", "solved", role="back_solved"), 2021, "0.1", "computed", status="back_solved")
    for year, value in ((2019, "0.7"), (2022, "0.3")):
        make_observation(second, year, value, "dataset")
    make_score("0", 2019, "100", "base")
    make_score("0", 2022, "138.2")


def make_edition(key="2026-1", published="2026-11-22", **changes):
    """The index as it is in the database, as an edition."""
    snapshot = changes.pop("snapshot", None) or snapshot_of(make_framework())
    defaults = {"method": snapshot["method"], "digest": digest_of(snapshot), "note_zh": "首版。", "note_en": "First edition."}
    fields = {"framework": make_framework(), "published": date.fromisoformat(str(published)), "snapshot": snapshot}
    return Edition.objects.create(key=key, **{**fields, **defaults, **changes})


def revise(value, code="1.1.1", year=2022):
    """Give the observation of *code* in *year* another value."""
    Observation.objects.filter(series__indicator__code=code, year=year).update(value=value)


def weigh(code, weight):
    Indicator.objects.filter(framework__key=MAIN_FRAMEWORK, code=code).update(weight=weight)


def result_of_the_database(framework):
    inputs = live.inputs_of(Indicator.objects.of(framework.key).with_values(), framework.base_year)
    values, solved = inputs.values(with_solved=True)
    return compute(inputs.tree, values, inputs.years, inputs.base_year, rule=RULE, solved=solved)


def assert_bit_for_bit(snapshot, framework):
    """The snapshot goes through text, as it does in a file and in the database."""
    ours, theirs = result_of(json.loads(json.dumps(snapshot))), result_of_the_database(framework)
    for name in ("weights", "values", "solved", "filled", "rates", "indices", "observed"):
        assert getattr(ours, name).tobytes() == getattr(theirs, name).tobytes(), name
    assert (ours.tree.codes, ours.years, ours.base_year, ours.parameters) == (
        theirs.tree.codes,
        theirs.years,
        theirs.base_year,
        theirs.parameters,
    )
