"""The cases linked to a node and to those below it: which links, from where, and which places have none.

The cases stand in an app above this one: they are reached through the links that point at the indicators.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from indicators.models import Indicator
from indicators.querysets import NATION
from reference.models import Jurisdiction
from reference.tiles import tile_map

SHOWN = 6


class Group(NamedTuple):
    """Links of one directness, its label, the first of them and the rest."""

    key: str
    label: str
    links: list

    @property
    def first(self):
        return self.links[:SHOWN]

    @property
    def rest(self):
        return self.links[SHOWN:]


@dataclass(frozen=True)
class Linked:
    """One link a case, its most direct one, the most direct first; a link comes with its case, place and indicator."""

    links: list

    @property
    def total(self):
        return len(self.links)

    @property
    def groups(self):
        """The Groups that have links, direct ones first."""
        groups = [Group(key, label, [link for link in self.links if link.directness == key]) for key, label in _directness().choices]
        return [group for group in groups if group.links]

    @cached_property
    def regions(self):
        """The tile map of the nation's divisions with the number of linked cases, None where no place is on it."""
        places = list(Jurisdiction.objects.on_tile_map(NATION).select_related("parent"))
        counts = Counter(link.case.jurisdiction.code for link in self.links)
        return tile_map(places[0].parent, places, counts) if places else None

    @property
    def regions_without(self):
        return [tile.place for tile in self.regions.tiles if not tile.count]

    @property
    def countries(self):
        """``[(place, number)]``: cases by country or bloc, those of its divisions and groupings among them, the most first."""
        places = [link.case.jurisdiction.parent or link.case.jurisdiction for link in self.links]
        by_code = {place.code: place for place in places}
        return [(by_code[code], number) for code, number in Counter(place.code for place in places).most_common()]

    @property
    def elsewhere(self):
        """The countries but the nation itself."""
        return [(place, number) for place, number in self.countries if place.code != NATION]

    @property
    def above_regions(self):
        """The number of cases of the nation as a whole or of groupings of its divisions."""
        return self.total - self.regions.total - sum(number for _place, number in self.elsewhere)


def linked_to(node):
    """Answer the Linked cases of *node* and of the nodes below it, published ones only (one query)."""
    codes = node.codes
    links = _link_model().objects.filter(
        indicator__framework__key=Indicator.MAIN_FRAMEWORK, indicator__code__in=codes, case__stage="published"
    )
    links = links.select_related("case__jurisdiction__parent", "indicator__framework").defer(
        "case__how_zh", "case__how_en", "case__summary_zh", "case__summary_en", "indicator__definition_zh", "indicator__definition_en"
    )
    by_case = {}
    for link in sorted(links, key=lambda link: (_strength(link), codes.index(link.indicator.code))):
        by_case.setdefault(link.case_id, link)
    return Linked(sorted(by_case.values(), key=lambda link: (_strength(link), _newest(link))))


def _link_model():
    return Indicator._meta.get_field("links").related_model


def _directness():
    return _link_model().Directness


def _strength(link):
    """Direct before contributory before contextual, then what the source says before what a curator judged."""
    return _directness().values.index(link.directness), link.basis != "source"


def _newest(link):
    return -(link.case.start.toordinal() if link.case.start else 0), link.case.slug
