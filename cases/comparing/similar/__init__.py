"""Similar cases: the closest to one, in other places first, each with a score that adds up and the reason in a sentence.

The door: ``neighbours(case, emphasis=None, limit=10, where="elsewhere")`` answers Neighbours; ``read_emphasis`` takes a reader's own
weights from an address; ``nearest_to(record, limit, snapshot)`` finds the closest to what is no case yet. What is compared stands
in ``features``, how it adds up in ``scoring``, what two cases share by name in ``traits``, the sentence in ``reasons``.
"""

from cases.comparing.similar.drafted import concepts_of, links_of, nearest_to, texts_of
from cases.comparing.similar.emphasis import USUAL_EMPHASIS, Emphasis, read_emphasis
from cases.comparing.similar.nearest import WHERE, Neighbour, neighbours

__all__ = [
    "USUAL_EMPHASIS",
    "WHERE",
    "Emphasis",
    "Neighbour",
    "concepts_of",
    "links_of",
    "nearest_to",
    "neighbours",
    "read_emphasis",
    "texts_of",
]
