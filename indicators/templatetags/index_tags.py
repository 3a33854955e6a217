"""Small signs of the index for any page: sparkline and chip of an indicator, figures of its values."""

from django import template
from django.utils.translation import gettext as _

from indicators.charts import sparkline as sparkline_of
from indicators.figures import exact_figure, score_figure, short_figure
from indicators.values import points
from reference.languages import reader_suffix
from reference.numbers import grouped

register = template.Library()


@register.inclusion_tag("indicators/_sparkline.html")
def sparkline(indicator):
    """Draw the published scores of *indicator* if there are two or more, else the observations of the indicator itself.

    Words take its place where fewer than two values are known. No query when the indicator comes from
    ``Indicator.objects.with_values()``: ``Prefetch("indicator_links__indicator", Indicator.objects.with_values())``.
    """
    known = points(indicator)
    if len(known) < 2:
        words = _("one value only (%(year)s)") % {"year": known[0].year} if known else _("not published")
        return {"chart": None, "words": words}
    first, last = known[0], known[-1]
    names = {
        "first": first.text,
        "first_year": first.year,
        "last": last.text,
        "last_year": last.year,
        "name": indicator.name,
    }
    words = _("%(name)s: %(first)s in %(first_year)s, %(last)s in %(last_year)s") % names
    if last.is_estimate:
        words = _("%(words)s (estimated by the issuer)") % {"words": words}
    years = _("%(first_year)s–%(last_year)s") % names
    return {"chart": sparkline_of(known), "words": words, "years": years, "tone": indicator.dimension or "0"}


@register.inclusion_tag("indicators/_dimension_chip.html")
def dimension_chip(indicator):
    """Draw a coloured chip with the mark of the dimension, the code and the name of *indicator*; needs no prefetch."""
    return {"indicator": indicator}


@register.simple_tag
def figure(value, unit):
    """Answer *value* with *unit*, rounded to four significant digits: ``{% figure row.value series.unit %}``."""
    return short_figure(value, unit)


@register.simple_tag
def all_digits(value, unit):
    """Answer *value* with *unit* and every digit where the short figure drops some, else nothing."""
    return exact_figure(value, unit)


@register.filter
def as_count(value):
    """Answer a whole number with its digits grouped."""
    return grouped(value, reader_suffix())


@register.filter
def as_score(value):
    """Answer an index value with one decimal."""
    return score_figure(value)
