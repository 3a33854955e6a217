"""The drawing of the published scores beside ours: which words and marks its lines have, on a wide and on a narrow screen."""

from django.utils.translation import gettext as _

from indicators.replication.dots import Layout, Pair, dot_chart
from indicators.replication.rows import PART

WIDE = Layout(width=1000, left=392)
NARROW = Layout(width=358, left=78, step=24)


def wide_chart(rows):
    """Answer the DotChart of *rows* with the names of their nodes."""
    return _chart(rows, WIDE, lambda row: f"{_name(row)} {row.score.year}")


def narrow_chart(rows):
    """Answer the DotChart of *rows* with the codes of their nodes."""
    return _chart(rows, NARROW, lambda row: f"{row.indicator.code if row.indicator.level else _('Total')} {row.score.year}")


def _name(row):
    return f"{row.indicator.code} {row.indicator.name}" if row.indicator.level else _("Total")


def _chart(rows, layout, label):
    pairs, dimension = [], None
    for row in rows:
        low, high = row.range or (None, None)
        is_doubtful = row.rests_on_solved or row.agreement == PART
        starts_group = row.indicator.dimension != dimension
        dimension = row.indicator.dimension
        pairs.append(Pair(dimension or "0", label(row), float(row.score.value), row.ours, low, high, is_doubtful, starts_group))
    return dot_chart(pairs, layout)
