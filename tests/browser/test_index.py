"""The live index by hand: sliders, locks, years, with and without scripts, and the way from a weak dimension to its cases."""

import re

import pytest
from playwright.sync_api import expect

INDEX = "/en/index/"


@pytest.fixture
def page(open_page):
    return open_page()


def weight(page, code):
    return float(page.locator(f"[id='w-{code}']").input_value())


def open_weights(page):
    page.locator("#weights").evaluate("details => { details.open = true }")


def test_moving_a_slider_moves_its_siblings_and_the_chart(page):
    page.goto(INDEX)
    open_weights(page)
    page.evaluate("window.untouched = true")
    before = page.locator("#course table").inner_text()
    slider = page.locator("li.slider", has=page.locator("[id='w-1']")).locator("input[type=range]")
    slider.focus()
    for _press in range(4):
        page.keyboard.press("PageUp")
    assert weight(page, "1") > 25
    assert sum(weight(page, code) for code in "1234") == pytest.approx(100, abs=0.05)
    page.wait_for_url("**w-1=*")
    expect(page.locator("#course .ribbon").first).to_be_attached()
    assert page.locator("#course table").inner_text() != before
    assert page.evaluate("window.untouched")
    expect(slider).to_be_focused()


def test_a_locked_weight_stays_where_it_is(page):
    page.goto(INDEX)
    open_weights(page)
    page.get_by_label("lock: Effects").check()
    page.fill("[id='w-1']", "55")
    assert [weight(page, code) for code in "1234"] == [55, 10, 10, 25]
    page.locator("[id='w-1']").blur()
    page.wait_for_url("**lock=4*")
    page.reload()
    assert [weight(page, code) for code in "1234"] == [55, 10, 10, 25]


def test_a_number_that_is_none_keeps_the_page_and_says_what_to_write(page):
    page.goto(f"{INDEX}?w-1=much")
    expect(page.locator("#notices")).to_contain_text("The weight of 1 is “much”: write a number of 0 or more")
    expect(page.locator("#course svg").first).to_be_visible()


def test_other_years_change_the_waterfall_alone(page):
    page.goto(INDEX)
    page.evaluate("window.untouched = true")
    page.select_option("#from", "2022")
    page.wait_for_url("**from=2022*")
    expect(page.locator("#moved")).to_contain_text("From 2022 to 2023")
    assert page.evaluate("window.untouched")


def test_without_scripts_the_form_gives_the_short_address(open_page):
    page = open_page(java_script_enabled=False)
    page.goto(INDEX)
    page.locator("#weights > summary").click()
    page.fill("[id='w-1']", "40")
    page.get_by_label("lock: Foundation").check()
    page.get_by_role("button", name="Calculate").click()
    assert page.url.endswith("/en/index/?w-1=40&w-2=20&w-3=20&w-4=20&lock=1")
    expect(page.locator("#course")).to_contain_text("calculated by the atlas")


def test_an_official_finds_the_cases_for_what_held_the_index_back(page):
    page.goto(INDEX)
    expect(page.locator("#moved")).to_contain_text("Effects least")
    page.locator("#moved a", has_text=re.compile("cases that address Effects")).click()
    page.wait_for_url("**/cases/?dimension=4")
    assert int(page.locator("#found-count").inner_text().split()[0]) > 20


def test_a_mark_leads_to_the_observations_behind_it_by_keyboard(page):
    page.goto(f"{INDEX}?node=4&values=calculated")
    mark = page.locator(".chart-wide .mark-link[href*='year=2023']").first
    mark.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**?year=2023#year")
    expect(page.locator("#year")).to_be_visible()
