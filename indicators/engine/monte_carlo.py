"""How sure an index is: many results from random weights, rounding and unknown paths, and their quantiles."""

from dataclasses import dataclass

import numpy as np

from indicators.engine.aggregation import aggregate
from indicators.engine.chaining import chain
from indicators.engine.draws import draw_dirichlet_weights, draw_paths, draw_rounding, draw_weights
from indicators.engine.index import rates_of
from indicators.engine.missing import fill
from indicators.engine.refusal import Refusal

# So many draws at once bound the memory and were as fast as twice as many, faster than half, on a quiet machine and on a busy one.
CHUNK = 1000
MOST = 200_000
LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)


@dataclass(frozen=True, eq=False)
class Uncertain:
    """What is drawn. The default draws nothing.

    ``spread``: weights times a uniform 1 ± spread; or ``concentration``, which goes before it: weights from a Dirichlet distribution.
    ``units`` (leaves, years) of the last printed digits: values within half of it. ``paths``: a random path through every gap between
    known years.
    """

    spread: float | None = None
    concentration: float | None = None
    units: np.ndarray | None = None
    paths: bool = False


@dataclass(frozen=True, eq=False)
class Simulation:
    """Quantiles (levels, nodes, years) of the indices over ``draws``, and what makes them again: ``seed`` and ``uncertain``."""

    codes: tuple
    years: tuple
    levels: tuple
    quantiles: np.ndarray
    draws: int
    seed: int
    uncertain: Uncertain


def simulate(result, uncertain, draws=10_000, seed=0, levels=LEVELS, codes=None):
    """Answer the Simulation of *result* (without draws) for what is *uncertain*; the same seed gives the same numbers.

    *codes* are the nodes that are wanted, all if not given: fewer are faster.
    """
    codes = result.tree.codes if codes is None else tuple(codes)
    indices = sample(result, uncertain, draws, seed, codes)
    empty = np.isnan(indices).any(axis=0)
    quantiles = np.quantile(np.where(empty, 0, indices), levels, axis=0)
    quantiles[:, empty] = np.nan
    return Simulation(codes, result.years, tuple(levels), quantiles, draws, seed, uncertain)


def sample(result, uncertain, draws=10_000, seed=0, codes=None):
    """Answer the indices (draws, nodes, years) of *draws* random variants of *result*, for the nodes *codes*, all if not given.

    Memory is one number for each draw, node and year and little beyond. Each kind of draw has its own stream of random numbers, so
    that one kind does not depend on which others are drawn, nor on the size of the chunks.
    """
    if not 0 < draws <= MOST:
        raise Refusal("draws", f"{draws} draws are not possible: choose 1 to {MOST}", draws=draws)
    streams = np.random.default_rng(seed).spawn(3)
    places = np.array([result.tree.position(code) for code in (result.tree.codes if codes is None else codes)], dtype=int)
    varies = np.ones(len(places), dtype=bool) if _draws_values(uncertain) else ~np.isin(places, result.tree.leaves)
    indices = np.empty((len(places), result.indices.shape[-1], draws))
    indices[~varies] = result.indices[places[~varies], :, None]
    for start in range(0, draws, CHUNK):
        stop = min(start + CHUNK, draws)
        indices[varies, :, start:stop] = np.moveaxis(_variants(result, uncertain, streams, stop - start, places[varies]), 0, -1)
    return np.moveaxis(indices, -1, 0)


def _draws_values(uncertain):
    """Whether the values of leaves are drawn, and not the weights alone."""
    return uncertain.units is not None or uncertain.paths


def _variants(result, uncertain, streams, draws, places):
    """Answer the indices (draws, nodes, years) of one chunk."""
    weights = np.broadcast_to(_weights(result, uncertain, streams[0], draws), (draws, len(result.tree.codes)))
    rates = aggregate(result.tree, _rates(result, uncertain, streams[1:], draws), weights)
    return chain(rates[:, places], result.base)


def _weights(result, uncertain, stream, draws):
    if uncertain.concentration is not None:
        return draw_dirichlet_weights(result.weights, result.tree, stream, draws, uncertain.concentration)
    if uncertain.spread is not None:
        return draw_weights(result.weights, result.tree, stream, draws, uncertain.spread)
    return result.weights


def _rates(result, uncertain, streams, draws):
    """Answer the rates of the leaves (…, leaves, years - 1): with draws only where values are drawn."""
    if not _draws_values(uncertain):
        return result.leaf_rates
    values = result.values
    if uncertain.units is not None:
        values = draw_rounding(values, uncertain.units, streams[0], draws)
    if uncertain.paths:
        values = draw_paths(values, streams[1], draws)
    filled, _observed = fill(values, result.years, result.rule, result.tree.leaf_codes)
    return rates_of(result.tree, filled, result.years, result.base)
