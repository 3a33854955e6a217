"""Sources that may be the same document: near titles in either language, or one address."""

import re
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from reference.models import Source

NEAR = 90  # of 100; press releases of one series that differ in a name stay below it
# A year, an amount, the number of a law: titles that differ in one name different documents.
NUMBER = re.compile(r"\d+(?:[.,]\d+)*[a-z]?", re.ASCII)


def are_near(title, other):
    """Whether two titles in one language are the same but for slips, order of words, punctuation."""
    title, other = default_process(title or ""), default_process(other or "")
    if not title or not other or sorted(NUMBER.findall(title)) != sorted(NUMBER.findall(other)):
        return False
    return fuzz.token_sort_ratio(title, other) >= NEAR


def plain_address(url):
    """Answer *url* without what makes no other page: scheme, ``www.``, a fragment, a slash at the end."""
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return ""
    host = parts.netloc.lower().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}{'?' + parts.query if parts.query else ''}"


def like_sources(row):
    """Answer ``[(source, why)]`` of the other sources that *row*, saved or not, may be the same as."""
    others = Source.objects.exclude(pk=row.pk).only("key", "title_zh", "title_en", "issuer_zh", "issuer_en", "date", "url")
    return [(other, why) for other in others if (why := _why(row, other))]


def _why(row, other):
    address = plain_address(row.url)
    if address and address == plain_address(other.url):
        return _("the same address")
    near = are_near(row.title_zh, other.title_zh) or are_near(row.title_en, other.title_en)
    return _("a title like it") if near else ""
