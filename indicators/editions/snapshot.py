"""The numbers of an edition as plain data: frozen from the database, fingerprinted, and made into the engine's inputs again.

A snapshot has what a result needs and nothing that is only shown: ``framework`` and ``framework_edition``, ``method`` and ``rule`` (what
usually stands in for a missing value), ``base_year``, ``years``, ``nodes`` in the order of the tree (code, parent, weight, direction),
``values`` of the nation (code, year, value, status, seen_in; solved ones are marked by their status), and the published ``scores``.
Numbers are text in plain digits, so that no digit depends on how a machine writes them.
"""

import json
from decimal import Decimal

from indicators.engine import METHOD, compute, make_tree
from indicators.live import inputs as live
from indicators.live.choices import RULE
from indicators.models import Indicator, Observation, PublishedScore
from reference.columns import plain_number
from reference.records import digest


def snapshot_of(framework, indicators=None):
    """Answer the snapshot of *framework* as it is in the database; a Refusal where its nodes are no tree.

    *indicators* are all its nodes where they came through ``with_values()`` already; else they are read (four queries).
    """
    indicators = list(Indicator.objects.of(framework.key).with_values() if indicators is None else indicators)
    inputs = live.inputs_of(indicators, framework.base_year)
    parents = {indicator.pk: indicator.code for indicator in indicators}
    return {
        "framework": framework.key,
        "framework_edition": framework.edition,
        "method": METHOD,
        "rule": RULE,
        "base_year": inputs.base_year,
        "years": list(inputs.years),
        "nodes": [_node(indicator, parents) for indicator in indicators],
        "values": [_value(code, row) for (code, _year), row in sorted(inputs.rows.items())],
        "scores": [score for indicator in indicators for score in _scores(indicator)],
    }


def digest_of(snapshot):
    """Answer the fingerprint (SHA-256, 64 hexadecimal digits) of *snapshot*, whatever the order of its nodes, values and scores."""
    return digest({name: sorted(part, key=_in_order) if isinstance(part, list) else part for name, part in snapshot.items()})


def inputs_of(snapshot):
    """Answer the Inputs of *snapshot*: the same tree and values as those of the rows that it was frozen from.

    The rows behind the values are Observations that are not in the database, with year, value, status and where they were seen.
    """
    tree = make_tree([_engine_node(node) for node in snapshot["nodes"]], renormalise=True)
    rows = {(one["code"], one["year"]): _observation(one) for one in snapshot["values"]}
    own = {place: row for place, row in rows.items() if row.status != Observation.Status.BACK_SOLVED}
    solved = {place: row for place, row in rows.items() if place not in own}
    return live.made_inputs(tree, snapshot["base_year"], own, solved, snapshot["years"])


def scores_of(snapshot):
    """Answer the published scores of *snapshot* by code: lists of PublishedScores that are not in the database, in order of years."""
    scores = {}
    for one in sorted(snapshot["scores"], key=lambda one: one["year"]):
        row = PublishedScore(year=one["year"], value=Decimal(one["value"]), status=one["status"])
        scores.setdefault(one["code"], []).append(row)
    return scores


def result_of(snapshot):
    """Answer the Result that *snapshot* usually has: its own weights, base year and rule, solved values where nothing was observed."""
    inputs = inputs_of(snapshot)
    values, solved = inputs.values(with_solved=True)
    return compute(inputs.tree, values, inputs.years, inputs.base_year, rule=snapshot["rule"], solved=solved)


def _node(indicator, parents):
    parent = parents.get(indicator.parent_id)
    return {"code": indicator.code, "parent": parent, "weight": _text(indicator.weight or 0), "direction": indicator.direction}


def _value(code, row):
    return {"code": code, "year": row.year, "value": _text(row.value), "status": row.status, "seen_in": row.seen_in}


def _scores(indicator):
    scores = sorted(indicator.scores.all(), key=lambda score: score.year)
    return [{"code": indicator.code, "year": score.year, "value": _text(score.value), "status": score.status} for score in scores]


def _text(number):
    return str(plain_number(number))


def _in_order(one):
    return json.dumps(one, sort_keys=True, ensure_ascii=False)


def _engine_node(node):
    return node["code"], node["parent"], float(node["weight"]), node["direction"] != Indicator.Direction.DOWN


def _observation(one):
    return Observation(year=one["year"], value=Decimal(one["value"]), status=one["status"], seen_in=one["seen_in"])
