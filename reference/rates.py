"""The content tables of exchange rates and price levels: CSV with one value of one year a line."""

import re

from reference.columns import Link, Number, Place, Text
from reference.models import ExchangeRate, PriceLevel, YearlyValue
from reference.records import Table
from reference.rows import read_rows

FIRST_YEAR, LAST_YEAR = 1949, 2100
CURRENCY = re.compile(r"[A-Z]{3}")
# What rates are counted in.
DOLLAR = "USD"


class Positive(Number):
    """A number above zero and smaller than *below*, which its column holds."""

    def __init__(self, key, below, places=6):
        super().__init__(key, required=True, places=places)
        self.below = below

    def check(self, value, known):
        problems = list(super().check(value, known))
        if not problems and not 0 < self.canonical(value) < self.below:
            problems = [((), f"“{value}” must be above zero and below {self.below}")]
        yield from problems


class CalendarYear(Number):
    """A year of four digits."""

    def __init__(self, key):
        super().__init__(key, required=True, whole=True)

    def check(self, value, known):
        problems = list(super().check(value, known))
        if not problems and not FIRST_YEAR <= self.canonical(value) <= LAST_YEAR:
            problems = [((), f"“{value}” is not a year: write four digits, such as 2024")]
        yield from problems


class Currency(Link):
    """The ISO 4217 code of a currency other than the dollar."""

    def check(self, value, known):
        if value == DOLLAR:
            yield (), f"rates are counted in {DOLLAR}: leave its line out"
        elif not CURRENCY.fullmatch(str(value)):
            yield (), f"“{value}” is not a currency: write its ISO 4217 code, such as EUR"
        else:
            yield from super().check(value, known)


class YearlyTable(Table):
    """Values by year, under the key ``what/year``; *key* is the column that says what."""

    def blocks(self, folder):
        blocks, problems = [], []
        for path in sorted(found for pattern in self.files for found in folder.glob(pattern)):
            more_blocks, more_problems = read_rows(path, folder, [column.key for column in self.columns])
            blocks += more_blocks
            problems += more_problems
        return blocks, problems

    def key_of(self, record):
        return f"{record.get(self.key, '')}/{record.get('year', '')}"


class PriceLevelTable(YearlyTable):
    """Price levels: all of one place from one source, since levels of two series cannot be compared."""

    def blocks(self, folder):
        blocks, problems = super().blocks(folder)
        sources = {}
        for block in blocks:
            place, source = block.data.get("jurisdiction"), block.data.get("source")
            first = sources.setdefault(place, source)
            if source != first:
                problems.append(
                    block.problem(("source",), f"{place} has levels from “{first}” already: take all of one place from one source")
                )
        return blocks, problems


SOURCED = (
    Link("source", "source", "source.key", required=True),
    Place("place", required=True),
    Text("seen_in", required=True, choices=YearlyValue.SeenIn.values),
)
TABLES = (
    YearlyTable(
        "exchange rate",
        ExchangeRate,
        ["rates*.csv"],
        [
            Currency("currency", "unit", "currency.key", required=True),
            CalendarYear("year"),
            Positive("rate", below=10**12),
            Text("quote", required=True, choices=ExchangeRate.Quote.values),
            *SOURCED,
        ],
        key="currency",
    ),
    PriceLevelTable(
        "price level",
        PriceLevel,
        ["deflators*.csv"],
        [
            Link("jurisdiction", "place", "jurisdiction.code", required=True),
            CalendarYear("year"),
            Positive("index", below=10**8, places=4),
            *SOURCED,
        ],
        key="jurisdiction",
    ),
)
