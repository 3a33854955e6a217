"""The gap matrix with hands and keys: chosen by a form, read on a phone, followed to its cases."""

import re

from playwright.sync_api import expect


def test_what_a_place_lacks_is_two_clicks_from_the_start_without_scripts(open_page):
    page = open_page(java_script_enabled=False)
    page.goto("/en/gaps/")
    page.select_option("select[name=columns]", "pathway")
    page.select_option("select[name=compare]", "peers")
    page.select_option("select[name=place]", "CN-SD")
    page.click(".gap-form button")
    assert "place=CN-SD" in page.url
    assert "Shandong: no case of Stronger firms, which 4 of 6 peers have" in page.inner_text(".gap-missing")
    page.locator(".gap-missing a", has_text="all of these").first.click()
    assert page.inner_text("#found-count").startswith("4 ")


def test_a_cell_leads_to_as_many_cases_as_it_says(page):
    page.goto("/en/gaps/?columns=pathway&status=in_force")
    cell = page.locator(".gap-table tbody td a").first
    count = cell.inner_text().split()[0]
    cell.press("Enter")
    page.wait_for_url("**/cases/?**")
    assert page.inner_text("#found-count").split()[0] == count


def test_on_a_phone_the_table_scrolls_in_its_box_beside_its_places(open_page):
    page = open_page(width=390, height=800)
    page.goto("/en/gaps/?level=narrower")
    expect(page.locator(".gap-form")).not_to_be_visible()
    box, place = page.locator(".gap-scroll"), page.locator(".gap-table tbody th").first
    before = place.bounding_box()["x"]
    box.focus()
    for _press in range(20):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(20)
    assert box.evaluate("box => box.scrollLeft") > 80
    assert abs(place.bounding_box()["x"] - before) < 1
    heads = page.locator(".gap-base")
    above = heads.bounding_box()["y"]
    box.evaluate("box => box.scrollTop = 500")
    assert abs(heads.bounding_box()["y"] - above) < 1
    page.click(".gap-fold > summary")
    expect(page.locator(".gap-form")).to_be_visible()


def test_the_explorer_changes_its_count_and_keeps_the_choice(page):
    page.goto("/en/cases/?q=quantum")
    facet = page.locator("details.facet", has=page.locator("summary", has_text=re.compile("^Technology$")))
    facet.evaluate("facet => { facet.open = true; facet.querySelector('.count-as').open = true }")
    facet.locator(".count-as a", has_text="US Critical and Emerging").click()
    page.wait_for_url("**by=us-cet-2024**")
    value = page.locator("a.value-row", has_text="16 Quantum Information")
    count = value.locator(".value-count").inner_text()
    value.click()
    expect(page.locator(".filter-chips")).to_contain_text("16 Quantum Information")
    expect(page.locator("#found-count")).to_have_text(re.compile(f"^{count} case"))
