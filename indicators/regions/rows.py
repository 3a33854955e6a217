"""A series in a province as a row of a table: level, change, rank, percentile for its size, the nation's value, course."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.utils.translation import gettext as _

from indicators.drawing.lines import Point
from indicators.drawing.lines import sparkline as sparkline_of
from indicators.figures import short_figure
from indicators.models import Series
from indicators.querysets import NATION
from indicators.regions.comparability import sharp_changes
from indicators.regions.words import NO_GROWTH, NO_RANK, growth_words, rank_words, share_words


class Cell(NamedTuple):
    """A year of a row: its Value, None where there is none, and whether it is kept out of every comparison."""

    year: int
    value: object
    is_excluded: bool


@dataclass(frozen=True)
class Row:
    """The series *path* in the province *place*; *provinces* know every value."""

    provinces: object
    path: str
    place: str

    @property
    def series(self):
        return self.provinces.series[self.path]

    @property
    def place_name(self):
        return self.provinces.places[self.place].name

    @property
    def address(self):
        """The series on the page of the province."""
        return f"{self.provinces.places[self.place].get_absolute_url()}#index-{self.indicator.dimension}"

    @property
    def indicator(self):
        return self.series.indicator

    @property
    def is_leading(self):
        """Whether the series judges its node."""
        return self.provinces.leading[self.indicator.code] == self.path

    @property
    def is_proxy(self):
        return self.series.role == Series.Role.PROXY

    @property
    def is_part(self):
        return self.series.role == Series.Role.COMPONENT

    @property
    def anchor(self):
        """The fragment at which the note of the series stands."""
        return f"series-{self.path.replace('/', '-')}"

    @property
    def panel(self):
        return self.provinces.panels[self.path]

    @property
    def standing(self):
        return self.provinces.standings[self.path][self.place]

    @property
    def judged(self):
        """The Standing for the size of the province, None where GDP is not known."""
        return self.provinces.judged.get(self.path, {}).get(self.place)

    @property
    def percentile(self):
        return self.judged and self.judged.percentile

    @property
    def values(self):
        """``{year: Value}`` of the province."""
        return self.provinces.values[self.path].get(self.place, {})

    @property
    def sources(self):
        """Where its values were seen and who issued them, each once, in words."""
        return list(dict.fromkeys(f"{value.seen_in_words}, {value.issuer}" for value in self.values.values()))

    def in_year(self, year):
        """Answer the Cell of *year*."""
        return Cell(year, self.values.get(year), (self.place, year) in self.panel.excluded)

    @property
    def latest(self):
        """The Value in the year of comparison, None where there is none."""
        return self.values.get(self.standing.year)

    @property
    def level(self):
        return short_figure(self.latest.number, self.series.unit) if self.latest else ""

    @property
    def rank(self):
        return rank_words(self.standing.rank) if self.standing.rank else ""

    @property
    def judged_rank(self):
        return rank_words(self.judged.rank) if self.judged and self.judged.rank else ""

    @property
    def reason(self):
        """Why the province is not ranked, in words."""
        return NO_RANK[self.standing.reason] if self.standing.reason else ""

    @property
    def growth(self):
        return growth_words(self.standing.growth) if self.standing.growth else ""

    @property
    def no_growth(self):
        return NO_GROWTH[self.standing.no_growth] if self.standing.no_growth else ""

    @cached_property
    def sharp(self):
        """The ``(year before, year)`` between which the value changed by more than a factor of 3."""
        return sharp_changes(self.panel, self.place)

    @property
    def nation(self):
        """The nation's Value of the same series and year, None where there is none to compare with."""
        return self.provinces.values[self.path].get(NATION, {}).get(self.standing.year)

    @property
    def nation_level(self):
        return short_figure(self.nation.number, self.series.unit) if self.nation else ""

    @property
    def share_of_nation(self):
        """The province's part of an amount of the whole nation, such as “4%”; empty for shares and for what is not compared."""
        if self.panel.is_share or not self.nation or not self.standing.rank:
            return ""
        return share_words(self.latest.number / self.nation.number)

    @cached_property
    def course(self):
        """The comparable values as a Sparkline, None where there are fewer than two."""
        known = self.panel.comparable(self.place)
        return sparkline_of([Point(year, float(number)) for year, number in known.items()]) if len(known) > 1 else None

    @property
    def course_words(self):
        years = list(self.panel.comparable(self.place).items())
        (first_year, first), (last_year, last) = years[0], years[-1]
        names = {
            "name": self.series.name,
            "first": short_figure(first, self.series.unit),
            "first_year": first_year,
            "last": short_figure(last, self.series.unit),
            "last_year": last_year,
        }
        return _("%(name)s: %(first)s in %(first_year)s, %(last)s in %(last_year)s") % names

    @property
    def course_years(self):
        years = list(self.panel.comparable(self.place))
        return _("%(first_year)s–%(last_year)s") % {"first_year": years[0], "last_year": years[-1]}
