"""From an address to what is to be said of it: it works, it moved, it failed, or we may not ask."""

from typing import NamedTuple
from urllib.parse import urldefrag, urljoin, urlsplit

from reference import link_notes as words
from reference.links.asking import LASTING, REDIRECTS, WEB, Asker, NoAnswer, Patience
from reference.links.robots import Robots
from reference.models import Source

__all__ = ["Checker", "Finding", "Patience"]
MOST_REDIRECTS = 5
State = Source.LinkState


class Finding(NamedTuple):
    """*state* of ``Source.LinkState``; *note* is a status, a code of ``reference.link_notes`` or the address it moved to."""

    state: str
    note: str = ""


class Checker:
    """Looks at addresses, one at a time."""

    def __init__(self, agent, **options):
        self.asker = Asker(agent, **options)
        self.robots = Robots(self.asker, agent)

    def look(self, address):
        """Answer the Finding of *address*."""
        try:
            return self._follow(urldefrag(address).url)
        except NoAnswer as error:
            return Finding(State.FAILED, error.code)
        except ValueError:  # an address that cannot be taken apart, such as http://[
            return Finding(State.FAILED, words.ADDRESS)

    def _follow(self, address):
        lasting, is_lasting = "", True
        for _turn in range(MOST_REDIRECTS + 1):
            if urlsplit(address).scheme not in WEB:
                return Finding(State.FAILED, words.SCHEME)
            if not (allowed := self.robots.allow(address)):
                return Finding(State.NOT_ALLOWED, words.ROBOTS if allowed is None else "")
            answer = self.asker.ask(address)
            if answer.status not in REDIRECTS or not answer.target:
                return _judged(answer.status, lasting)
            address = urldefrag(urljoin(address, answer.target)).url
            is_lasting = is_lasting and answer.status in LASTING
            lasting = address if is_lasting else lasting
        return Finding(State.FAILED, words.REDIRECTS)


def _judged(status, moved_to):
    if not 200 <= status < 300:
        return Finding(State.FAILED, str(status))
    return Finding(State.MOVED, moved_to) if moved_to else Finding(State.WORKS)
