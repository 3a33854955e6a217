"""A draft on its way in a browser: differences in one click, preview, publication, history, restoring; by keyboard, on any screen."""

import pytest

from tests.browser.people import restore_first_version
from tests.browser.sight import WCAG, overflow, violations

CASE = "anhui-industry-education-matching"
TITLE = "Anhui matches industry and schools, as reviewed"
READERS = (f"/en/cases/{CASE}/history/", f"/zh-hans/cases/{CASE}/history/1/")


def ways_of(desk, case):
    """The overview of *case* at the desk, by search."""
    desk.goto(f"/en/admin/cases/case/?q={case}")
    desk.click(".field-both_titles a")


@pytest.fixture
def review(desk):
    """The address of the review of a working copy with another title."""
    ways_of(desk, CASE)
    desk.click("button:has-text('Edit')")
    desk.fill("[name=title_en]", TITLE)
    with desk.expect_navigation():
        desk.click("[data-save]")
    address = desk.url.split("#")[0].replace("/change/", "/review/")
    desk.goto(address)
    return address


def test_a_draft_is_reviewed_previewed_published_and_restored_with_the_keyboard_alone(desk, open_page, review):
    assert "as reviewed" in desk.inner_text(".changes ins >> nth=0")
    desk.goto(review.replace("/review/", "/preview/"))
    assert "Preview: not published" in desk.inner_text(".preview-banner")
    assert TITLE in desk.inner_text("h1")

    reader = open_page()
    reader.goto(f"/en/cases/{CASE}/")
    assert TITLE not in reader.inner_text("h1")

    desk.goto(review)
    desk.focus("#comment")
    desk.keyboard.type("The title says what was reviewed.")
    desk.keyboard.press("Tab")
    assert desk.evaluate("document.activeElement.value") == "publish"
    with desk.expect_navigation():
        desk.keyboard.press("Enter")
    assert "Published." in desk.inner_text(".messagelist")

    reader.reload()
    assert TITLE in reader.inner_text("h1")
    reader.click("dl.record a:has-text('2 versions')")
    assert "The title says what was reviewed." in reader.inner_text(".version >> nth=0")
    assert reader.locator("text=Restore version").count() == 0

    restore_first_version(desk, CASE, "Back to the title of the source.")
    reader.goto(f"/en/cases/{CASE}/")
    assert TITLE not in reader.inner_text("h1")


@pytest.mark.parametrize("address", READERS)
def test_the_history_is_accessible_and_fits_a_phone(open_page, address):
    page = open_page()
    assert page.goto(address).status == 200
    assert violations(page) == []
    assert overflow(page, 390) == 0


@pytest.mark.parametrize("way", ["change", "retire", "restore/1", "review", "preview"])
def test_the_pages_of_a_case_at_the_desk_are_accessible_and_fit_a_phone(desk, review, way):
    if way not in ("review", "preview"):
        ways_of(desk, CASE)
    address = review.replace("/review/", f"/{way}/") if way in ("review", "preview") else desk.url.replace("/change/", f"/{way}/")
    for language in ("en", "zh-hans"):
        assert desk.goto(address.replace("/en/", f"/{language}/")).status == 200
        assert violations(desk, WCAG) == []
        assert overflow(desk, 390) == 0
        desk.set_viewport_size({"width": 1440, "height": 900})


def test_confirming_is_one_click_in_the_list(desk):
    desk.goto(f"/en/admin/cases/case/?q={CASE}")
    with desk.expect_navigation():
        desk.click("button:has-text('Confirm: still true')")
    assert "is confirmed as of today" in desk.inner_text(".messagelist")
    assert f"q={CASE}" in desk.url
