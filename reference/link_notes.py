"""What a link check saw, in the reader's words; it is kept as a code, so that each reads it in their language."""

from http import HTTPStatus

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

TIMEOUT, NAME, CERTIFICATE, CONNECTION, PRIVATE, REDIRECTS, SCHEME, ADDRESS, ROBOTS = (
    "timeout",
    "name",
    "certificate",
    "connection",
    "private",
    "redirects",
    "scheme",
    "address",
    "robots",
)
WORDS = {
    TIMEOUT: gettext_lazy("it did not answer in time"),
    NAME: gettext_lazy("the name of the host is not known"),
    CERTIFICATE: gettext_lazy("its certificate is not valid"),
    CONNECTION: gettext_lazy("no connection"),
    PRIVATE: gettext_lazy("it lies in a private network and was not asked"),
    REDIRECTS: gettext_lazy("it leads from address to address without end"),
    SCHEME: gettext_lazy("it leads to something that is no web address"),
    ADDRESS: gettext_lazy("it cannot be read as an address"),
    ROBOTS: gettext_lazy("robots.txt could not be read"),
}


def note_in_words(note):
    """Answer the words for *note*, as ``Source.link_note`` keeps it: a code, a status, or the address it moved to."""
    if note in WORDS:
        return str(WORDS[note])
    if note.isdecimal():
        return _("it answered {status}").format(status=_status(int(note)))
    return _("now at {address}").format(address=note) if note else ""


def _status(number):
    try:
        return f"{number} {HTTPStatus(number).phrase}"
    except ValueError:
        return str(number)
