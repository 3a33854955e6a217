"""The provinces' values from the database: four queries, then everything that is calculated from them, each once."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from indicators.models import Indicator, Observation, Series
from indicators.querysets import NATION
from indicators.regions.comparability import excluded
from indicators.regions.dimensions import Judged, summary
from indicators.regions.measures import features, gdp_of, leading, sized
from indicators.regions.panels import Panel
from indicators.regions.peers import peers
from indicators.regions.standings import standings
from indicators.values import MOST_TRUSTED_FIRST
from reference.languages import InReaderLanguage
from reference.models import Jurisdiction

FIELDS = ("value", "status", "seen_in", "issuer_zh", "issuer_en", "note_zh", "note_en")


@dataclass(frozen=True)
class Value:
    """One observation of a province or of the nation."""

    number: object
    status: str
    seen_in: str
    issuer_zh: str
    issuer_en: str
    note_zh: str
    note_en: str

    issuer = InReaderLanguage()
    note = InReaderLanguage()

    @property
    def status_words(self):
        return Observation.Status(self.status).label

    @property
    def seen_in_words(self):
        return Observation.SeenIn(self.seen_in).label


class Provinces:
    """What is known of the provinces, and what follows from it; made by ``read_provinces()``.

    *dimensions*: the level-1 nodes; *nodes*: ``{code: Indicator}`` of all measured ones; *series*: ``{path: Series}`` with a value of a
    province, node by node, the one that judges the node first; *places*: ``{code: Jurisdiction}`` with a value;
    *values*: ``{path: {place code, CN too: {year: Value}}}``.
    """

    def __init__(self, indicators, series, places, values):
        self.dimensions = [node for node in indicators if node.level == 1]
        self.nodes = {node.code: node for node in indicators if node.level == 3}
        self.values = {path: values[path] for path in series if values[path].keys() - {NATION}}
        known = {code for by_place in self.values.values() for code in by_place}
        self.places = {place.code: place for place in places if place.code in known}
        by_node = {code: {path: one.role for path, one in series.items() if path.startswith(f"{code}/")} for code in self.nodes}
        known_series = {code: {path: role for path, role in own.items() if path in self.values} for code, own in by_node.items()}
        self.leading = {code: leading(own) for code, own in known_series.items()}
        self.series = {path: series[path] for code, own in known_series.items() for path in self._in_order(code, own)}

    def _in_order(self, code, roles):
        """What judges the node first, then by role and name."""
        return sorted(roles, key=lambda path: (path != self.leading[code], Series.Role.values.index(roles[path]), path))

    def __contains__(self, code):
        return code in self.places

    @property
    def nation_name(self):
        """What the country is called that the provinces are parts of."""
        return next(iter(self.places.values())).parent.name

    @cached_property
    def panels(self):
        """``{path: Panel}`` of the provinces alone."""
        return {path: self._panel(path, one) for path, one in self.series.items()}

    def _panel(self, path, series):
        numbers = {
            place: {year: value.number for year, value in by_year.items()}
            for place, by_year in self.values[path].items()
            if place != NATION
        }
        is_up = series.indicator.direction != Indicator.Direction.DOWN
        return Panel(path, numbers, series.unit_en.startswith("%"), is_up, excluded(path))

    @cached_property
    def standings(self):
        """``{path: {place: Standing}}`` by the values themselves."""
        return {path: standings(panel, self.places) for path, panel in self.panels.items()}

    @cached_property
    def judged(self):
        """``{path: {place: Standing}}`` for the size of a province: amounts per unit of GDP, shares as they are."""
        panels = sized(self.panels, self._gdp)
        return {path: standings(panel, self.places) for path, panel in panels.items()}

    @cached_property
    def _gdp(self):
        return gdp_of(self.panels)

    @cached_property
    def features(self):
        """The Features of structure, ``{key: Feature}``."""
        return {feature.key: feature for feature in features(self.panels, self._gdp)}

    def peers(self, code):
        """Answer the Peers of the province *code*, nearest first."""
        return peers(list(self.features.values()), code)

    def summaries(self, code):
        """Answer the Summaries of the province *code*, dimension by dimension; see ``dimensions.weakest``."""
        return [
            summary(top.dimension, [self._judged(code, node) for node in self.nodes.values() if node.dimension == top.dimension])
            for top in self.dimensions
        ]

    def _judged(self, code, node):
        path = self.leading.get(node.code)
        standing = self.judged[path][code] if path in self.judged else None
        is_proxy = path is not None and self.series[path].role == Series.Role.PROXY
        return Judged(node.code, path, standing and standing.percentile, is_proxy)


def read_provinces():
    """Answer the Provinces of the index: the nodes, their series, the places and their values (four queries)."""
    indicators = list(Indicator.objects.of(Indicator.MAIN_FRAMEWORK).filter(level__in=[1, 3]).select_related("framework"))
    by_pk = {node.pk: node for node in indicators}
    series = {}
    for one in Series.objects.filter(indicator__in=by_pk).exclude(role=Series.Role.BACK_SOLVED):
        one.indicator = by_pk[one.indicator_id]
        series[one.path] = one
    divisions = Jurisdiction.objects.filter(parent__code=NATION, kind=Jurisdiction.Kind.FIRST_LEVEL).select_related("parent")
    return Provinces(indicators, series, divisions, _values({one.pk: path for path, one in series.items()}))


def _values(paths):
    """Answer ``{path: {place: {year: Value}}}``, of several observations of a year the most trusted one."""
    values = defaultdict(lambda: defaultdict(dict))
    rows = Observation.objects.of_provinces().values_list("series_id", "jurisdiction__code", "year", *FIELDS)
    trust = FIELDS.index("seen_in") + 3
    for series, place, year, *fields in sorted(rows, key=lambda row: MOST_TRUSTED_FIRST.index(row[trust])):
        if series in paths:
            values[paths[series]][place].setdefault(year, Value(*fields))
    return values
