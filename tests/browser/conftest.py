"""A site, a browser, and pages that note every trouble: script errors, breaches of the policy, outside requests."""

import os
from urllib.parse import urlsplit

import pytest

from tests.browser.people import cookies_of
from tests.browser.site import CURATOR, serving
from tests.conftest import find_chromium

FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--font-render-hinting=none"]


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The atlas with all content, as a process of its own; whatever it answers, it must not fail."""
    with serving(tmp_path_factory.mktemp("site")) as running:
        yield running
    assert "Traceback" not in running.log.read_text(), running.log.read_text()


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import sync_playwright

    # Playwright runs an event loop in this thread, which Django would take for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(site, browser):
    """A function that opens pages of the site in windows of any size and theme; at the end none may have had trouble."""
    contexts, troubles = [], []

    def open_page(width=1440, height=900, **options):
        context = browser.new_context(
            base_url=site.address, viewport={"width": width, "height": height}, reduced_motion="reduce", **options
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", lambda request: _note_outside(request.url, troubles))
        page.troubles = troubles
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []


def _note_outside(url, troubles):
    address = urlsplit(url)
    if address.scheme in {"http", "https"} and address.hostname != "127.0.0.1":
        troubles.append(f"outside request: {url}")


@pytest.fixture
def page(open_page):
    """One page on a wide screen."""
    return open_page()


@pytest.fixture(scope="session")
def signed_in(site, browser):
    """The cookies of a curator who has signed in."""
    return cookies_of(CURATOR["username"], browser, site)


@pytest.fixture
def desk(open_page, signed_in):
    """One page of a curator who has signed in."""
    return open_page(storage_state=signed_in)
