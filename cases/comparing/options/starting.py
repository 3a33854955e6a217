"""The starting position of a place: how it stands at every node of the index, and which places are like it."""

from functools import cached_property
from typing import NamedTuple

from indicators.regions.dimensions import MIDDLE
from indicators.regions.profile import likeness
from indicators.regions.rows import Row


class Stand(NamedTuple):
    """How a place stands at a node: the mean *percentile* of the series that judge it and what lies below it, None where none does.

    *row* is the series of a measured node, None where provinces have none. *number* is how many measured nodes carry the mean.
    """

    indicator: object
    percentile: float | None
    row: Row | None
    number: int

    @property
    def is_weak(self):
        """Below the middle of the provinces."""
        return self.percentile is not None and self.percentile < MIDDLE


class Unknown:
    """A place outside the series of provinces: nothing says where it is weak or which places are like it."""

    is_known = False

    def stand(self, indicator):
        return Stand(indicator, None, None, 0)

    def summary(self, indicator):
        return None

    def position(self, code):
        return None, 0

    def likeness(self, code):
        return None


class Known:
    """A province of the index; *profile* is an ``indicators.regions.profile.Profile``."""

    is_known = True

    def __init__(self, profile):
        self.profile, self.provinces, self.code = profile, profile.provinces, profile.code

    @cached_property
    def _rows(self):
        """``{code of a measured node: Row of the series that judges it}``."""
        return {code: Row(self.provinces, path, self.code) for code, path in self.provinces.leading.items() if path}

    def stand(self, indicator):
        """Answer the Stand of the province at *indicator*."""
        return Stand(indicator, self.percentile(indicator.code), self._rows.get(indicator.code), len(self._known(indicator.code)))

    def percentile(self, node):
        """Answer the mean percentile of the measured nodes at and below the code *node*, None where none is compared."""
        known = self._known(node)
        return sum(known) / len(known) if known else None

    def _known(self, node):
        below = (row.percentile for code, row in self._rows.items() if f"{code}.".startswith(f"{node}."))
        return [percentile for percentile in below if percentile is not None]

    def summary(self, indicator):
        """Answer the ``dimensions.Summary`` of the dimension *indicator*, None for a node below one."""
        return {one.dimension: one for one in self._summaries}.get(indicator.code)

    @cached_property
    def _summaries(self):
        return self.provinces.summaries(self.code)

    @cached_property
    def _peers(self):
        return {peer.place: (position, peer) for position, peer in enumerate(self.provinces.peers(self.code), start=1)}

    def position(self, code):
        """Answer ``(position of the place in likeness, of how many)``, the position None for what is no province."""
        found = self._peers.get(code)
        return (found[0] if found else None), len(self._peers)

    def likeness(self, code):
        """Answer the ``profile.Likeness`` of the place *code*, None for what is no province."""
        found = self._peers.get(code)
        return likeness(self.provinces, self.code, found[1]) if found else None


def starting_position(profile):
    """Answer what is known of a place with this *profile*, which is None outside of the series of provinces."""
    return Known(profile) if profile else Unknown()
