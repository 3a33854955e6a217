"""How a place stands in each dimension: the mean of what is known of its indicators, and which dimension is the weakest."""

from typing import NamedTuple

MIDDLE = 50
# Means closer than this are the same standing.
SAME = 0.05


class Judged(NamedTuple):
    """A measured node of a dimension: the *path* of the series that judges it (None: no series of places has values there).

    *percentile* of the place, None where it is not compared.
    """

    code: str
    path: str | None
    percentile: float | None
    is_proxy: bool = False


class Summary(NamedTuple):
    """A dimension of a place: *mean* percentile over the nodes that are compared, None where there is none.

    *compared* of *nodes* indicators carry the mean, *proxies* of those by a proxy; *known* have a series of places at all.
    """

    dimension: str
    mean: float | None
    compared: int
    known: int
    proxies: int
    nodes: int

    @property
    def is_below_the_middle(self):
        return self.mean is not None and self.mean < MIDDLE


def summary(dimension, judged):
    """Answer the Summary of *dimension*, whose measured nodes are all in *judged*; each node counts once."""
    compared = [node for node in judged if node.percentile is not None]
    mean = sum(node.percentile for node in compared) / len(compared) if compared else None
    proxies = sum(1 for node in compared if node.is_proxy)
    return Summary(dimension, mean, len(compared), sum(1 for node in judged if node.path), proxies, len(judged))


def weakest(summaries):
    """Answer the Summaries with the lowest mean, several where they are equal; a dimension without any series is never weak."""
    known = [one for one in summaries if one.mean is not None]
    lowest = min((one.mean for one in known), default=None)
    return [one for one in known if one.mean - lowest < SAME]
