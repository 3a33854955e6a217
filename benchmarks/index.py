"""Times the engine of the index against a plain Python loop of the same formulas.

    python -m benchmarks.index                   10,000 weight draws over the 44 nodes and six years, and 10,000 trees at once
    python -m benchmarks.index --looped 10000    the loop over every draw instead of a part of them

Before anything is timed, both must give the same numbers. Values are made up (a fixed seed), the tree is the report's: 4-12-27.
"""

import argparse
import math
import sys
import time
from itertools import pairwise

import numpy as np

from indicators.engine import Uncertain, compute, make_tree, sample, simulate
from indicators.engine.draws import draw_weights

SHAPE = ((2, (2, 2)), (3, (3, 2, 3)), (4, (2, 2, 2, 2)), (3, (2, 3, 2)))
YEARS = tuple(range(2019, 2025))
SEED = 7
SPREAD = 0.2
REPEATS = 5


def main():
    options = _options()
    tree = four_twelve_twenty_seven()
    generator = np.random.default_rng(SEED)
    values = generator.uniform(50, 150, (len(tree.leaves), len(YEARS)))
    result = compute(tree, values, YEARS, 2019)
    drawn = Uncertain(spread=SPREAD)
    # The first stream of the engine's seed is that of the weights: the loop gets the same numbers ready made.
    factors = np.random.default_rng(SEED).spawn(3)[0].uniform(1 - SPREAD, 1 + SPREAD, (options.draws, len(tree.codes)))
    looped, slow = _timed(lambda: loop_over_draws(tree, values.tolist(), factors[: options.looped].tolist()))
    _check(looped, sample(result, drawn, options.draws, SEED)[: options.looped])
    slow *= options.draws / len(looped)
    _say(f"{len(tree.codes)} nodes, {len(YEARS)} years, {options.draws:,} draws; the loop's time from {len(looped):,} of them\n")
    _say(f"plain loop, all indices          {slow:8.3f} s")
    _report("weight draws, all indices", slow, lambda: sample(result, drawn, options.draws, SEED))
    _report("weight draws, total", slow, lambda: sample(result, drawn, options.draws, SEED, ["0"]))
    _report("the same with quantiles of five", slow, lambda: simulate(result, drawn, options.draws, SEED, codes="01234"))
    many = generator.uniform(50, 150, (options.draws, *values.shape))
    weights = draw_weights(tree.weights, tree, generator, options.draws, SPREAD)
    looped = [index_by_hand(tree, table, row) for table, row in zip(many[:20].tolist(), weights[:20].tolist(), strict=True)]
    _check(looped, compute(tree, many[:20], YEARS, 2019, weights[:20]).indices)
    _report("as many trees at once", slow, lambda: compute(tree, many, YEARS, 2019, weights))


def _options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draws", type=int, default=10_000)
    parser.add_argument("--looped", type=int, default=2_000, help="how many draws the plain loop calculates; its time is scaled up")
    return parser.parse_args()


def four_twelve_twenty_seven():
    """Answer a tree of the report's shape with equal weights."""
    nodes = [("0", None, 1)]
    for first, (seconds, leaves) in enumerate(SHAPE, 1):
        nodes.append((f"{first}", "0", 1 / len(SHAPE)))
        for second, count in enumerate(leaves, 1):
            nodes.append((f"{first}.{second}", f"{first}", 1 / seconds))
            nodes += [(f"{first}.{second}.{third}", f"{first}.{second}", 1 / count) for third in range(1, count + 1)]
    return make_tree(nodes)


def loop_over_draws(tree, values, factors):
    """Answer the indices of every node for each of *factors*, lists with which the weights are multiplied, one draw after the other."""
    own = tree.weights.tolist()
    return [index_by_hand(tree, values, [weight * factor for weight, factor in zip(own, row, strict=True)]) for row in factors]


def index_by_hand(tree, values, weights):
    """Answer the indices (nodes, years) of one set of *values* and *weights*, as the report's formulas are written."""
    children = [[] for _code in tree.codes]
    for place, parent in enumerate(tree.parents.tolist()):
        if parent >= 0:
            children[parent].append(place)
    rows = dict(zip(tree.leaves.tolist(), values, strict=True))
    rates = {}
    for place in reversed(range(len(tree.codes))):
        below = children[place]
        rates[place] = _mean_rates(below, rates, weights) if below else _growth(rows[place])
    return [_chain(rates[place]) for place in range(len(tree.codes))]


def _growth(row):
    return [(now - before) / ((now + before) / 2) * 100 for before, now in pairwise(row)]


def _mean_rates(below, rates, weights):
    means = []
    for step in range(len(YEARS) - 1):
        known = [child for child in below if not math.isnan(rates[child][step])]
        total = sum(weights[child] for child in known)
        means.append(sum(weights[child] * rates[child][step] for child in known) / total if total else math.nan)
    return means


def _chain(rates):
    index = [100.0]
    for rate in rates:
        index.append(index[-1] * (200 + rate) / (200 - rate))
    return index


def _check(looped, ours):
    if not np.allclose(np.array(looped), ours, rtol=1e-12, atol=0):
        sys.exit(f"The two differ by up to {np.abs(np.array(looped) - ours).max()}: nothing is timed.")


def _report(label, slow, work):
    seconds = min(_timed(work)[1] for _repeat in range(REPEATS))
    _say(f"{label:<33}{seconds:8.3f} s   {slow / seconds:6.0f} times the loop's speed")


def _timed(work):
    start = time.perf_counter()
    answer = work()
    return answer, time.perf_counter() - start


def _say(line):
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
