"""The keys of the stored bitmaps.

``all`` · ``facet:technology:quantum`` · ``name:揭榜`` (a field and a token) · ``exact:open bidding`` (a whole name), each with the
ids of the published cases that carry it; and ``case:17`` with the ids of the postings that carry case 17, so that a changed
case can be taken out of its old ones.
"""

from django.db import connections

from cases.finding.documents import shared_tokens

ALL = "all"
FACET = "facet:"
EXACT = "exact:"
CASE = "case:"


def token_key(field, token):
    return f"{field}:{token}"


def facet_key(facet, value):
    return f"{FACET}{facet}:{value}"


def facet_and_value(key):
    """The inverse of ``facet_key``."""
    _facet, facet, value = key.split(":", 2)
    return facet, value


def exact_key(name):
    return EXACT + name


def case_key(pk):
    return f"{CASE}{pk}"


def document_keys(document):
    """Yield every key that carries the case but its own."""
    yield ALL
    for facet, value in document.values():
        yield facet_key(facet, value)
    for name in document.exact_names():
        yield exact_key(name)
    for field, found in document.own_tokens().items():
        yield from (token_key(field, token) for token in found)
    for field, row in document.shared():
        yield from (token_key(field, token) for token in shared_tokens(row))


def with_prefix(postings, prefix):
    """Answer those *postings* whose key starts with *prefix*, by the index on both engines.

    SQLite searches its index for a range but not for a LIKE; PostgreSQL for a LIKE, while its ranges follow the locale.
    """
    found = postings.filter(key__startswith=prefix)
    if connections[postings.db].vendor == "sqlite":
        found = found.filter(key__gte=prefix, key__lt=prefix[:-1] + chr(ord(prefix[-1]) + 1))
    return found
