"""What the page of options shows: a node or the weak dimensions, how the place stands there, the cases elsewhere in their order."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from cases.comparing.options.ranking import shelf
from cases.comparing.tray import MOST_COMPARED, compare_address

COMPARED = MOST_COMPARED - 1


class Below(NamedTuple):
    """A node below a dimension: its Stand, how many cases elsewhere are linked to it, whether it is the one asked for."""

    stand: object
    number: int
    is_asked: bool

    @property
    def indicator(self):
        return self.stand.indicator


@dataclass(frozen=True)
class Options:
    """The options of *place*: its starting position *start*, the *nodes* of the index below the total, the *links* of cases to them.

    *surroundings* say which places are not elsewhere; *emphasis* is the part that counts twice or None.
    """

    place: object
    start: object
    nodes: list
    links: list
    surroundings: object
    emphasis: str | None = None

    @property
    def dimensions(self):
        return [node for node in self.nodes if node.level == 1]

    @cached_property
    def sections(self):
        """A Section for each dimension: by how weak the place is there, those that cannot be judged last."""
        found = [Section(self, node) for node in self.dimensions]
        return sorted(found, key=lambda section: (section.stand.percentile is None, section.stand.percentile or 0))

    @cached_property
    def weak(self):
        """The Sections below the middle of the provinces; where none is, the lowest. Without series every Section."""
        if not self.start.is_known:
            return self.sections
        below = [section for section in self.sections if section.stand.is_weak]
        return below or [section for section in self.sections if section.stand.percentile is not None][:1]

    @cached_property
    def unjudged(self):
        """The Sections of a province that cannot be judged; empty without series, where none can."""
        return [section for section in self.sections if section.stand.percentile is None] if self.start.is_known else []

    @property
    def has_weak(self):
        """Whether any dimension lies below the middle."""
        return any(section.stand.is_weak for section in self.sections)


@dataclass(frozen=True)
class Section:
    """The *asked* node or dimension among the Options *of* a place."""

    of: Options
    asked: object

    @cached_property
    def stand(self):
        return self.of.start.stand(self.asked)

    @property
    def summary(self):
        """On how many of its indicators a dimension is judged, None for a node below one and for a place without series."""
        return self.of.start.summary(self.asked)

    @cached_property
    def shelf(self):
        near = [link for link in self.of.links if is_near(link.node, self.asked)]
        return shelf(near, self.asked.code, self.of.start, self.of.surroundings, self.of.emphasis)

    @property
    def dimension(self):
        return self.asked.dimension

    @property
    def compare(self):
        """The address at which the place's own closest case and the first three elsewhere stand side by side; empty for fewer than two."""
        slugs = [link.slug for link in (*self.shelf.own[:1], *(option.link for option in self.shelf.options[:COMPARED]))]
        return compare_address(slugs) if len(slugs) > 1 else ""

    @cached_property
    def below(self):
        """The nodes below the dimension as Belows, in the order of the index."""
        nodes = [node for node in self.of.nodes if node.level > 1 and node.dimension == self.dimension]
        return [Below(self.of.start.stand(node), self._elsewhere(node), node == self.asked) for node in nodes]

    def _elsewhere(self, node):
        near = self.of.surroundings.own | self.of.surroundings.above
        return len({link.case for link in self.of.links if link.place not in near and f"{link.node}.".startswith(f"{node.code}.")})

    @cached_property
    def weak_nodes(self):
        """The Belows that are measured and weak, the weakest first."""
        weak = [below for below in self.below if below.stand.row and below.stand.is_weak]
        return sorted(weak, key=lambda below: below.stand.percentile)

    @property
    def unknown_nodes(self):
        """The Belows that are measured in the index but not in the place: without series of provinces, or not comparable here."""
        return [below for below in self.below if below.indicator.level == 3 and below.stand.percentile is None]


def is_near(code, asked):
    """Whether a link to the node *code* counts for the node *asked*: it is the node, below it, or the group (level 2) right above it."""
    if f"{code}.".startswith(f"{asked.code}."):
        return True
    return asked.level == 3 and code == asked.code.rpartition(".")[0]
