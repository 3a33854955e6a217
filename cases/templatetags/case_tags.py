"""What templates of cases ask: figures in words, the dimensions of a case, the grade of a piece of evidence."""

from django import template
from django.utils.translation import gettext_lazy as _

from cases.models import CaseRelation, Fact
from reference.languages import reader_suffix
from reference.numbers import amount, grouped, qualified, qualifier_words

register = template.Library()
KEY_FIGURES = 3
# Words that stand instead of a number say their own “at least”.
SAID_OF_WORDS = {Fact.Qualifier.PLANNED, Fact.Qualifier.CUMULATIVE}
FROM_THERE = {
    CaseRelation.Kind.IMPLEMENTS: _("is implemented by"),
    CaseRelation.Kind.ADAPTS: _("is adapted by"),
    CaseRelation.Kind.SUCCEEDS: _("is succeeded by"),
    CaseRelation.Kind.PILOTS: _("is piloted by"),
    CaseRelation.Kind.COMPLEMENTS: _("is complemented by"),
}


@register.filter
def count(number):
    """Answer a whole number with its digits grouped for the reader."""
    return grouped(number, reader_suffix())


@register.filter
def figure(fact):
    """Answer a fact's value with its unit, or the words that stand instead of a number."""
    return fact.text if fact.value is None else amount(fact.value, fact.unit, reader_suffix(), fact.value_max)


@register.filter
def qualifiers(fact):
    """Answer the words before a fact's value, such as “planned, at least”."""
    return qualifier_words(_qualifiers(fact), reader_suffix())


@register.filter
def qualified_figure(fact):
    """Answer a fact's value with its unit and the words before it."""
    return qualified(figure(fact), _qualifiers(fact), reader_suffix())


def _qualifiers(fact):
    given = {fact.qualifier, *fact.also}
    return given & SAID_OF_WORDS if fact.value is None else given


@register.filter
def key_figures(case):
    """Answer the first figures of a case, numbers only, for its card."""
    return [fact for fact in case.facts.all() if fact.value is not None][:KEY_FIGURES]


@register.filter
def dimensions(case):
    """Answer the dimensions (level 1 of the index) that a case should move, each once, in the index's order."""
    nodes = [_dimension(link.indicator) for link in case.indicator_links.all()]
    return sorted({node.pk: node for node in nodes}.values(), key=lambda node: node.position)


def _dimension(indicator):
    while indicator.level > 1:
        indicator = indicator.parent
    return indicator


@register.filter
def evidence_step(fact):
    """Answer 1 (announced) to 5 (evaluated with a comparison group)."""
    return Fact.Evidence.values.index(fact.evidence) + 1


@register.filter
def words_from_there(kind):
    """Answer how a kind of relation reads from its other end, such as “is implemented by”."""
    return FROM_THERE[kind]
