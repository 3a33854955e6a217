"""The tray: cases that a reader collects while browsing, as slugs in the session of the browser, in their order."""

from django.urls import reverse
from django.utils.http import urlencode

KEY = "tray"
MOST = 20
MOST_COMPARED = 4
MOST_IN_BRIEF = 10


def slugs_of(session):
    """Answer the slugs collected; a session that does not exist is neither read nor begun."""
    slugs = session.get(KEY, [])
    return [slug for slug in slugs if isinstance(slug, str)] if isinstance(slugs, list) else []


def add(session, slug):
    """Collect *slug* at the end, once; answer False where the tray is full."""
    slugs = slugs_of(session)
    if slug in slugs:
        return True
    if len(slugs) >= MOST:
        return False
    session[KEY] = [*slugs, slug]
    return True


def keep(session, slugs):
    """Keep of what is collected only *slugs*; an anonymous session with nothing else in it ends, and its cookie with it."""
    before = slugs_of(session)
    kept = [slug for slug in before if slug in slugs]
    if kept:
        if kept != before:
            session[KEY] = kept
    elif KEY in session:
        del session[KEY]
        if not session.keys():
            session.flush()


def compare_address(slugs):
    """Answer the address at which *slugs* stand side by side."""
    return address_with("compare", slugs)


def address_with(name, slugs):
    """Answer the address of the page *name* that is asked with ``?case=`` for each of *slugs*."""
    return f"{reverse(name)}?{urlencode({'case': list(slugs)}, doseq=True)}"
