"""Weights other than the tree's own: a reader's, or many draws at once."""

import numpy as np

from indicators.engine.refusal import Refusal
from indicators.engine.tree import TOLERANCE


def weights_of(tree, changes, renormalise=False):
    """Answer the weights (nodes,) of *tree* with those of *changes*, ``{code: weight}``, in their place.

    Weights are checked as ``check_weights`` does; *renormalise* divides them by the sum of their siblings.
    """
    weights = tree.weights.copy()
    for code, weight in changes.items():
        weights[tree.position(code)] = _number(code, weight)
    return check_weights(tree, weights, renormalise)


def _number(code, weight):
    try:
        return float(weight)
    except (TypeError, ValueError):
        message = f"the weight of “{code}” is “{weight}”: give a number such as 0.25"
        raise Refusal("weight", message, code=code, weight=weight) from None


def check_weights(tree, weights=None, renormalise=False):
    """Answer *weights* (…, nodes) as an array, the tree's own where there are none, or raise a Refusal.

    A reader may give a node the weight 0, which keeps it out, but not to all siblings: then nothing is left to take the mean of.
    """
    if weights is None:
        return tree.weights
    weights = np.asarray(weights, dtype=float)
    if weights.shape[-1:] != (len(tree.codes),):
        message = f"there are {len(tree.codes)} nodes, but the weights have the shape {weights.shape}: give one weight a node"
        raise Refusal("weight_shape", message, shape=weights.shape)
    _refuse_unusable(tree, weights)
    sums = sibling_sums(tree, weights)
    _refuse_first(tree, sums <= 0, "weights_zero", "“{code}” and all its siblings have the weight 0: give one of them more")
    if renormalise:
        return weights / sums
    wrong = abs(sums - 1) > TOLERANCE
    _refuse_first(tree, wrong, "weight_sum", "the weights of “{code}” and its siblings do not add up to 1: correct them or renormalise")
    return weights


def sibling_sums(tree, weights):
    """Answer for each of *weights* (…, nodes) the sum over the node and its siblings, same shape."""
    return (weights @ tree.siblings) @ tree.siblings.T


def renormalised(tree, weights):
    """Answer *weights* (…, nodes) divided by the sums of siblings; the caller knows that they are positive."""
    return weights / sibling_sums(tree, weights)


def _refuse_unusable(tree, weights):
    wrong = ~(np.isfinite(weights) & (weights >= 0))
    _refuse_first(tree, wrong, "weight", "the weight of “{code}” is negative or no number: give 0 or more")


def _refuse_first(tree, wrong, reason, message):
    """Raise a Refusal that names the first node for which *wrong* (…, nodes) holds."""
    if wrong.any():
        code = tree.codes[int(np.argwhere(wrong)[0][-1])]
        raise Refusal(reason, message.format(code=code), code=code)
