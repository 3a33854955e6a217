"""Content tables of the index and of other frameworks: trees, series, observations and published scores.

Plain files hold records as they are; those of country statistics are read by ``indicators.statistics``.
"""

from django.utils.translation import gettext as _

from indicators.columns import Amount, Choice, Year
from indicators.editions.record import EDITIONS
from indicators.models import Framework, Indicator, Observation, PublishedScore, Series
from indicators.statistics import indicators_of_statistics, series_of_statistics, values_of_statistics
from indicators.structure import MAIN_FRAMEWORK, ROOT, check_tree, code_of, level_of, natural_key
from reference.columns import Address, Link, Number, Pair, Place, Text
from reference.records import NAME, NOTE, Table, is_filled
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


class FrameworkTable(Table):
    """Frameworks; the main one is an index and has a base year."""

    def check(self, record, known):
        yield from super().check(record, known)
        if record.get("key") == MAIN_FRAMEWORK:
            yield from missing(record, ("base_year",))


def missing(record, keys):
    """Yield a message for every one of *keys* that *record* lacks."""
    for key in keys:
        if not is_filled(record.get(key)):
            yield (), _("“{key}” is missing: add it").format(key=key)


class IndicatorTable(Table):
    """The nodes of a tree; the file begins with its framework, parents and weights are checked as a whole.

    Nodes of other frameworks than the main one have the key ``framework/code``; they may do without unit, direction and weight.
    """

    related = ("parent__framework",)

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
            faults = check_tree([block.data for block in tree], needs_weights=heads.get(file) == MAIN_FRAMEWORK)
            problems += [tree[position].problem((key,), message) for position, key, message in faults]
        for block in nodes:
            if block.data.get("parent") is not None:
                block.data["parent"] = natural_key(block.data["framework"], str(block.data["parent"]))
        more_nodes, more_problems = indicators_of_statistics(folder)
        return nodes + more_nodes, problems + more_problems

    def key_of(self, record):
        return natural_key(record.get("framework", ""), str(record.get("code", "")))

    def check(self, record, known):
        yield from super().check(record, known)
        if record.get("framework") == MAIN_FRAMEWORK:
            yield from missing(record, ("unit", "direction"))

    def write(self, record, row, pks, loaded_digest=""):
        row = row or self.model()
        row.level = level_of(code_of(record["parent"])) + 1 if "parent" in record else 0
        return super().write(record, row, pks, loaded_digest)

    def remove(self, rows):
        for level in sorted({row.level for row in rows}, reverse=True):
            super().remove([row for row in rows if row.level == level])


class SeriesTable(Table):
    """Series, under the key ``indicator/series``."""

    related = ("indicator__framework",)

    def blocks(self, folder):
        blocks, problems = super().blocks(folder)
        return blocks + series_of_statistics(folder), problems

    def key_of(self, record):
        return f"{record.get('indicator', '')}/{record.get('key', '')}"

    def check(self, record, known):
        yield from super().check(record, known)
        key = str(record.get("indicator", ""))
        if key in known["indicator"] and not _is_measured(key, known["indicator"]):
            yield ("indicator",), _("{key} is not measured itself: give the series to an indicator of level 3").format(key=key)


def _is_measured(key, known):
    """Level 3 of the index is measured; of another framework what is not the total and has no node below."""
    if "/" not in key:
        return level_of(key) == 3
    return code_of(key) != ROOT and not any(other.startswith(f"{key}.") for other in known)


class ObservationTable(Table):
    """Observations: rows of CSV, under the key ``indicator/series/place/year/seen in``."""

    related = ("series__indicator__framework",)

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
            block.data = observation_of(block.data)
            problems += [block.problem((), message) for message in role_problems(block.data, roles)]
        values, more_problems = values_of_statistics(folder)
        return blocks + values, problems + more_problems

    def key_of(self, record):
        return "/".join(str(record.get(key, "")) for key in ("series", "jurisdiction", "year", "seen_in"))

    def check(self, record, known):
        yield from super().check(record, known)
        of_the_index = str(record.get("series", "")).count("/") == 1
        seen_in_the_report = record.get("seen_in") == Observation.SeenIn.REPORT
        yield from missing(record, [*(["year"] if of_the_index else []), "place" if seen_in_the_report else "issuer"])


def observation_of(cells):
    """Answer the record of a CSV line: the series under its full key, languages side by side."""
    record = {key: value for key, value in cells.items() if key in ("jurisdiction", "year", "value", "status", "seen_in", "place", "url")}
    record["series"] = f"{cells.get('indicator', '')}/{cells.get('series', '')}"
    for key in ("issuer", "note"):
        pair = {suffix: cells[f"{key}_{suffix}"] for suffix in ("zh", "en") if f"{key}_{suffix}" in cells}
        if pair:
            record[key] = pair
    return record


def role_problems(record, roles):
    """Yield what is wrong where a value that was solved from the index could pass for evidence, or the reverse."""
    role, status = roles.get(record["series"]), record.get("status")
    for word in (Series.Role.BACK_SOLVED, Series.Role.PROXY):
        if role is not None and (role == word) != (status == word):
            message = _("the status “{status}” does not fit the series “{series}”, whose role is “{role}”: correct one of them")
            yield message.format(status=status, series=record["series"], role=role)


class ScoreTable(Table):
    """Published scores, under the key ``indicator/year``."""

    related = ("indicator__framework",)

    def key_of(self, record):
        return f"{record.get('indicator', '')}/{record.get('year', '')}"

    def check(self, record, known):
        yield from super().check(record, known)
        if record.get("status") == PublishedScore.Status.BASE and str(record.get("value")) not in ("100", "100.0"):
            yield ("value",), _("the index is 100 in its base year: correct the value or the status")


SERIES = SeriesTable(
    "series",
    Series,
    ["indicators/**/series*.yaml"],
    [
        Link("indicator", "indicator", "indicator.key", required=True),
        Text("key", required=True),
        Text("role", required=True, choices=Series.Role.values),
        NAME,
        Pair("unit", required=True),
        NOTE,
    ],
)
OBSERVATIONS = ObservationTable(
    "observation",
    ["indicators/**/observations*.csv"],
    [
        Link("series", "series", "series.path", required=True),
        Link("jurisdiction", "place", "jurisdiction.code", required=True),
        Year("year"),
        Amount("value", LARGEST["value"]),
        Choice("qualifier", Observation.Qualifier.values, usual=Observation.Qualifier.EXACT),
        Text("status", required=True, choices=Observation.Status.values),
        Text("seen_in", required=True, choices=Observation.SeenIn.values),
        Pair("issuer"),
        Place("place"),
        Address("url"),
        NOTE,
    ],
    series=SERIES,
)
TABLES = (
    FrameworkTable(
        "framework",
        Framework,
        ["indicators/**/framework*.yaml"],
        [
            Text("key", required=True),
            Choice("kind", Framework.Kind.values, usual=Framework.Kind.INDEX),
            Text("edition", required=True),
            Year("base_year"),
            Link("source", "source", "source.key", required=True),
            Place("place"),
            NAME,
            NOTE,
        ],
    ),
    IndicatorTable(
        "indicator",
        Indicator,
        ["indicators/**/tree*.yaml"],
        [
            Link("framework", "framework", "framework.key", required=True),
            Text("code", required=True),
            Link("parent", "indicator", "parent.key"),
            NAME,
            Pair("definition", required=True),
            Pair("unit"),
            Text("direction", choices=Indicator.Direction.values),
            Number("weight"),
            Year("latest_year"),
        ],
        key="code",
    ),
    SERIES,
    OBSERVATIONS,
    ScoreTable(
        "score",
        PublishedScore,
        ["indicators/**/scores*.yaml"],
        [
            Link("indicator", "indicator", "indicator.key", required=True),
            Year("year", required=True),
            Amount("value", LARGEST["score"], positive=True, places=3),
            Text("status", required=True, choices=PublishedScore.Status.values),
            Link("source", "source", "source.key", required=True),
            Place("place", required=True),
            NOTE,
        ],
    ),
    EDITIONS,
)
