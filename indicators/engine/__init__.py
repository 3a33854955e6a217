"""The index as arithmetic: NumPy in, NumPy out, one file a step; nothing here knows pages or the database."""

from indicators.engine.decomposition import Decomposition, decompose
from indicators.engine.index import METHOD, Result, compute
from indicators.engine.missing import RULES
from indicators.engine.monte_carlo import Simulation, Uncertain, sample, simulate
from indicators.engine.refusal import Refusal
from indicators.engine.replication import GROUNDS, grounds_of, needed, replicate
from indicators.engine.sensitivity import Sensitivity, leave_one_out, one_at_a_time
from indicators.engine.tree import Node, Tree, make_tree
from indicators.engine.weights import weights_of

__all__ = [
    "GROUNDS",
    "METHOD",
    "RULES",
    "Decomposition",
    "Node",
    "Refusal",
    "Result",
    "Sensitivity",
    "Simulation",
    "Tree",
    "Uncertain",
    "compute",
    "decompose",
    "grounds_of",
    "leave_one_out",
    "make_tree",
    "needed",
    "one_at_a_time",
    "replicate",
    "sample",
    "simulate",
    "weights_of",
]
