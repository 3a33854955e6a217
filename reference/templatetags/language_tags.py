"""Languages for the ``lang`` attribute of a text."""

from babel import Locale, UnknownLocaleError
from django import template

from reference.languages import other_suffix, reader_suffix
from reference.numbers import LOCALES

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


@register.filter
def language_name(tag):
    """Answer the name of the language *tag* (such as ``zh-Hans`` or ``de``) in the reader's language."""
    try:
        return Locale.parse(tag, sep="-").get_display_name(LOCALES[reader_suffix()])
    except (ValueError, UnknownLocaleError):
        return tag
