"""Languages for the ``lang`` attribute of a text."""

from django import template

from reference.languages import other_suffix, reader_suffix

register = template.Library()
TAGS = {"zh": "zh-Hans", "en": "en"}


@register.simple_tag
def reader_language():
    """Answer the language tag of the page at hand."""
    return TAGS[reader_suffix()]


@register.simple_tag
def other_language():
    """Answer the language tag of a text that stands in the language the reader has not chosen."""
    return TAGS[other_suffix()]
