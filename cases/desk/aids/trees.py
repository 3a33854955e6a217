"""The concepts of every scheme as trees to tick, with what is chosen on top."""

from dataclasses import dataclass, field

from cases.desk.entering.entry import CONCEPTS
from reference.languages import other_suffix, reader_suffix
from reference.models import Concept

COLUMNS = ("scheme", "key", "broader", "name_zh", "name_en", "alt_zh", "alt_en", "scope_zh", "scope_en", "position")


@dataclass
class Node:
    """A concept with its narrower ones; *is_chosen* in the form at hand."""

    concept: Concept
    is_chosen: bool
    narrower: list = field(default_factory=list)

    @property
    def is_open(self):
        """Whether something below is chosen."""
        return any(node.is_chosen or node.is_open for node in self.narrower)

    @property
    def other_names(self):
        """The name in the other language and the synonyms in the reader's."""
        names = [getattr(self.concept, f"name_{other_suffix()}"), *getattr(self.concept, f"alt_{reader_suffix()}")]
        return [name for name in dict.fromkeys(map(str, names)) if name and name != self.concept.name]

    @property
    def words(self):
        """All names in one line, for the search."""
        concept = self.concept
        return " | ".join(map(str, (concept.name_zh, concept.name_en, *concept.alt_zh, *concept.alt_en))).casefold()


@dataclass(frozen=True)
class Tree:
    """A scheme's *nodes* on top, those *chosen* wherever they stand, and the *bound* field that they fill.

    *strange* are keys in the form that are no concepts.
    """

    scheme: object
    bound: object
    nodes: list
    chosen: list
    strange: list


def trees_of(entry):
    """Answer a Tree for every scheme of the form *entry*, in one query."""
    rows = Concept.objects.standing().only(*COLUMNS).order_by("scheme__position", "position", "key")
    of_scheme = {}
    for row in rows:
        of_scheme.setdefault(row.scheme_id, []).append(row)
    return [_tree(scheme, entry.case[f"{CONCEPTS}{scheme.key}"], of_scheme.get(scheme.pk, [])) for scheme in entry.case.schemes]


def _tree(scheme, bound, rows):
    keys = [str(key) for key in bound.value() or []]
    nodes = {row.pk: Node(row, row.key in keys) for row in rows}
    for row in rows:
        if row.broader_id in nodes:
            nodes[row.broader_id].narrower.append(nodes[row.pk])
    top = [nodes[row.pk] for row in rows if row.broader_id not in nodes]
    strange = [key for key in keys if key not in {row.key for row in rows}]
    return Tree(scheme, bound, top, [node for node in nodes.values() if node.is_chosen], strange)
