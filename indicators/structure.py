"""The shape of a framework's tree and the keys of its nodes, checked before any row is written and before any sum."""

import re
from collections import defaultdict
from fractions import Fraction

CODE = re.compile(r"0|[1-9][0-9]*(\.[1-9][0-9]*)*")
ROOT = "0"
# The index that cases are linked to: its codes stand in records and addresses without a framework.
MAIN_FRAMEWORK = "caict-4-12-27"
LINKABLE_LEVELS = (2, 3)
TOLERANCE = Fraction(1, 100_000)


def natural_key(framework, code):
    """Answer how records name a node: ``1.1`` in the main framework, ``framework/1.1`` in any other."""
    return code if framework == MAIN_FRAMEWORK else f"{framework}/{code}"


def code_of(key):
    """Answer the code in a natural key: ``1.1`` of ``framework/1.1`` and of ``1.1``."""
    return key.rpartition("/")[2]


def is_linkable(key):
    """Whether a case may be linked to the node *key*: levels 2 and 3 of the main framework."""
    return "/" not in key and level_of(key) in LINKABLE_LEVELS


def level_of(code):
    """Answer the level of *code*: 0 for the total ``0``, 1 for ``1``, 3 for ``1.1.1``."""
    return 0 if code == ROOT else code.count(".") + 1


def parent_of(code):
    """Answer the code above *code*, ``None`` above the total."""
    return None if code == ROOT else code.rpartition(".")[0] or ROOT


def ancestors_of(code):
    """Answer the codes above *code* up to the total, nearest first."""
    above, codes = parent_of(code), []
    while above is not None:
        codes.append(above)
        above = parent_of(above)
    return codes


def check_tree(nodes, needs_weights=True):
    """Yield ``(position, key, message)`` for every fault of *nodes*, a list of ``{code, parent, weight}``.

    Looks for one root, known codes, the parent that the code says, and weights of siblings that add up to 1. A tree
    that does not need weights may go without any.
    """
    codes = [str(node.get("code", "")) for node in nodes]
    if codes.count(ROOT) != 1:
        yield 0, "code", f"the tree has {codes.count(ROOT)} roots: give exactly one node the code “{ROOT}” (quoted, without parent)"
    for position, node in enumerate(nodes):
        yield from _check_node(position, node, set(codes))
    if needs_weights or any(_has_weight(node) for node in nodes):
        yield from _check_weights(nodes)


def _check_node(position, node, codes):
    code, parent = str(node.get("code", "")), node.get("parent")
    if not CODE.fullmatch(code):
        yield position, "code", f"“{code}” is not a code: write 0 for the total, then 1, 1.1, 1.1.1"
        return
    expected = parent_of(code)
    if (None if parent is None else str(parent)) != expected:
        fix = f"write parent: “{expected}”" if expected else "leave the parent out"
        yield position, "parent", f"the parent of {code} does not agree with its code: {fix}"
    elif expected and expected not in codes:
        yield position, "parent", f"{code} hangs under {expected}, which is not in the tree: add {expected}"


def _has_weight(node):
    return node.get("weight") not in (None, "")


def _check_weights(nodes):
    siblings = defaultdict(list)
    for position, node in enumerate(nodes):
        if not _has_weight(node):
            yield position, "weight", "“weight” is missing: add it (a tree has weights at every node or at none)"
        siblings[parent_of(str(node.get("code", "")))].append((position, node.get("weight")))
    for parent, weighted in siblings.items():
        try:
            total = sum(Fraction(str(weight)) for _position, weight in weighted)
        except (ValueError, ZeroDivisionError):
            continue  # the column says what is wrong with that weight
        if abs(total - 1) > TOLERANCE:
            where = f"below {parent}" if parent else "of the total"
            yield weighted[0][0], "weight", f"the weights {where} add up to {total}, not to 1: correct them, such as 1/{len(weighted)} each"
