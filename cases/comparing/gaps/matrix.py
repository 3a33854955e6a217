"""The gap matrix that was asked for: axes, counts in one pass, coverage and comparison, read from the database."""

from functools import cached_property, partial

from cases.comparing.coverage import read_coverage
from cases.comparing.gaps.axes import entry_columns, read_terms
from cases.comparing.gaps.cells import Grid, against_all, against_country, against_peers
from cases.comparing.gaps.choices import places_of
from cases.finding import Axis, Question, tabulate
from indicators.regions.reading import read_provinces
from reference.merged import merged_keys
from reference.models import Jurisdiction

PEERS = 6
EVERYWHERE = ""  # the row of all places together
OWN = "own:"  # before a country's code: its divisions together, to be taken off
EVERYTHING = ""  # the column of all terms together


class Matrix:
    """Places × columns under *choices* (see ``choices.Choices``); *asked* is the CaseFilter of the filters that hold for every cell."""

    def __init__(self, choices, asked):
        self.choices, self.asked = choices, asked
        self.facet = choices.columns
        self.places = {place.code: place for place in places_of(choices.rows)}

    @cached_property
    def terms(self):
        return read_terms(self.facet)

    @cached_property
    def crosswalk(self):
        """The outside list that the columns come from, None for our own terms."""
        vocabulary = self.asked.counted_by.get(self.facet)
        return self.asked.crosswalks.of(self.facet, vocabulary.key) if vocabulary else None

    @cached_property
    def columns(self):
        """``{key: Column}`` in the order of the list."""
        columns = entry_columns(self.crosswalk) if self.crosswalk else self.terms.columns[self.choices.level]
        return {column.key: column for column in columns}

    @cached_property
    def table(self):
        """The counts of all rows, of the rows together, of their countries and of these countries' divisions."""
        return self._tabulate(self.asked.question)

    @cached_property
    def unfiltered(self):
        """The counts as they would be without any filter."""
        question = self.asked.question
        return self._tabulate(Question()) if question.text or question.choices else self.table

    def _tabulate(self, question):
        rows = {code: (code,) for code in self.places} | {EVERYWHERE: tuple(self.places)}
        for country, divisions in self._divisions.items():
            rows |= {country: (country,), OWN + country: divisions}
        columns = {key: column.values for key, column in self.columns.items()}
        columns[EVERYTHING] = tuple(value for values in columns.values() for value in values)
        return tabulate(question, Axis("place", rows), Axis(self.facet, columns))

    @cached_property
    def countries(self):
        """``{place code: code of the country that it lies in}``; none of a country."""
        return {code: place.parent.code for code, place in self.places.items() if place.parent}

    @cached_property
    def country(self):
        """The country that all rows lie in, None where there are several or none."""
        countries = {place.parent for place in self.places.values()}
        return countries.pop() if len(countries) == 1 else None

    @cached_property
    def _divisions(self):
        """``{country: codes of everything within it}``, of the countries of the rows."""
        found = {}
        rows = Jurisdiction.objects.filter(parent__code__in=set(self.countries.values())) if self.countries else Jurisdiction.objects.none()
        for code, country in rows.order_by().values_list("code", "parent__code"):
            found.setdefault(country, []).append(code)
        return {country: tuple(codes) for country, codes in found.items()}

    @cached_property
    def own_counts(self):
        """``{country: {column: cases of the country itself}}``: its divisions and groupings taken off."""
        counts = self.table.counts
        return {
            country: {column: counts[country][column] - counts[OWN + country][column] for column in self.columns}
            for country in self._divisions
        }

    @cached_property
    def peers(self):
        """``{province: codes of the provinces most like it}``, the nearest first; read only where it is asked for (four queries)."""
        if self.choices.rows != "provinces":
            return {}
        provinces = read_provinces()
        return {code: tuple(peer.place for peer in provinces.peers(code)[:PEERS]) for code in self.places if code in provinces}

    @cached_property
    def coverage(self):
        return read_coverage()

    def covers(self, place, column):
        """Whether the documents go through *place* for everything that the column counts."""
        return all(self.coverage.covering(place, self.facet, lineage) for lineage in self.columns[column].lineages)

    def covering(self, place, column):
        """Answer the ``(Statement, Part)`` that cover a cell."""
        pairs = [pair for lineage in self.columns[column].lineages for pair in self.coverage.covering(place, self.facet, lineage)]
        return list({id(part): (statement, part) for statement, part in pairs}.values()) if self.covers(place, column) else []

    @cached_property
    def grid(self):
        return Grid(list(self.places), list(self.columns), self.table.counts, self.unfiltered.counts, self.covers, self._against())

    def _against(self):
        ways = {
            "all": lambda: against_all,
            "peers": lambda: against_peers(self.peers),
            "country": lambda: against_country(self.countries, self.own_counts),
        }
        return ways[self.choices.compare]()

    @cached_property
    def totals(self):
        """``{place: number of cases}`` whatever the column."""
        return {code: self.table.totals[code] for code in self.places}

    @cached_property
    def column_totals(self):
        """``{column: number of cases in the rows together}``, each case once."""
        return {key: self.table.counts[EVERYWHERE][key] for key in self.columns}

    @property
    def total(self):
        """The number of cases in the rows together, whatever the column."""
        return self.table.totals[EVERYWHERE]

    @cached_property
    def sort(self):
        """The key that the rows are sorted by: ``place``, ``total`` or a column; what is none of these is None."""
        asked = self.choices.sort.lower() or "place"
        if asked in {"place", "total"} or asked in self.columns:
            return asked
        facet = self.choices.columns
        asked = merged_keys(scheme__key=facet, key=asked).get(f"{facet}/{asked}", "").partition("/")[2]
        return asked if asked in self.columns else None

    @cached_property
    def places_in_order(self):
        """The codes of the rows, sorted and folded as asked."""
        number = {"total": self.totals.get}.get(self.sort, partial(self._count, self.sort) if self.sort in self.columns else None)
        codes = sorted(self.places, key=lambda code: -number(code)) if number else list(self.places)
        return [code for code in codes if code not in self.folded_places]

    def _count(self, column, code):
        return self.table.counts[code][column]

    @cached_property
    def columns_in_order(self):
        """The keys of the columns, sorted and folded as asked."""
        keys = list(self.columns)
        if self.choices.order == "count":
            keys.sort(key=lambda key: -self.column_totals[key])
        return [key for key in keys if key not in self.folded_columns]

    @cached_property
    def folded_places(self):
        """The codes of rows without any case in the columns, where these are to be folded; the place looked at stays."""
        if self.choices.empty != "fold":
            return set()
        looked_at = self.choices.place and self.choices.place.code
        counts = self.table.counts
        return {code for code in self.places if code != looked_at and not any(counts[code][key] for key in self.columns)}

    @cached_property
    def folded_columns(self):
        return {key for key, number in self.column_totals.items() if not number} if self.choices.empty == "fold" else set()
