"""Frames in pages of another origin: those that are meant for it show, the rest of the site does not; their code is copied."""

import contextlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect

from tests.browser.pages import LANGUAGES
from tests.browser.sight import overflow, violations

FRAMES = ("embed/index/", "embed/index/1.2/", "embed/indicator/1.2.1/", "embed/case/henan-open-bidding/")


@pytest.fixture
def elsewhere():
    """A function that serves HTML from an origin of its own and answers its address."""

    @contextlib.contextmanager
    def serve(html):
        class Page(BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(f'<!doctype html><link rel="icon" href="data:,"><title>Elsewhere</title>{html}'.encode())

            def log_message(self, *arguments):
                """Say nothing."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            server.server_close()

    return serve


@pytest.mark.parametrize("address", FRAMES)
def test_a_frame_shows_in_a_page_of_another_origin(site, page, elsewhere, address):
    with elsewhere(f'<iframe src="{site.address}/en/{address}" width="480" height="540" title="Frame"></iframe>') as other:
        page.goto(other)
        frame = page.frame_locator("iframe")
        expect(frame.locator("h1 a")).to_be_visible()
        expect(frame.locator("footer")).to_contain_text("Fusion Policy Atlas")
        assert frame.locator("body").evaluate("body => getComputedStyle(body).backgroundColor") == "rgb(251, 250, 247)"
        page.emulate_media(color_scheme="dark")
        assert frame.locator("body").evaluate("body => getComputedStyle(body).backgroundColor") == "rgb(20, 24, 27)"


@pytest.mark.parametrize("address", ["cases/henan-open-bidding/", "index/", ""])
def test_no_other_page_shows_in_a_frame(site, page, elsewhere, address):
    with elsewhere(f'<iframe src="{site.address}/en/{address}" title="Frame"></iframe>') as other:
        page.goto(other)
        page.wait_for_load_state("networkidle")
        assert page.frames[1].url == "chrome-error://chromewebdata/"
        assert any("frame-ancestors" in trouble or "X-Frame-Options" in trouble for trouble in page.troubles)
    page.troubles.clear()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", [*FRAMES, f"{FRAMES[0]}?theme=dark", f"{FRAMES[-1]}?theme=light"])
def test_a_frame_is_accessible_and_readable_from_280_to_720_pixels(page, language, address):
    assert page.goto(f"/{language}/{address}").status == 200
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true })")
    assert violations(page) == []
    assert [overflow(page, width) for width in (280, 480, 720)] == [0, 0, 0]


def test_a_theme_in_the_address_is_stronger_than_the_readers_own(open_page):
    page = open_page(color_scheme="dark")
    page.goto("/en/embed/index/?theme=light")
    assert page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor") == "rgb(251, 250, 247)"
    page.emulate_media(color_scheme="light")
    page.goto("/en/embed/index/?theme=dark")
    assert page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor") == "rgb(20, 24, 27)"


def test_the_code_that_is_copied_shows_the_case_elsewhere(page, elsewhere):
    page.goto("/en/cases/henan-open-bidding/")
    page.locator(".embed-code summary").click()
    page.get_by_role("button", name="Copy the code").click()
    expect(page.locator(".embed-code [role=status]")).to_have_text("Copied.")
    with elsewhere(page.locator("#embed-code").input_value()) as other:
        page.goto(other)
        expect(page.frame_locator("iframe").locator("h1")).to_contain_text("Henan")


def test_the_button_comes_back_with_a_chart_that_was_exchanged(page):
    page.goto("/en/index/")
    page.locator("form[data-weights]").evaluate("form => { form.closest('details').open = true }")
    page.locator("form[data-weights] input[type=number]").first.fill("40")
    page.locator("form[data-weights] input[type=number]").first.press("Tab")
    page.wait_for_url("**/index/?*w-1=40*")
    page.locator(".embed-code summary").first.click()
    page.get_by_role("button", name="Copy the code").first.click()
    expect(page.locator(".embed-code [role=status]").first).to_have_text("Copied.")


def test_the_code_is_there_without_scripts_and_no_button_that_would_do_nothing(open_page):
    page = open_page(java_script_enabled=False)
    page.goto("/en/cases/henan-open-bidding/")
    page.locator(".embed-code summary").click()
    expect(page.locator("#embed-code")).to_be_visible()
    assert "<iframe" in page.locator("#embed-code").input_value()
    expect(page.get_by_role("button", name="Copy the code")).to_be_hidden()
