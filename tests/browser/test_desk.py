"""A curator at the desk, in a browser under the strict policy.

The desk's pages are Django's, with table heads of theirs that are empty: axe looks for breaches of WCAG, not for its own advice.
"""

import pytest

from tests.browser.pages import DESK, in_both_languages
from tests.browser.sight import WCAG, overflow, violations
from tests.browser.site import CURATOR


@pytest.mark.parametrize("address", in_both_languages(DESK))
def test_a_page_of_the_desk_opens_without_trouble_and_is_accessible(desk, address):
    assert desk.goto(address).status == 200
    assert violations(desk, WCAG) == []


def test_a_curator_signs_in_on_a_phone(open_page):
    page = open_page()
    page.goto("/zh-hans/admin/")
    assert violations(page, WCAG) == []
    assert overflow(page, 390) == 0
    for name, value in CURATOR.items():
        page.fill(f"input[name={name}]", value)
    page.click("input[type=submit]")
    assert page.locator("#user-tools").is_visible()


def choose(page, place, text):
    """Choose the first row that the autocomplete at *place* offers for *text*."""
    page.locator(f"{place} .select2-selection").first.click()
    page.locator(".select2-container--open .select2-search__field").last.fill(text)
    page.locator(".select2-results__option", has_text=text).first.click()


def test_a_curator_enters_a_case_publishes_it_and_removes_it_again(desk, open_page, site):
    desk.goto("/en/admin/cases/case/add/")
    texts = {
        "slug": "henan-browser-case",
        "title_zh": "河南浏览器案例",
        "title_en": "Henan browser case",
        "summary_zh": "概要。",
        "summary_en": "A summary.",
    }
    for name, text in texts.items():
        desk.fill(f"[name={name}]", text)
    choose(desk, ".fieldBox.field-jurisdiction", "CN-HA")
    desk.select_option("[name=level]", "subnational")
    desk.select_option("[name=status]", "in_force")
    desk.select_option("[name=stage]", "published")
    desk.click("input[name=_continue] >> nth=0")
    assert "Saved as a draft" in desk.inner_text(".messagelist")

    choose(desk, ".fieldBox.field-concepts_instrument", "揭榜")
    desk.click("#citations-group .add-row a")
    choose(desk, "#citations-0 .field-source", "caict-2025")
    desk.fill("[name=citations-0-place]", "ch 2, s 1, p 2")
    desk.click("#indicator_links-group .add-row a")
    choose(desk, "#indicator_links-0 .fieldBox.field-indicator", "1.1")
    desk.select_option("[name=indicator_links-0-directness]", "direct")
    desk.select_option("[name=indicator_links-0-basis]", "curator")
    desk.fill("[name=indicator_links-0-mechanism_zh]", "企业出题。")
    desk.fill("[name=indicator_links-0-mechanism_en]", "Firms set the tasks.")
    desk.select_option("[name=stage]", "published")
    desk.click("input[name=_continue] >> nth=0")
    assert "Saved as a draft" not in desk.inner_text(".messagelist")
    assert desk.input_value("[name=stage]") == "published"

    reader = open_page()
    reader.goto("/en/cases/?q=browser+case")
    assert "Henan browser case" in reader.inner_text("main")

    desk.click(".deletelink >> nth=0")
    desk.click("text=Mark as removed")
    assert "is marked as removed" in desk.inner_text(".messagelist")
    reader.goto("/en/cases/?q=browser+case")
    assert "Henan browser case" not in reader.inner_text("main")
