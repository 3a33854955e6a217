"""What a reader chose, as bitmaps: values of a facet widen, facets narrow."""

from functools import reduce

from pyroaring import BitMap


def with_any(facet, values, snapshot):
    """Answer the cases that carry at least one of the *values*; a value that nobody carries adds nothing."""
    postings = snapshot.facets.get(facet, {})
    return reduce(BitMap.union, (postings[value] for value in values if value in postings), BitMap())


def narrowed(found, chosen, but=()):
    """Answer those of *found* that lie in every bitmap of *chosen*, ``{facet: bitmap}``; facets in *but* do not count."""
    return reduce(BitMap.intersection, (bitmap for facet, bitmap in chosen.items() if facet not in but), found)
