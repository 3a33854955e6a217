"""Places of similar structure: how far apart two are in standardised features that do not depend on their size."""

import math
from typing import NamedTuple

LEAST_SHARED = 4
ALIKE = 2


class Feature(NamedTuple):
    """A size-free feature, ``{place: number}``; *is_ratio*: without upper bound, so that its logarithm is standardised."""

    key: str
    values: dict
    is_ratio: bool


class Peer(NamedTuple):
    """A place, its *distance* in standard deviations, and the features where the two are nearest and farthest apart.

    *alike* holds two keys, nearest first, *differs* one; *shared* of *of* features are known of both.
    """

    place: str
    distance: float
    alike: tuple
    differs: str
    shared: int
    of: int


def standardised(feature):
    """Answer ``{place: z-score}`` with the standard deviation of all places; empty where they do not differ."""
    values = {place: _measure(feature, number) for place, number in feature.values.items() if not feature.is_ratio or number > 0}
    if len(values) < 2:
        return {}
    mean = sum(values.values()) / len(values)
    deviation = math.sqrt(sum((number - mean) ** 2 for number in values.values()) / len(values))
    return {place: (number - mean) / deviation for place, number in values.items()} if deviation > 1e-12 else {}


def _measure(feature, number):
    return math.log(number) if feature.is_ratio else float(number)


def peers(features, place, least_shared=LEAST_SHARED):
    """Answer a Peer for every other place that shares at least *least_shared* features with *place*, nearest first.

    The distance is the root mean square of the differences of z-scores over the shared features; equal distances go by code.
    """
    scores = {feature.key: standardised(feature) for feature in features}
    others = sorted({other for own in scores.values() for other in own} - {place})
    found = [_peer(scores, place, other, least_shared) for other in others]
    return sorted((peer for peer in found if peer), key=lambda peer: (peer.distance, peer.place))


def _peer(scores, place, other, least_shared):
    gaps = {key: abs(own[place] - own[other]) for key, own in scores.items() if place in own and other in own}
    if len(gaps) < max(least_shared, ALIKE + 1):
        return None
    nearest = sorted(gaps, key=gaps.__getitem__)
    distance = math.sqrt(sum(gap**2 for gap in gaps.values()) / len(gaps))
    return Peer(other, distance, tuple(nearest[:ALIKE]), nearest[-1], len(gaps), len(scores))
