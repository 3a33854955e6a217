"""The shape of a framework's tree, checked before any row is written and before any sum."""

import re
from collections import defaultdict
from fractions import Fraction

CODE = re.compile(r"0|[1-9][0-9]*(\.[1-9][0-9]*)*")
ROOT = "0"
TOLERANCE = Fraction(1, 100_000)


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


def check_tree(nodes):
    """Yield ``(position, key, message)`` for every fault of *nodes*, a list of ``{code, parent, weight}``.

    Looks for one root, known codes, the parent that the code says, and weights of siblings that add up to 1.
    """
    codes = [str(node.get("code", "")) for node in nodes]
    if codes.count(ROOT) != 1:
        yield 0, "code", f"the tree has {codes.count(ROOT)} roots: give exactly one node the code “{ROOT}” (quoted, without parent)"
    for position, node in enumerate(nodes):
        yield from _check_node(position, node, set(codes))
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


def _check_weights(nodes):
    siblings = defaultdict(list)
    for position, node in enumerate(nodes):
        siblings[parent_of(str(node.get("code", "")))].append((position, node.get("weight")))
    for parent, weighted in siblings.items():
        try:
            total = sum(Fraction(str(weight)) for _position, weight in weighted)
        except (ValueError, ZeroDivisionError):
            continue  # the column says what is wrong with that weight
        if abs(total - 1) > TOLERANCE:
            where = f"below {parent}" if parent else "of the total"
            yield weighted[0][0], "weight", f"the weights {where} add up to {total}, not to 1: correct them, such as 1/{len(weighted)} each"
