"""The form of weights: a group of siblings after the other, each weight as a percentage with its lock."""

from typing import NamedTuple

from django.utils.translation import gettext as _

from indicators.engine import RULES
from indicators.live.weighting import siblings_of


class Slider(NamedTuple):
    """A weight of the form: *text* is what stands in the field, *effective* the percentage of the total that the node gets."""

    indicator: object
    text: str
    is_locked: bool
    is_wrong: bool
    effective: float


class Group(NamedTuple):
    """Siblings below *parent*; *is_own* says whether the reader weighs them otherwise than the framework."""

    parent: object
    sliders: list
    is_own: bool


def groups_of(weighting, indicators):
    """Answer the Groups of *weighting* in the order of the tree, those with a single child left out."""
    by_code = {indicator.code: indicator for indicator in indicators}
    effective = _effective(weighting)
    return [
        Group(by_code[parent], [_slider(weighting, by_code[code], effective[code]) for code in codes], codes[0] in weighting.own)
        for parent, codes in siblings_of(weighting.tree).items()
        if len(codes) > 1
    ]


def _slider(weighting, indicator, effective):
    code = indicator.code
    text = weighting.written.get(code) or f"{round(weighting.percents[code], 2):g}"
    return Slider(indicator, text, code in weighting.locked, code in weighting.written, effective)


def _effective(weighting):
    """Answer ``{code: percentage of the total}``: the product of the shares on the way down."""
    shares = {weighting.tree.root: 100.0}
    for parent, codes in siblings_of(weighting.tree).items():
        for code in codes:
            shares[code] = shares[parent] * weighting.percents[code] / 100
    return shares


def rule_choices(chosen):
    """Answer ``[(rule, its words, whether it is chosen)]`` of what may stand in for a missing value."""
    words = {
        "leave_out": _("nothing: the indicator leaves with its weight"),
        "carry_forward": _("the last known value"),
        "interpolate": _("constant growth between known years"),
        "interpolate_linearly": _("equal steps between known years"),
        "interpolate_and_carry": _("constant growth between known years, then the last known value"),
    }
    return [(rule, words[rule], rule == chosen) for rule in RULES]
