"""A node of the index by hand: from a mark of its chart to what stands behind it, with the keyboard alone."""

from playwright.sync_api import expect


def test_a_researcher_asks_a_mark_where_its_value_comes_from_without_a_mouse(open_page):
    page = open_page(java_script_enabled=False)
    page.goto("/en/index/4.1.2/")
    mark = page.locator(".chart-wide .mark-link").nth(4)
    mark.focus()
    expect(mark).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/index/4.1.2/?year=2023#year")
    behind = page.locator(".behind").first
    expect(behind).to_contain_text("38.226%")
    expect(behind).to_contain_text("public data set")


def test_an_official_goes_from_the_index_to_a_case_of_the_weakest_dimension_in_three_clicks(page):
    page.goto("/en/index/")
    page.locator("#node-4 .node-name a").click()
    page.wait_for_url("**/index/4/")
    page.locator(".page-parts a", has_text="Linked cases").click()
    page.locator(".linked-case a").first.click()
    page.wait_for_url("**/cases/*/")
