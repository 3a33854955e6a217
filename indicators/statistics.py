"""Country statistics: a series of ``statistics/series.yaml`` is an indicator with one series, a row of CSV one of its values.

The rows stand in the form in which they were taken from the document. Here they become records of the framework
``<source>-statistics``, whose own tree has the topics: ``framework/key`` is the indicator, ``framework/key/main`` the series.
"""

import re

from reference.blocks import Block, read_blocks
from reference.columns import nearest
from reference.rows import read_rows

SERIES_FILES = "statistics/series*.yaml"
VALUE_FILES = "statistics/*.csv"
VALUE_COLUMNS = (
    "series_key",
    "series_zh",
    "series_en",
    "unit_zh",
    "unit_en",
    "jurisdiction",
    "year",
    "value",
    "qualifier",
    "place",
    "note_zh",
    "note_en",
)
KEY = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
MAIN = "main"
NEITHER = "none"
PASSED_ON = ("jurisdiction", "year", "value", "qualifier", "place")


def indicators_of_statistics(folder):
    """Answer ``(blocks, problems)``: a node below its topic, or below the total, for every series."""
    series, problems = _series(folder)
    problems += [problem for block in series for problem in _series_problems(block)]
    return [Block(block.file, _indicator(block.data), _lines(block)) for block in series], problems


def series_of_statistics(folder):
    """Answer the blocks of the series themselves; what is wrong in their files is told with the indicators."""
    return [Block(block.file, _main_series(block.data), block.lines) for block in _series(folder)[0]]


def values_of_statistics(folder):
    """Answer ``(blocks, problems)`` of the observations; a row must name its series and its unit as the file of series does."""
    series = {str(block.data.get("key")): block.data for block in _series(folder)[0]}
    blocks, problems = [], []
    for path in sorted(folder.glob(VALUE_FILES)):
        rows, more_problems = read_rows(path, folder, VALUE_COLUMNS)
        problems += more_problems
        for row in rows:
            faults = list(_faults(row.data, series))
            problems += [row.problem((), message) for message in faults]
            if not faults:
                blocks.append(Block(row.file, _value(row.data, series[row.data["series_key"]]), row.lines))
    return blocks, problems


def _series(folder):
    blocks, problems = [], []
    for path in sorted(folder.glob(SERIES_FILES)):
        more_blocks, more_problems = read_blocks(path, folder)
        blocks += more_blocks
        problems += more_problems
    return blocks, problems


def _series_problems(block):
    if not block.data.get("source"):
        yield block.problem((), "“source” is missing: add it")
    key = block.data.get("key", "")
    if not KEY.fullmatch(str(key)):
        yield block.problem(("key",), f"“{key}” is not a key: write small letters, digits and hyphens, such as rd-intensity")


def _framework(series):
    return f"{series.get('source', '')}-statistics"


def _indicator(series):
    own = {key: value for key, value in series.items() if key not in ("key", "topic", "source", "original_source")}
    if own.get("direction") == NEITHER:
        del own["direction"]
    framework = _framework(series)
    return own | {"framework": framework, "code": series.get("key", ""), "parent": f"{framework}/{series.get('topic', '0')}"}


def _lines(block):
    return block.lines | {("code",): block.line_of(("key",)), ("parent",): block.line_of(("topic",))}


def _main_series(series):
    own = {key: series[key] for key in ("name", "unit") if key in series}
    return own | {"indicator": f"{_framework(series)}/{series.get('key', '')}", "key": MAIN, "role": MAIN}


def _faults(cells, series):
    key = cells.get("series_key", "")
    if key not in series:
        yield f"“{key}” is not a series of statistics/series.yaml{nearest(key, series)}"
        return
    for word, pair in (("series", series[key].get("name")), ("unit", series[key].get("unit"))):
        for suffix in ("zh", "en") if isinstance(pair, dict) else ():
            cell, told = cells.get(f"{word}_{suffix}", ""), str(pair.get(suffix, ""))
            if cell != told:
                yield f"“{word}_{suffix}” says “{cell}”, the series {key} says “{told}”: correct one of them"


def _value(cells, series):
    record = {key: cells[key] for key in PASSED_ON if key in cells}
    record |= {"series": f"{_framework(series)}/{series['key']}/{MAIN}", "status": "reported", "seen_in": "report"}
    if "original_source" in series:
        record["issuer"] = series["original_source"]
    note = {suffix: cells[f"note_{suffix}"] for suffix in ("zh", "en") if f"note_{suffix}" in cells}
    return record | ({"note": note} if note else {})
