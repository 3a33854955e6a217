"""From which address a request comes."""

from ipaddress import ip_address

from django.conf import settings


def client_address(request):
    """Answer the network address of whoever asks, as text, or None where it is not known.

    Behind a proxy it is the last entry of X-Forwarded-For: our own proxy wrote that one, whatever a client sent before it.
    """
    address = _plain(request.META.get("REMOTE_ADDR", ""))
    if settings.BEHIND_PROXY:
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
        address = _plain(forwarded.rpartition(",")[2]) or address
    return address


def _plain(text):
    """The address in *text* without a port, None where there is none."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        return str(ip_address(text))
    except ValueError:
        return None
