"""Signs of provinces for any page: bars of percentiles, coverage of a dimension, likeness in words, the ranking at a node."""

from babel.numbers import format_decimal
from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indicators.regions.ranking import ranking
from indicators.regions.reading import read_provinces
from reference.languages import reader_suffix
from reference.numbers import LOCALES

register = template.Library()


@register.filter
def percentile(value):
    """Answer a percentile as a whole number: ``57``."""
    return format_decimal(value, format="0", locale=LOCALES[reader_suffix()])


@register.filter
def distance(value):
    """Answer a distance in standard deviations with two decimals: ``0.69``."""
    return format_decimal(value, format="0.00", locale=LOCALES[reader_suffix()])


@register.inclusion_tag("indicators/regions/_bar.html")
def percentile_bar(value, dimension):
    """Draw a percentile, 0 to 100, as a small bar in the colour of *dimension* with the middle marked; None is hatched."""
    return {"value": None if value is None else f"{value:.1f}", "dimension": dimension}


@register.simple_tag
def coverage(summary):
    """Answer on how many of its indicators a dimension is judged: “4 of 8 indicators, all by proxy”."""
    if not summary.known:
        return _("no series of provinces")
    if not summary.compared:
        return _("its series are not comparable here")
    words = ngettext("%(compared)s of %(nodes)s indicator", "%(compared)s of %(nodes)s indicators", summary.nodes)
    words %= {"compared": summary.compared, "nodes": summary.nodes}
    if not summary.proxies:
        return words
    by_proxy = _("all by proxy") if summary.proxies == summary.compared else _("%(number)s by proxy") % {"number": summary.proxies}
    return _("%(indicators)s, %(proxies)s") % {"indicators": words, "proxies": by_proxy}


@register.simple_tag
def likeness_words(one):
    """Answer in a sentence where two provinces are nearest and where farthest apart; *one* is a ``profile.Likeness``."""
    first, second = (_shared(feature) for feature in one.alike)
    words = _("Nearest in %(first)s and in %(second)s; farthest apart in %(differs)s.")
    return words % {"first": first, "second": second, "differs": _shared(one.differs)}


def _shared(feature):
    return _("%(feature)s (%(own)s and %(other)s)") % {"feature": feature.name, "own": feature.own, "other": feature.other}


@register.inclusion_tag("indicators/regions/_ranking.html")
def places_ranking(indicator, provinces=None):
    """Draw the provinces at a measured node as ranked dots with their table: ``{% places_ranking indicator %}``.

    The page loads ``css/region-ranking.css`` in its head; the section's heading has the id ``provinces``. Four queries, none where
    *provinces* (``reading.read_provinces()``) is given. Context of the template: ``indicator`` and ``ranking``, a ``ranking.Ranking``
    (``series``, ``year``, ``rows`` ranked, ``dots``, ``ticks``, ``nation``, ``unranked`` with reasons, ``others``), None where no
    series of provinces judges the node: words say so then.
    """
    return {"indicator": indicator, "ranking": ranking(provinces or read_provinces(), indicator)}
