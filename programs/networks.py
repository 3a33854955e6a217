"""The network of coordination as geometry: agencies left, mechanisms in the middle, programmes right."""

from dataclasses import dataclass
from typing import NamedTuple

from reference.lettering import broken

LINE = 15
PADDING = 7
GAP = 9


class Columns(NamedTuple):
    """The widths of the three columns and of the room between them."""

    side: float
    middle: float
    between: float

    @property
    def width(self):
        return 2 * self.side + self.middle + 2 * self.between


class Mechanism(NamedTuple):
    """What joins agencies and programmes, all by key; *lead* is one of its agencies or empty."""

    key: str
    label: str
    agencies: tuple
    programs: tuple
    lead: str = ""


@dataclass(frozen=True)
class Node:
    """A box with its words broken into lines."""

    key: str
    kind: str
    lines: tuple
    x: float
    y: float
    width: float
    height: float

    @property
    def middle_x(self):
        return round(self.x + self.width / 2, 1)

    @property
    def middle_y(self):
        return round(self.y + self.height / 2, 1)

    @property
    def baselines(self):
        """The lines of words with the height of each."""
        return tuple((round(self.y + PADDING + LINE * number + 11, 1), line) for number, line in enumerate(self.lines))


class Link(NamedTuple):
    path: str
    is_lead: bool


@dataclass(frozen=True)
class Network:
    width: float
    height: float
    nodes: tuple
    links: tuple


def network(mechanisms, agencies, programs, columns):
    """Answer the Network of *mechanisms*; *agencies* and *programs* are labels by key. The same input gives the same drawing.

    Mechanisms keep their order; agencies and programmes stand at the mean height of the mechanisms that they belong to.
    """
    left, middle, right = 0.0, columns.side + columns.between, columns.width - columns.side
    joints = _stack([(mechanism.key, mechanism.label) for mechanism in mechanisms], "mechanism", middle, columns.middle)
    centres = {node.key: node.middle_y for node in joints}
    ends = {
        "agency": _stack(_by_height(agencies, "agencies", mechanisms, centres), "agency", left, columns.side),
        "program": _stack(_by_height(programs, "programs", mechanisms, centres), "program", right, columns.side),
    }
    stacks = [joints, ends["agency"], ends["program"]]
    height = max(_height(nodes) for nodes in stacks)
    joints, sources, targets = ([_lowered(node, (height - _height(nodes)) / 2) for node in nodes] for nodes in stacks)
    links = tuple(_links(mechanisms, *({node.key: node for node in nodes} for nodes in (joints, sources, targets))))
    return Network(columns.width, round(height, 1), (*joints, *sources, *targets), links)


def _by_height(labels, side, mechanisms, centres):
    """Answer ``[(key, label)]`` from top to bottom, ties in the order of *labels*."""

    def mean(key):
        heights = [centres[mechanism.key] for mechanism in mechanisms if key in getattr(mechanism, side)]
        return sum(heights) / len(heights)

    order = list(labels)
    return [(key, labels[key]) for key in sorted(order, key=lambda key: (mean(key), order.index(key)))]


def _stack(labels, kind, x, width):
    nodes, y = [], 1.0
    for key, label in labels:
        lines = broken(label, width - 2 * PADDING)
        height = len(lines) * LINE + 2 * PADDING
        nodes.append(Node(key, kind, lines, x, y, width, height))
        y += height + GAP
    return nodes


def _height(nodes):
    return nodes[-1].y + nodes[-1].height + 1 if nodes else 0


def _lowered(node, by):
    return Node(node.key, node.kind, node.lines, node.x, round(node.y + by, 1), node.width, node.height)


def _links(mechanisms, joints, agencies, programs):
    for mechanism in mechanisms:
        joint = joints[mechanism.key]
        for key in mechanism.agencies:
            yield Link(_curve(agencies[key], joint), key == mechanism.lead)
        for key in mechanism.programs:
            yield Link(_curve(joint, programs[key]), False)


def _curve(start, end):
    x, y, to_x, to_y = start.x + start.width, start.middle_y, end.x, end.middle_y
    bend = round((x + to_x) / 2, 1)
    return f"M{x:g} {y:g}C{bend:g} {y:g} {bend:g} {to_y:g} {to_x:g} {to_y:g}"
