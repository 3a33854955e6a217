"""The tree of an index, checked at the door and kept as arrays that a whole level can be summed with."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from indicators.engine.refusal import Refusal

TOLERANCE = 1e-9


class Node(NamedTuple):
    """A node: its code, the code above it (``None`` for the root), its weight among its siblings, and whether more is better."""

    code: str
    parent: str | None
    weight: float = 1.0
    rising: bool = True


class Level(NamedTuple):
    """The nodes of one depth: positions ``parents`` (p,) and ``children`` (c,), and who is whose in ``links`` (p, c)."""

    parents: np.ndarray
    children: np.ndarray
    links: np.ndarray


@dataclass(frozen=True, eq=False)
class Tree:
    """A checked tree. Nodes keep the order in which they were given; no array can be written to.

    ``codes`` and ``weights`` have one entry a node, ``parents`` its parent's position (-1 for the root), ``leaves`` the positions of the
    leaves, ``signs`` (leaves,) 1 where more is better and -1 where less is, ``levels`` the depths from the deepest up, and ``siblings``
    (nodes, groups) a 1 for the group of siblings that a node is in.
    """

    codes: tuple
    parents: np.ndarray
    weights: np.ndarray
    leaves: np.ndarray
    signs: np.ndarray
    levels: tuple
    siblings: np.ndarray

    @property
    def leaf_codes(self):
        """Answer the codes of the leaves, in the order that ``values`` must have."""
        return tuple(self.codes[leaf] for leaf in self.leaves)

    @property
    def root(self):
        return self.codes[int(np.flatnonzero(self.parents < 0)[0])]

    def position(self, code):
        """Answer where *code* stands among the nodes; a Refusal where it does not."""
        if code not in self.codes:
            raise Refusal("unknown_code", f"“{code}” is not in the tree: the codes are {', '.join(self.codes)}", code=code)
        return self.codes.index(code)

    def is_below(self, code):
        """Answer a mask (leaves,) of the leaves that are *code* or hang below it."""
        home = self.position(code)
        reached, above = self.leaves == home, self.leaves
        while (above >= 0).any():
            above = np.where(above >= 0, self.parents[above], -1)
            reached = reached | (above == home)
        return reached


def make_tree(nodes, measured=None, renormalise=False):
    """Answer the Tree of *nodes* (Nodes, or tuples in their order), or raise a Refusal that says what to correct.

    One root; parents exist; no cycle; weights are positive numbers that add up to 1 among siblings within 1e-9, or are divided by their
    sum where *renormalise* asks for it. Where *measured* gives the codes that have values, these must be the leaves.
    """
    nodes = [Node(*node) for node in nodes]
    codes = tuple(node.code for node in nodes)
    parents = _parents(nodes, codes)
    depths = _depths(parents, codes)
    siblings = _siblings(parents)
    weights = _weights(nodes, siblings, renormalise)
    leaves = np.setdiff1d(np.arange(len(nodes)), parents)
    _check_measured(measured, {codes[leaf] for leaf in leaves})
    signs = np.array([1.0 if nodes[leaf].rising else -1.0 for leaf in leaves])
    arrays = [_sealed(array) for array in (parents, weights, leaves, signs)]
    return Tree(codes, *arrays, _levels(parents, depths), _sealed(siblings))


def _parents(nodes, codes):
    """Answer the positions of the parents (nodes,), -1 for the root."""
    positions = {code: position for position, code in enumerate(codes)}
    if len(positions) < len(codes):
        twice = next(code for code in codes if codes.count(code) > 1)
        raise Refusal("code_twice", f"the code “{twice}” is given twice: leave one node out", code=twice)
    roots = [node.code for node in nodes if node.parent is None]
    if len(roots) != 1:
        raise Refusal("roots", f"the tree has {len(roots)} roots: give exactly one node no parent", roots=roots)
    for node in nodes:
        if node.parent is not None and node.parent not in positions:
            message = f"“{node.code}” hangs under “{node.parent}”, which is not in the tree: add it or correct the parent"
            raise Refusal("unknown_parent", message, code=node.code, parent=node.parent)
    return np.array([-1 if node.parent is None else positions[node.parent] for node in nodes])


def _depths(parents, codes):
    """Answer how far each node is from the root (nodes,); a node that never reaches it is in a cycle."""
    depths, above = np.zeros(len(parents), dtype=int), parents
    for _step in codes:
        depths += above >= 0
        above = np.where(above >= 0, parents[above], -1)
    lost = [code for code, place in zip(codes, above, strict=True) if place >= 0]
    if lost:
        raise Refusal("cycle", f"{', '.join(lost)} go round in a circle: correct the parent of one of them", codes=lost)
    return depths


def _siblings(parents):
    groups = np.unique(parents, return_inverse=True)[1]
    return np.eye(groups.max() + 1)[groups]


def _weights(nodes, siblings, renormalise):
    weights = np.array([float(node.weight) for node in nodes])
    for node, weight in zip(nodes, weights, strict=True):
        if not (np.isfinite(weight) and weight > 0):
            message = f"the weight of “{node.code}” is {weight:g}: give a number above 0, or leave the node out"
            raise Refusal("weight", message, code=node.code, weight=weight)
    sums = siblings @ (weights @ siblings)
    if renormalise:
        return weights / sums
    for node, total in zip(nodes, sums, strict=True):
        if abs(total - 1) > TOLERANCE:
            where = f"below “{node.parent}”" if node.parent is not None else "of the root"
            message = f"the weights {where} add up to {total:.9g}, not to 1: correct them, or ask for renormalise=True"
            raise Refusal("weight_sum", message, parent=node.parent, total=float(total))
    return weights


def _check_measured(measured, leaves):
    if measured is None:
        return
    for code in sorted(set(measured) ^ leaves):
        fix = "has children and values: its value follows from them" if code in measured else "has neither values nor children: give it one"
        raise Refusal("measured", f"“{code}” {fix}; what is measured must be the leaves of the tree", code=code)


def _levels(parents, depths):
    levels = []
    for depth in range(depths.max(), 0, -1):
        children = np.flatnonzero(depths == depth)
        above = np.unique(parents[children])
        links = (parents[children] == above[:, None]).astype(float)
        levels.append(Level(*(_sealed(array) for array in (above, children, links))))
    return tuple(levels)


def _sealed(array):
    array.setflags(write=False)
    return array
