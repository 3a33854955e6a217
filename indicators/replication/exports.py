"""The table of the replication as CSV: one row is one published score."""

from indicators.replication.rows import LEVELS
from reference.columns import plain_number


def columns_of(replication):
    """Answer the columns (heading and how to read it from a row) of *replication*."""
    low, high = (f"range_{100 * level:g}" for level in LEVELS)
    return {
        "code": lambda row: row.indicator.code,
        "name_zh": lambda row: row.indicator.name_zh,
        "name_en": lambda row: row.indicator.name_en,
        "year": lambda row: row.score.year,
        "published": lambda row: plain_number(row.score.value),
        "status": lambda row: row.score.status,
        "source": lambda row: row.score.source.key,
        "place_in_source": lambda row: row.score.place,
        "data": lambda row: replication.basis.key,
        "ours": lambda row: _number(row.ours),
        "residual": lambda row: _number(row.residual),
        "residual_percent": lambda row: _number(row.percent),
        "agreement": lambda row: row.agreement,
        "rests_on": lambda row: row.how,
        **{f"share_{name}": _share(ground) for ground, name in GROUNDS.items()},
        "observed_in_the_year": lambda row: _number(row.observed),
        "missing_indicators": lambda row: " ".join(leaf.code for leaf in row.missing),
        low: lambda row: _number(row.range and row.range.low),
        high: lambda row: _number(row.range and row.range.high),
        "attribution_zh": lambda row: row.score.source.attribution_zh,
        "attribution_en": lambda row: row.score.source.attribution_en,
        "note_zh": lambda row: row.score.note_zh,
        "note_en": lambda row: row.score.note_en,
    }


GROUNDS = {
    "observed": "observed",
    "interpolated": "interpolated",
    "carried": "carried",
    "back-solved": "back_solved",
    "left out": "left_out",
}


def _share(ground):
    return lambda row: _number(next((share.share for share in row.shares if share.ground == ground), 0.0) if row.shares else None)


def _number(value):
    """Answer a float with six decimals, nothing where there is none."""
    return "" if value is None else round(value, 6) + 0.0
