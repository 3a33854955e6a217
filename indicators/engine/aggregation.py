"""The rate of a parent: the weighted mean of its children's rates, level by level."""

import numpy as np


def aggregate(tree, rates, weights=None):
    """Answer the rates of all nodes (…, nodes, years) from those of the leaves, *rates* (…, leaves, years), in percent.

    *weights* (…, nodes), the tree's own if not given, count among siblings. A child whose rate is missing (NaN) leaves with its weight in
    that year and the others share it; a parent without any child that counts is missing. Leading axes (draws) of the two broadcast.
    Source: CAICT 2025, chapter 1, box 2; the rule for missing children is ours.
    """
    rates, shares, shape = _flat(rates, tree.weights if weights is None else weights)
    held = _empty(tree, rates, shares)
    held[tree.leaves] = rates
    for level in tree.levels:
        held[level.parents] = _means(level.links, _below(tree, level, rates, held), shares[level.children])
    return _leading(held, shape)


def shares_of(tree, mask, weights=None):
    """Answer what share of each node's weight (…, nodes, years), 0 to 1, lies in leaves for which *mask* (…, leaves, years) holds."""
    masked, shares, shape = _flat(np.asarray(mask, dtype=float), tree.weights if weights is None else weights)
    held = _empty(tree, masked, shares)
    held[tree.leaves] = masked
    for level in tree.levels:
        held[level.parents] = _sums(level.links, _below(tree, level, masked, held), shares[level.children])
    return _leading(held, shape)


def effective_weights(tree, rates, weights=None):
    """Answer the weight with which each leaf entered each node, (…, leaves, nodes, years), given which *rates* (leaves, years) are missing.

    The effective weights of a node add up to 1 in every year in which it has a rate; its rate is their sum with the leaves' rates.
    """
    single = np.eye(len(tree.leaves))[:, :, None] + 0 * np.asarray(rates, dtype=float)
    return aggregate(tree, single, None if weights is None else np.asarray(weights)[..., None, :])


def _below(tree, level, rates, held):
    """Answer the rates of the children of *level*; where they are all the leaves, without a copy for every draw."""
    return rates if np.array_equal(level.children, tree.leaves) else held[level.children]


def _means(links, below, shares):
    """Answer the means (parents, years, batch) of *below* (children, years, batch) with *shares* (children, 1, batch)."""
    missing = np.isnan(below)
    if missing.any():
        totals = _sums(links, (~missing).astype(float), shares)
        sums = _sums(links, np.where(missing, 0, below), shares)
    else:  # every year has the same totals
        totals = (links @ shares[:, 0])[:, None]
        sums = _sums(links, below, shares)
    if totals.all():
        return np.divide(sums, totals, out=sums)
    return np.divide(sums, totals, out=np.full(sums.shape, np.nan), where=totals > 0)


def _sums(links, below, shares):
    """Answer the sums over children of *below* times *shares*, as one product of matrices."""
    if below.shape[2] == 1:
        folded = links[:, None, :] * below[:, :, 0].T
        return (folded.reshape(-1, len(below)) @ shares[:, 0]).reshape(len(links), below.shape[1], shares.shape[2])
    batch = max(below.shape[2], shares.shape[2])
    return (links @ (below * shares).reshape(len(below), -1)).reshape(len(links), below.shape[1], batch)


# Inside, draws stand last: a row of memory is one node in one year over all draws, which sums and products run through at full speed.
def _flat(rates, weights):
    """Answer rates (leaves, years, batch), weights (nodes, 1, batch) and the shape of their leading axes; a batch of 1 is no batch."""
    rates, weights = np.asarray(rates, dtype=float), np.asarray(weights, dtype=float)
    shape = np.broadcast_shapes(rates.shape[:-2], weights.shape[:-1])
    if rates.ndim > 2:
        rates = np.broadcast_to(rates, (*shape, *rates.shape[-2:]))
    if weights.ndim > 1:
        weights = np.broadcast_to(weights, (*shape, weights.shape[-1]))
    # Sizes are told rather than left to NumPy, which cannot guess them where a single year leaves no rates at all.
    rates = rates.reshape(np.prod(rates.shape[:-2], dtype=int), *rates.shape[-2:]).transpose(1, 2, 0)
    weights = weights.reshape(-1, weights.shape[-1]).transpose(1, 0)
    return np.ascontiguousarray(rates), np.ascontiguousarray(weights)[:, None, :], shape


def _empty(tree, rates, shares):
    return np.empty((len(tree.codes), rates.shape[1], max(rates.shape[2], shares.shape[2])))


def _leading(held, shape):
    return held.transpose(2, 0, 1).reshape(*shape, *held.shape[:2]) if len(shape) != 1 else held.transpose(2, 0, 1)
