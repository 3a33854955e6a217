"""The link check of sources: which are asked in which order, and where the findings are kept."""

from itertools import chain, zip_longest
from urllib.parse import urlsplit

from django.utils import timezone

from reference.models import Source


def user_agent(site):
    """Answer the name under which we ask, with the address of our *site*."""
    return f"FusionPolicyAtlas/1.0 (link check; +{site})"


def check_sources(sources, checker):
    """Look at the address of each of *sources*, keep what was found at once, and yield ``(source, Finding)``."""
    for source in in_turn(sources):
        finding = checker.look(source.url)
        # A curator may have changed the address meanwhile: what was seen is not of the new one.
        Source.objects.filter(pk=source.pk, url=source.url).update(
            link_state=finding.state, link_note=finding.note[:300], link_checked=timezone.now()
        )
        yield source, finding


def in_turn(sources):
    """Answer *sources* with those of one host far apart, so that no host is asked at every turn."""
    hosts = {}
    for source in sources:
        hosts.setdefault(_host(source.url), []).append(source)
    return [source for source in chain(*zip_longest(*hosts.values())) if source]


def _host(address):
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None
