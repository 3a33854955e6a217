"""One question at a time to the hosts of the web: with a pause, with time-outs, again a few times, and not all of an answer."""

import time
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

import requests
from urllib3.exceptions import HTTPError

from reference import link_notes as words
from reference.links.guarding import PrivateAddress, make_session

WEB = ("http", "https")
REDIRECTS = (301, 302, 303, 307, 308)
LASTING = (301, 308)
# Answers of a host that is busy or out of order for now.
AGAIN = (429, 500, 502, 503, 504)


@dataclass(frozen=True)
class Patience:
    """Seconds to wait for a connection, for a part of an answer and for the whole of it, between two questions to one host
    and before asking again (doubled each time); how often to ask again."""

    connect: float = 5
    answer: float = 10
    whole: float = 30
    pause: float = 1
    back_off: float = 2
    longest: float = 30
    again: int = 2


class NoAnswer(Exception):
    """An address that cannot be read; ``code`` is the code of ``reference.link_notes``."""

    def __init__(self, code):
        self.code = code
        super().__init__(code)


class Answer(NamedTuple):
    """A status, where a redirect leads (else ""), the seconds a busy host asks to wait, the beginning of the body."""

    status: int
    target: str = ""
    wait: float = 0
    body: bytes = b""


class Asker:
    """Asks one address after the other; ``pauses`` holds what single hosts ask for between two questions."""

    def __init__(self, agent, patience=None, allow_private=False, sleep=time.sleep, clock=time.monotonic):
        self.session = make_session(agent, allow_private)
        self.patience, self.sleep, self.clock = patience or Patience(), sleep, clock
        self.pauses, self.asked = {}, {}

    def ask(self, address, limit=1024, with_head=True):
        """Answer the Answer at *address*, at most *limit* bytes of its body; raise NoAnswer where there is none."""
        answer, code = None, ""
        for turn in range(self.patience.again + 1):
            if turn:
                self.sleep(min(max(self.patience.back_off * 2 ** (turn - 1), answer.wait if answer else 0), self.patience.longest))
            try:
                answer = self._once(address, limit, with_head and not turn)
            except NoAnswer as error:
                if error.code in (words.PRIVATE, words.ADDRESS):
                    raise
                answer, code = None, error.code
            else:
                if answer.status not in AGAIN:
                    return answer
        if answer is None:
            raise NoAnswer(code)
        return answer

    def _once(self, address, limit, with_head):
        """Ask for the head, and for the whole where the head is refused."""
        if with_head:
            answer = self._request("HEAD", address, 0)
            if answer.status < 400 or answer.status in AGAIN:
                return answer
        return self._request("GET", address, limit)

    def _request(self, method, address, limit):
        self._wait_for_turn(address)
        times = (self.patience.connect, self.patience.answer)
        try:
            with self.session.request(method, address, timeout=times, allow_redirects=False, stream=True) as response:
                target = self.session.get_redirect_target(response) if response.status_code in REDIRECTS else ""
                body = self._beginning(response, limit) if method == "GET" else b""
                return Answer(response.status_code, target or "", _seconds(response.headers.get("Retry-After", "")), body)
        except PrivateAddress as error:
            raise NoAnswer(words.PRIVATE) from error
        except (requests.RequestException, HTTPError, UnicodeError, ValueError, OSError) as error:
            raise NoAnswer(_code(error)) from error
        finally:
            self.asked[_host(address)] = self.clock()

    def _beginning(self, response, limit):
        """Read at most *limit* bytes; a host that drips them is given up after a while."""
        until, body = self.clock() + self.patience.whole, b""
        while len(body) < limit and (part := response.raw.read1(limit - len(body), decode_content=False)):
            body += part
            if self.clock() > until:
                raise NoAnswer(words.TIMEOUT)
        return body

    def _wait_for_turn(self, address):
        host = _host(address)
        pause = max(self.patience.pause, min(self.pauses.get(host, 0), self.patience.longest))
        if host in self.asked and (left := self.asked[host] + pause - self.clock()) > 0:
            self.sleep(left)


def _host(address):
    return urlsplit(address).hostname or ""


def _seconds(text):
    return float(text) if text.isascii() and text.isdigit() else 0


def _code(error):
    """Answer the code for what went wrong; the exceptions of requests carry those of urllib3 in their words only."""
    if isinstance(error, (requests.exceptions.InvalidURL, requests.exceptions.InvalidSchema, requests.exceptions.MissingSchema)):
        return words.ADDRESS
    if isinstance(error, (requests.Timeout, TimeoutError)) or "timed out" in str(error).lower():
        return words.TIMEOUT
    if isinstance(error, requests.exceptions.SSLError):
        return words.CERTIFICATE
    if "NameResolutionError" in str(error) or "Failed to resolve" in str(error):
        return words.NAME
    return words.CONNECTION
