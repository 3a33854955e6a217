"""Every page type in a browser: no breach of the policy, no script error, no outside request, nothing that axe finds, fit for a phone."""

import pytest

from tests.browser.pages import READING, in_both_languages
from tests.browser.sight import overflow, violations


@pytest.mark.parametrize("address", in_both_languages(READING))
def test_a_page_opens_without_trouble_is_accessible_and_fits_a_phone(page, address):
    assert page.goto(address).status == 200
    assert page.locator("h1").count() == 1
    assert violations(page) == []
    assert overflow(page, 390) == 0


def test_a_page_that_is_not_there_is_accessible(page):
    assert page.goto("/en/nowhere/").status == 404
    assert violations(page) == []
    page.troubles[:] = [trouble for trouble in page.troubles if "404" not in trouble]


def test_the_description_of_the_api_opens_without_trouble(page):
    page.goto("/api/")
    page.locator(".opblock").first.wait_for()
    assert "/api/v1/cases/" in page.inner_text("main")


def test_a_page_works_without_scripts(open_page):
    page = open_page(java_script_enabled=False)
    page.goto("/en/")
    page.fill("main input[type=search] >> nth=0", "quantum")
    page.locator("main form").first.locator("button").first.click()
    assert "q=quantum" in page.url
    assert "quantum" in page.inner_text("main").lower()


@pytest.mark.parametrize(("language", "first"), [("zh-hans", "-apple-system"), ("en", '"PingFang SC"')])
def test_a_text_in_the_other_language_takes_its_fonts(page, language, first):
    page.goto(f"/{language}/cases/")
    family = page.locator(".card-other").first.evaluate("element => getComputedStyle(element).fontFamily")
    assert family.startswith(first)
