"""Small signs of the index for any page: sparkline and chip of an indicator, figures of its values."""

from django import template

from indicators.drawing.sparklines import sparkline_context
from indicators.figures import change_figure, exact_figure, growth_figure, score_figure, share_figure, short_figure
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
    return sparkline_context(points(indicator), indicator.name, indicator.dimension or "0")


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


@register.filter
def as_share(share):
    """Answer a share, 0 to 1, as a whole percentage."""
    return share_figure(share)


@register.filter
def as_growth(percent):
    """Answer a change in percent with its sign."""
    return growth_figure(percent)


@register.filter
def as_change(points):
    """Answer a difference of index values in points with its sign."""
    return change_figure(points)
