"""What robots.txt of each host allows us (RFC 9309)."""

from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from reference.links.asking import AGAIN, REDIRECTS, WEB

LARGEST = 500 * 1024
MOST_REDIRECTS = 5


class Robots:
    """The rules of every host that was asked, each read once."""

    def __init__(self, asker, agent):
        self.asker, self.agent, self.rules = asker, agent, {}

    def allow(self, address):
        """Whether *address* may be asked; None where the rules cannot be read; raises NoAnswer where the host is silent."""
        parts = urlsplit(address)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self.rules:
            self.rules[site] = rules = self._read(site)
            if rules and (pause := rules.crawl_delay(self.agent)):
                self.asker.pauses[parts.hostname or ""] = float(pause)
        rules = self.rules[site]
        return rules and rules.can_fetch(self.agent, address)

    def _read(self, site):
        """Answer the rules of *site*: none at all where it has no robots.txt, None where the file cannot be read."""
        answer = self._follow(urljoin(site, "/robots.txt"))
        if answer is None or answer.status in AGAIN:
            return None
        rules = RobotFileParser()
        rules.parse(answer.body.decode("utf-8-sig", "replace").splitlines() if answer.status < 300 else [])
        return rules

    def _follow(self, address):
        for _turn in range(MOST_REDIRECTS + 1):
            answer = self.asker.ask(address, LARGEST, with_head=False)
            if answer.status not in REDIRECTS or not answer.target:
                return answer
            address = urljoin(address, answer.target)
            if urlsplit(address).scheme not in WEB:
                return None
        return None
