"""What keeps machines out without asking anybody else: when the form was opened, and how many remarks came from where.

No address is stored: for an hour the cache counts a keyed fingerprint of it.
"""

import time
from datetime import timedelta
from ipaddress import ip_network

from django.core import signing
from django.core.cache import cache
from django.utils import timezone
from django.utils.crypto import salted_hmac

from cases.models import Remark
from reference.visitors import client_address

SALT = "cases.remarks"
SOONEST = 3  # seconds; nobody reads and writes faster
LATEST = 24 * 60 * 60
HOUR = 60 * 60
MOST_AN_HOUR = 5  # from one address
MOST_OF_A_CASE = 20  # an hour, from anywhere
OPEN, SOON, LATE, BROKEN = "open", "soon", "late", "broken"


def stamp(slug):
    """Answer a signed note that the form of the case *slug* was opened now."""
    return signing.dumps([slug, time.time()], salt=SALT)


def read_stamp(text, slug):
    """Answer whether a form with the stamp *text* may be taken: ``open``, or too ``soon``, too ``late``, ``broken``."""
    try:
        of, opened = signing.loads(text, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return BROKEN
    age = time.time() - opened
    if of != slug:
        return BROKEN
    return SOON if age < SOONEST else LATE if age > LATEST else OPEN


def is_crowded(request, case):
    """Whether more came from this address, or on *case*, than people write."""
    if cache.get(_fingerprint(request), 0) >= MOST_AN_HOUR:
        return True
    return case.remarks.filter(at__gt=timezone.now() - timedelta(seconds=HOUR)).count() >= MOST_OF_A_CASE


def note_remark(request):
    """Count a remark that was taken."""
    key = _fingerprint(request)
    if not cache.add(key, 1, HOUR):
        try:
            cache.incr(key)
        except ValueError:  # the hour ended between the two
            cache.set(key, 1, HOUR)


def is_known(case, text):
    """Whether the same remark waits on *case* already: the button was pressed twice."""
    return Remark.objects.filter(case=case, text=text, state=Remark.State.OPEN).exists()


def _fingerprint(request):
    """A key for the network that asks; whoever has an IPv6 network has all its addresses."""
    address = client_address(request)
    network = ip_network(f"{address}/{64 if ':' in address else 32}", strict=False) if address else "unknown"
    return f"remarks:{salted_hmac(SALT, str(network), algorithm='sha256').hexdigest()}"
