"""Content tables of the index: framework, tree, series, observations and published scores."""

from fractions import Fraction

from indicators.models import Framework, Indicator, Observation, PublishedScore, Series
from indicators.structure import check_tree, level_of
from reference.columns import Address, Link, Number, Pair, Place, Text
from reference.records import NAME, NOTE, Table
from reference.rows import read_rows

OBSERVATION_COLUMNS = (
    "indicator",
    "series",
    "jurisdiction",
    "year",
    "value",
    "status",
    "seen_in",
    "issuer_zh",
    "issuer_en",
    "place",
    "url",
    "note_zh",
    "note_en",
)
LARGEST = {"value": 10**17, "score": 10**5}


class Year(Number):
    """A calendar year of the statistics."""

    def __init__(self, key, required=False):
        super().__init__(key, required=required, whole=True)

    def check(self, value, known):
        problems = list(super().check(value, known))
        if not problems and not 1949 <= Fraction(str(value)) <= 2100:
            problems = [((), f"“{value}” is not a year of the index: write four digits, such as 2024")]
        yield from problems


class Amount(Number):
    """A number that is smaller than *below*, and above zero where *positive*."""

    def __init__(self, key, below, positive=False, **options):
        super().__init__(key, required=True, **options)
        self.below, self.positive = below, positive

    def check(self, value, known):
        problems = list(super().check(value, known))
        if not problems and abs(Fraction(str(value))) >= self.below:
            problems = [((), f"“{value}” is too large: “{self.key}” must stay below {self.below}")]
        if not problems and self.positive and Fraction(str(value)) <= 0:
            problems = [((), f"“{value}” must be above zero")]
        yield from problems


class IndicatorTable(Table):
    """The nodes of a tree; the file begins with its framework, parents and weights are checked as a whole."""

    def blocks(self, folder):
        blocks, problems = super().blocks(folder)
        heads = {block.file: block.data["framework"] for block in blocks if set(block.data) == {"framework"}}
        nodes = [block for block in blocks if set(block.data) != {"framework"}]
        for block in nodes:
            if block.file not in heads:
                problems.append(block.problem((), "the file must begin with its framework: “- framework: caict-4-12-27”"))
            block.data = {"framework": heads.get(block.file, ""), **block.data}
        for file in dict.fromkeys(block.file for block in nodes):
            tree = [block for block in nodes if block.file == file]
            faults = check_tree([block.data for block in tree])
            problems += [tree[position].problem((key,), message) for position, key, message in faults]
        return nodes, problems

    def write(self, record, row, pks, loaded_digest=""):
        row = row or self.model()
        row.level = level_of(record["code"])
        return super().write(record, row, pks, loaded_digest)

    def remove(self, rows):
        for level in sorted({row.level for row in rows}, reverse=True):
            super().remove([row for row in rows if row.level == level])


class SeriesTable(Table):
    """Series, under the key ``indicator/series``."""

    def key_of(self, record):
        return f"{record.get('indicator', '')}/{record.get('key', '')}"

    def check(self, record, known):
        yield from super().check(record, known)
        code = str(record.get("indicator", ""))
        if code in known["indicator"] and level_of(code) != 3:
            yield ("indicator",), f"{code} is not measured itself: give the series to an indicator of level 3"


class ObservationTable(Table):
    """Observations: rows of CSV, under the key ``indicator/series/place/year/seen in``."""

    related = ("series__indicator",)

    def __init__(self, name, files, columns, series):
        super().__init__(name, Observation, files, columns)
        self.series = series

    def blocks(self, folder):
        blocks, problems = [], []
        for path in sorted(found for pattern in self.files for found in folder.glob(pattern)):
            more_blocks, more_problems = read_rows(path, folder, OBSERVATION_COLUMNS)
            blocks += more_blocks
            problems += more_problems
        roles = {self.series.key_of(block.data): block.data.get("role") for block in self.series.blocks(folder)[0]}
        for block in blocks:
            block.data = _observation(block.data)
            problems += [block.problem((), message) for message in _role_problems(block.data, roles)]
        return blocks, problems

    def key_of(self, record):
        return "/".join(str(record.get(key, "")) for key in ("series", "jurisdiction", "year", "seen_in"))


def _observation(cells):
    """Answer the record of a CSV line: the series under its full key, languages side by side."""
    record = {key: value for key, value in cells.items() if key in ("jurisdiction", "year", "value", "status", "seen_in", "place", "url")}
    record["series"] = f"{cells.get('indicator', '')}/{cells.get('series', '')}"
    for key in ("issuer", "note"):
        pair = {suffix: cells[f"{key}_{suffix}"] for suffix in ("zh", "en") if f"{key}_{suffix}" in cells}
        if pair:
            record[key] = pair
    return record


def _role_problems(record, roles):
    """Yield what is wrong where a value that was solved from the index could pass for evidence, or the reverse."""
    role, status = roles.get(record["series"]), record.get("status")
    for word in (Series.Role.BACK_SOLVED, Series.Role.PROXY):
        if role is not None and (role == word) != (status == word):
            yield f"the status “{status}” does not fit the series “{record['series']}”, whose role is “{role}”: correct one of them"


class ScoreTable(Table):
    """Published scores, under the key ``indicator/year``."""

    def key_of(self, record):
        return f"{record.get('indicator', '')}/{record.get('year', '')}"

    def check(self, record, known):
        yield from super().check(record, known)
        if record.get("status") == PublishedScore.Status.BASE and str(record.get("value")) not in ("100", "100.0"):
            yield ("value",), "the index is 100 in its base year: correct the value or the status"


UNIT = Pair("unit", required=True)
SERIES = SeriesTable(
    "series",
    Series,
    ["indicators/series*.yaml"],
    [
        Link("indicator", "indicator", "indicator.code", required=True),
        Text("key", required=True),
        Text("role", required=True, choices=Series.Role.values),
        NAME,
        UNIT,
        NOTE,
    ],
)
TABLES = (
    Table(
        "framework",
        Framework,
        ["indicators/framework*.yaml"],
        [
            Text("key", required=True),
            Text("edition", required=True),
            Year("base_year", required=True),
            Link("source", "source", "source.key", required=True),
            NAME,
            NOTE,
        ],
    ),
    IndicatorTable(
        "indicator",
        Indicator,
        ["indicators/tree*.yaml"],
        [
            Link("framework", "framework", "framework.key", required=True),
            Text("code", required=True),
            Link("parent", "indicator", "parent.code"),
            NAME,
            Pair("definition", required=True),
            UNIT,
            Text("direction", required=True, choices=Indicator.Direction.values),
            Number("weight", required=True),
            Year("latest_year"),
        ],
        key="code",
    ),
    SERIES,
    ObservationTable(
        "observation",
        ["indicators/observations*.csv"],
        [
            Link("series", "series", "series.path", required=True),
            Link("jurisdiction", "place", "jurisdiction.code", required=True),
            Year("year", required=True),
            Amount("value", LARGEST["value"]),
            Text("status", required=True, choices=Observation.Status.values),
            Text("seen_in", required=True, choices=Observation.SeenIn.values),
            Pair("issuer", required=True),
            Place("place"),
            Address("url"),
            NOTE,
        ],
        series=SERIES,
    ),
    ScoreTable(
        "score",
        PublishedScore,
        ["indicators/scores*.yaml"],
        [
            Link("indicator", "indicator", "indicator.code", required=True),
            Year("year", required=True),
            Amount("value", LARGEST["score"], positive=True, places=3),
            Text("status", required=True, choices=PublishedScore.Status.values),
            Link("source", "source", "source.key", required=True),
            Place("place", required=True),
            NOTE,
        ],
    ),
)
