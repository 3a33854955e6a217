"""The link check: polite, patient, never inside a private network; a server on this machine answers it."""

import threading
import time
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone, translation

from reference.link_notes import note_in_words
from reference.links import Checker, Patience, check_sources, user_agent
from reference.links.guarding import is_public
from reference.links.sources import in_turn
from reference.models import Source
from tests.desk import filled_in
from tests.factories import make_source

HURRIED = {"connect": 0.5, "answer": 0.2, "whole": 0.4, "pause": 0, "back_off": 0, "again": 1}


class Site(ThreadingHTTPServer):
    """Answers what a test lays out for a path: a status, a target, or a function of the handler; remembers what was asked."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Page)
        self.pages, self.asked, self.agents = {"/robots.txt": 404}, [], set()
        self.address = f"http://127.0.0.1:{self.server_port}"

    def paths(self):
        return [(method, path) for method, path in self.asked if path != "/robots.txt"]


class Page(BaseHTTPRequestHandler):
    def do_HEAD(self):
        self.server.asked.append((self.command, self.path))
        self.server.agents.add(self.headers["User-Agent"])
        laid_out = self.server.pages.get(self.path, 200)
        if callable(laid_out):
            laid_out = laid_out(self)
        if isinstance(laid_out, bytes):
            self._answer(200, laid_out)
        elif isinstance(laid_out, tuple):
            self._answer(laid_out[0], b"", Location=laid_out[1])
        elif laid_out:
            self._answer(laid_out, b"page")

    do_GET = do_HEAD

    def _answer(self, status, body, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def log_message(self, *arguments):
        pass


@pytest.fixture
def site():
    server = Site()
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def checker():
    return Checker("FusionPolicyAtlas/1.0 (test)", patience=Patience(**HURRIED), allow_private=True)


def look(checker, site, path="/page"):
    return tuple(checker.look(site.address + path))


def test_a_page_that_answers_works(checker, site):
    assert look(checker, site, "/page#part") == ("works", "")
    assert site.asked == [("GET", "/robots.txt"), ("HEAD", "/page")]


@pytest.mark.parametrize("status", [404, 410, 403])
def test_a_page_that_is_gone_failed_with_its_status(checker, site, status):
    site.pages["/page"] = status
    assert look(checker, site) == ("failed", str(status))


@pytest.mark.parametrize("refusal", [405, 404, 403, 501])
def test_where_the_head_is_refused_the_page_is_asked_for(checker, site, refusal):
    site.pages["/page"] = lambda page: refusal if page.command == "HEAD" else 200
    assert look(checker, site) == ("works", "")
    assert site.paths() == [("HEAD", "/page"), ("GET", "/page")]


def test_a_busy_host_is_asked_again_and_only_so_often(checker, site):
    site.pages["/page"] = lambda page: 503 if len(page.server.paths()) < 2 else 200
    assert look(checker, site) == ("works", "")
    site.pages["/other"] = 500
    assert look(checker, site, "/other") == ("failed", "500")
    assert len(site.paths()) == 4


def test_asking_again_waits_longer_each_time_and_as_long_as_the_host_says(site):
    waits = []
    patience = Patience(**{**HURRIED, "again": 3, "back_off": 2, "longest": 7})
    checker = Checker("test", patience=patience, allow_private=True, sleep=waits.append)
    site.pages["/page"] = 500
    look(checker, site)
    assert waits == [2, 4, 7]
    waits.clear()

    def busy(page):
        page._answer(503, b"", **{"Retry-After": "5"})

    site.pages["/busy"] = busy
    look(checker, site, "/busy")
    assert waits == [5, 5, 7]


def test_a_page_that_does_not_answer_in_time_failed(checker, site):
    site.pages["/page"] = lambda page: time.sleep(0.5)
    began = time.monotonic()
    assert look(checker, site) == ("failed", "timeout")
    assert time.monotonic() - began < 2


def test_a_page_that_comes_in_drips_is_given_up(checker, site):
    def drip(page):
        if page.command == "HEAD":
            return 405
        page.send_response(200)
        page.end_headers()
        for _number in range(40):
            page.wfile.write(b".")
            page.wfile.flush()
            time.sleep(0.05)

    site.pages["/page"] = drip
    assert look(checker, site) == ("failed", "timeout")


def test_a_huge_page_is_not_read_to_its_end(checker, site):
    sent = []

    def pour(page):
        if page.command == "HEAD":
            return 405
        page.send_response(200)
        page.end_headers()
        try:
            for _number in range(2000):
                page.wfile.write(b"x" * 100_000)
                sent.append(100_000)
        except OSError:
            pass

    site.pages["/page"] = pour
    assert look(checker, site) == ("works", "")
    time.sleep(0.2)
    assert sum(sent) < 50_000_000


def test_a_page_that_moved_for_good_names_where_and_one_that_is_elsewhere_for_now_works(checker, site):
    site.pages |= {"/page": (301, "/two"), "/two": (308, "/three"), "/now": (302, "/three"), "/mixed": (301, "/now")}
    assert look(checker, site) == ("moved", f"{site.address}/three")
    assert look(checker, site, "/now") == ("works", "")
    assert look(checker, site, "/mixed") == ("moved", f"{site.address}/now")


def test_a_page_that_moved_to_nothing_failed(checker, site):
    site.pages |= {"/page": (301, "/two"), "/two": 404}
    assert look(checker, site) == ("failed", "404")


def test_redirects_without_end_are_given_up(checker, site):
    site.pages |= {"/page": (302, "/page")}
    assert look(checker, site) == ("failed", "redirects")
    assert len(site.paths()) == 6


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/", "javascript:alert(1)", "gopher://127.0.0.1:70/"])
def test_no_redirect_leads_out_of_the_web(checker, site, target):
    site.pages["/page"] = (302, target)
    assert look(checker, site) == ("failed", "scheme")


@pytest.mark.parametrize("address", ["http://[broken", "http://", "mailto:a@example.org", "http://exa mple.invalid/", "http://a..b/"])
def test_what_is_no_address_failed_without_a_fault(checker, address):
    assert checker.look(address).state == "failed"


def test_a_host_that_nobody_knows_and_one_that_is_closed_failed(checker, site):
    assert checker.look("http://nowhere.invalid/").note in ("name", "timeout")
    site.server_close()
    site.shutdown()
    assert checker.look("http://127.0.0.1:1/").note == "connection"


def test_robots_are_respected_on_every_address_of_a_redirect(checker, site):
    site.pages["/robots.txt"] = b"User-agent: *\nDisallow: /closed\n"
    site.pages["/page"] = (302, "/closed/page")
    assert look(checker, site, "/closed") == look(checker, site) == ("not_allowed", "")
    assert site.paths() == [("HEAD", "/page")]


def test_rules_for_us_go_before_rules_for_all(checker, site):
    site.pages["/robots.txt"] = b"User-agent: FusionPolicyAtlas\nDisallow: /\n\nUser-agent: *\nAllow: /\n"
    assert look(checker, site) == ("not_allowed", "")


def test_robots_that_cannot_be_read_forbid_and_robots_that_are_not_there_allow(checker, site):
    assert look(checker, site)[0] == "works"
    site.pages["/robots.txt"] = 503
    other = Checker("test", patience=Patience(**HURRIED), allow_private=True)
    assert look(other, site) == ("not_allowed", "robots")
    assert len(site.paths()) == 1


def test_robots_are_read_once_and_may_stand_behind_a_redirect(checker, site):
    site.pages |= {"/robots.txt": (301, "/rules"), "/rules": b"User-agent: *\nDisallow: /closed"}
    assert [look(checker, site, "/closed")[0], look(checker, site, "/open")[0]] == ["not_allowed", "works"]
    assert site.asked.count(("GET", "/robots.txt")) == 1


def test_one_host_is_asked_with_a_pause_as_long_as_it_asks_for(site):
    waits = []
    site.pages["/robots.txt"] = b"User-agent: *\nCrawl-delay: 4"
    checker = Checker("test", patience=Patience(pause=2), allow_private=True, sleep=waits.append, clock=lambda: 0)
    look(checker, site, "/one")
    look(checker, site, "/two")
    assert waits == [4, 4]


def test_the_robot_says_who_it_is(site):
    checker = Checker(user_agent("https://atlas.example.org"), patience=Patience(**HURRIED), allow_private=True)
    look(checker, site)
    assert site.agents == {"FusionPolicyAtlas/1.0 (link check; +https://atlas.example.org)"}


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "10.0.0.1", "169.254.169.254", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433"]
)
def test_nothing_is_asked_inside_a_private_network(host):
    checker = Checker("test", patience=Patience(**HURRIED))
    assert tuple(checker.look(f"http://{host}/page")) == ("failed", "private")


def test_no_page_can_send_us_into_a_private_network(checker, site, monkeypatch):
    site.pages["/page"] = (302, f"http://127.0.0.1:{site.server_port}/secret")
    guarded = Checker("test", patience=Patience(**HURRIED))
    # The first address is let through as if it were public; the second must be looked at anew.
    monkeypatch.setattr("reference.links.guarding.is_public", lambda _address: ("HEAD", "/page") not in site.asked)
    assert look(guarded, site) == ("failed", "private")
    assert site.paths() == [("HEAD", "/page")]


def test_addresses_are_public_or_not():
    assert is_public("93.184.216.34")
    assert is_public("2606:2800:220:1:248:1893:25c8:1946")
    assert not any(map(is_public, ["192.168.0.1", "fe80::1%eth0", "224.0.0.1", "100.64.0.1", "::", "fc00::1"]))


def test_sources_of_one_host_stand_apart():
    hosts = ["http://a/1", "http://a/2", "http://a/3", "http://b/1", "http://[broken"]
    assert [row.url for row in in_turn([Source(url=url) for url in hosts])] == [hosts[0], hosts[3], hosts[4], hosts[1], hosts[2]]


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_every_finding_has_words(language):
    with translation.override(language):
        for note in ("timeout", "name", "certificate", "connection", "private", "redirects", "scheme", "address", "robots", "404", "799"):
            assert note_in_words(note) not in ("", note)
    assert [note_in_words("404"), note_in_words("https://a.org"), note_in_words("")] == [
        "it answered 404 Not Found",
        "now at https://a.org",
        "",
    ]


@pytest.fixture
def checks(settings, site):
    settings.LINK_CHECKS_PRIVATE, settings.LINK_CHECKS_PATIENCE = True, HURRIED
    site.pages |= {"/gone": 404, "/moved": (301, "/page")}
    for path in ("page", "gone", "moved"):
        make_source(path, url=f"{site.address}/{path}")
    make_source("paper")
    return site


@pytest.mark.django_db
def test_link_checks_are_off_until_somebody_says_so(checks, settings):
    with pytest.raises(CommandError, match="LINK_CHECKS=true") as refused:
        call_command("check_links")
    assert (refused.value.returncode, checks.asked) == (1, [])
    settings.LINK_CHECKS = True
    call_command("check_links", source=["page"])
    assert Source.objects.get(key="page").link_state == "works"


@pytest.mark.django_db
def test_what_was_found_is_kept_and_told(checks, capsys):
    with pytest.raises(CommandError, match="1 of 3 addresses failed") as failed:
        call_command("check_links", now=True)
    assert failed.value.returncode == 2
    found = {row.key: (row.link_state, row.link_note, bool(row.link_checked)) for row in Source.objects.all()}
    assert found == {
        "page": ("works", "", True),
        "gone": ("failed", "404", True),
        "moved": ("moved", f"{checks.address}/page", True),
        "paper": ("", "", False),
    }
    told = capsys.readouterr().out
    assert "1 works, 1 moved, 1 failed, 0 not allowed" in told
    assert f"failed: gone {checks.address}/gone it answered 404 Not Found" in told


@pytest.mark.django_db
def test_only_what_was_not_checked_lately_is_asked_the_oldest_first(checks):
    Source.objects.filter(key="page").update(link_checked=timezone.now() - timedelta(days=3))
    Source.objects.filter(key="gone").update(link_checked=timezone.now())
    call_command("check_links", now=True, older=2, verbosity=0)
    assert checks.paths() == [("HEAD", "/moved"), ("HEAD", "/page"), ("HEAD", "/page")]
    checks.asked.clear()
    with pytest.raises(CommandError):
        call_command("check_links", now=True, limit=1, verbosity=0)
    assert checks.paths()[0] == ("HEAD", "/gone")


@pytest.mark.django_db
def test_a_key_that_is_not_there_is_named(checks):
    with pytest.raises(CommandError, match="has the key nothing, paper"):
        call_command("check_links", now=True, source=["paper", "nothing", "page"])
    assert checks.asked == []


@pytest.mark.django_db
def test_an_address_changed_meanwhile_is_not_said_to_be_what_the_old_one_was(checks):
    source = Source.objects.get(key="gone")
    Source.objects.filter(key="gone").update(url="https://example.org/new")
    checker = Checker("test", patience=Patience(**HURRIED), allow_private=True)
    assert [tuple(finding) for _row, finding in check_sources([source], checker)] == [("failed", "404")]
    assert Source.objects.get(key="gone").link_state == ""


@pytest.mark.django_db
def test_the_desk_says_what_was_seen_and_forgets_it_with_the_address(admin_client, settings):
    settings.LANGUAGE_CODE = "en"
    source = make_source("gone", url="https://example.org/gone", link_state="failed", link_note="404", link_checked=timezone.now())
    address = f"/en/admin/reference/source/{source.pk}/change/"
    response = admin_client.get(address)
    assert "failed · it answered 404 Not Found · " in response.content.decode()
    assert admin_client.get("/en/admin/reference/source/?link_state__exact=failed").context["cl"].result_count == 1
    admin_client.post(address, filled_in(response, url="https://example.org/gone", note_en="x"))
    assert Source.objects.get().link_state == "failed"
    admin_client.post(address, filled_in(response, url="https://example.org/new"))
    assert Source.objects.values_list("url", "link_state").get() == ("https://example.org/new", "")
