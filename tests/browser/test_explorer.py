"""The explorer by hand: facets, chips, history, suggestions, with and without scripts."""

import re

import pytest
from playwright.sync_api import expect

EXPLORER = "/en/cases/"


def total(page):
    return int(page.locator("#found-count").inner_text().split()[0])


def open_facet(page, label):
    page.locator("details.facet", has=page.locator("summary", has_text=label)).first.evaluate("facet => { facet.open = true }")


def test_a_researcher_goes_from_words_to_a_narrow_list_and_back(page):
    page.goto(EXPLORER)
    everything = total(page)
    page.fill("#q", "open bidding")
    page.press("#q", "Enter")
    page.wait_for_url(re.compile(r"q=open(\+|%20)bidding"))
    assert 0 < total(page) < everything
    expect(page.locator("mark").first).to_be_visible()
    page.locator(".facets a.value-row", has_text="Henan").first.evaluate("link => { link.closest('details').open = true; link.click() }")
    page.wait_for_url("**place=CN-HA*")
    expect(page.locator("#found-count")).to_have_text(re.compile("^1 case"))
    page.locator(".filter-chip", has_text="Henan").click()
    page.wait_for_url(lambda address: "place=" not in address)
    page.go_back()
    expect(page.locator("#found-count")).to_have_text(re.compile("^1 case"))
    page.locator(".filter-clear").click()
    expect(page.locator("#found-count")).to_have_text(re.compile(f"^{everything} cases"))


@pytest.mark.parametrize("view", ["list", "table"])
def test_a_case_that_was_found_opens_as_a_page_of_its_own(page, view):
    page.goto(f"{EXPLORER}?q=open+bidding&view={view}")
    page.locator(".found a[href*='/cases/']", has_text="bidding").first.click()
    page.wait_for_url(re.compile(r"/en/cases/[a-z-]+/$"))
    expect(page.locator("header.site-header")).to_have_count(1)
    expect(page.locator("h1")).to_have_count(1)


def test_choosing_a_facet_replaces_the_changing_part_alone(page):
    page.goto(EXPLORER)
    page.evaluate("window.untouched = true")
    before = total(page)
    link = page.locator(".facets a.value-row", has_text="Germany").first
    count = int(link.locator(".value-count").inner_text())
    link.click()
    page.wait_for_url("**place=DE*")
    expect(page.locator("#found-count")).to_have_text(re.compile(f"^{count} cases"))
    assert count < before
    assert page.evaluate("window.untouched")


def test_words_and_filters_stay_together_in_whatever_order_they_come(page):
    page.goto(EXPLORER)
    page.locator(".facets a.value-row", has_text="China").first.click()
    page.wait_for_url("**place=CN*")
    page.fill("#q", "bidding")
    page.press("#q", "Enter")
    page.wait_for_url("**q=bidding*")
    assert "place=CN" in page.url
    page.locator(".filter-chip", has_text="bidding").click()
    page.wait_for_url(lambda address: "q=" not in address)
    assert "place=CN" in page.url
    expect(page.locator("#q")).to_have_value("")


def test_a_new_count_is_said_to_those_who_listen(page):
    page.goto(EXPLORER)
    page.locator(".facets a.value-row", has_text="Germany").first.click()
    page.wait_for_url("**place=DE*")
    expect(page.locator("#announcement[role=status]")).to_have_text(page.locator("#found-count").inner_text())


def test_everything_works_without_scripts(open_page):
    page = open_page(java_script_enabled=False)
    page.goto(EXPLORER)
    page.fill("#q", "揭榜挂帅")
    page.press("#q", "Enter")
    assert page.locator(".found-list > li").count() == total(page) > 0
    page.locator(".facets a.value-row", has_text="China").first.click()
    assert "place=CN" in page.url
    assert "q=" in page.url
    page.locator(".found-tools a", has_text="table").click()
    assert page.locator(".found-table tbody tr").count() == total(page)


def test_suggestions_are_walked_by_keyboard(page):
    page.goto(EXPLORER)
    page.locator("#q").press_sequentially("quantum", delay=20)
    expect(page.locator("#suggestions")).to_be_visible()
    assert page.locator("#q").get_attribute("aria-expanded") == "true"
    page.press("#q", "ArrowDown")
    active = page.locator("#q").get_attribute("aria-activedescendant")
    target = page.locator(f"#{active}").get_attribute("href")
    page.press("#q", "Escape")
    expect(page.locator("#suggestions")).to_be_hidden()
    page.locator("#q").press_sequentially(" ")
    page.press("#q", "Backspace")
    page.locator("#q").press_sequentially("s")
    page.press("#q", "Backspace")
    page.wait_for_timeout(400)
    page.press("#q", "ArrowDown")
    page.press("#q", "Enter")
    page.wait_for_url(f"**{target}")


def test_on_a_phone_the_filters_fold_behind_one_button_that_counts_them(open_page):
    page = open_page(width=390, height=800)
    page.goto(f"{EXPLORER}?place=CN&technology=quantum")
    button = page.locator(".facets-fold > summary")
    expect(button).to_contain_text("2")
    expect(page.locator(".facets")).to_be_hidden()
    button.click()
    expect(page.locator(".facets")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_on_a_wide_screen_the_filters_stand_open(page):
    page.goto(EXPLORER)
    expect(page.locator(".facets")).to_be_visible()
    expect(page.locator(".facets-fold > summary")).to_be_hidden()


@pytest.mark.parametrize("path", ["cases/?place=CN&q=bidding", "cases/henan-open-bidding/"])
def test_the_language_switch_keeps_the_page(page, path):
    page.goto(f"/en/{path}")
    page.locator(".languages a[hreflang=zh-Hans]").click()
    assert page.url.endswith(f"/zh-hans/{path}")
