"""From the explorer to a comparison and its spreadsheet, by hand: with scripts, without them, by keyboard, on a phone."""

import io
import re

from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.browser.sight import overflow, violations

FOUND = "/en/cases/?q=open+bidding"
PAIR = "/en/compare/?case=henan-open-bidding&case=us-rie"


def collect(page, number):
    page.locator("button[data-collect]").nth(number).click()


def test_a_researcher_collects_two_cases_and_takes_their_comparison_away(page):
    page.goto(FOUND)
    page.evaluate("window.untouched = true")
    expect(page.locator("#tray")).to_be_hidden()
    collect(page, 0)
    expect(page.locator("#tray")).to_contain_text("1 case collected")
    expect(page.locator("#tray-status")).to_contain_text("Added to the comparison. 1 case collected")
    collect(page, 1)
    expect(page.locator("#tray")).to_contain_text("2 cases collected")
    assert page.evaluate("window.untouched")
    expect(page.locator("button[data-collect]:focus")).to_have_attribute("data-collect", "in")
    page.locator("#tray .button", has_text="Compare").click()
    expect(page.locator(".compare-table thead th")).to_have_count(3)
    assert page.url.count("case=") == 2
    folded = page.locator(".compare-same")
    expect(folded.locator("table")).to_be_hidden()
    folded.locator("summary").click()
    expect(folded.locator("table")).to_be_visible()
    with page.expect_download() as download:
        page.locator("a", has_text="XLSX").click()
    book = load_workbook(io.BytesIO(download.value.path().read_bytes()))
    assert book.sheetnames == ["Comparison", "Facts", "About"]


def test_a_case_collected_in_a_part_that_was_exchanged_is_collected_too(page):
    page.goto("/en/cases/?q=nothing-is-called-so")
    page.fill("#q", "open bidding")
    page.press("#q", "Enter")
    page.wait_for_url(re.compile(r"q=open(\+|%20)bidding"))
    collect(page, 0)
    expect(page.locator("#tray")).to_contain_text("1 case collected")
    page.reload()
    expect(page.locator("button[data-collect]").first).to_have_text(re.compile("Remove from comparison"))
    collect(page, 0)
    expect(page.locator("#tray")).to_be_hidden()
    expect(page.locator("#tray-status")).to_contain_text("Removed from the comparison.")


def test_a_step_back_shows_what_is_collected_now(page):
    page.goto(FOUND)
    page.locator(".card-title a").first.click()
    expect(page.locator("article.case")).to_be_visible()
    collect(page, 0)
    expect(page.locator("#tray")).to_contain_text("1 case collected")
    page.go_back()
    expect(page.locator("#tray")).to_contain_text("1 case collected")
    expect(page.locator("button[data-collect]").first).to_have_attribute("data-collect", "in")


def test_a_browser_without_cookies_is_told_so(page):
    page.goto(FOUND)
    page.context.clear_cookies()
    with page.expect_navigation():
        collect(page, 0)
    assert page.url.endswith("/en/tray/")
    expect(page.locator("h1")).to_have_count(1)
    assert page.locator("#tray").count() == 0
    page.troubles[:] = [trouble for trouble in page.troubles if "403" not in trouble]


def test_it_all_works_without_scripts(open_page):
    page = open_page(java_script_enabled=False)
    page.goto(FOUND)
    collect(page, 0)
    assert page.url.partition("#")[0].endswith(FOUND)
    assert page.locator("article:target button[data-collect=in]").count() == 1
    collect(page, 1)
    page.locator("#tray .tray-count").click()
    expect(page.locator(".tray-list input:checked")).to_have_count(2)
    page.locator(".tray-list button", has_text="Compare").click()
    expect(page.locator(".compare-table thead th")).to_have_count(3)
    page.locator("#tray .tray-empty").click()
    expect(page.locator("#tray")).to_have_count(0)


def test_it_all_works_by_keyboard(page):
    page.goto(FOUND)
    for number in range(2):
        page.locator("button[data-collect]").nth(number).focus()
        page.keyboard.press("Enter")
        expect(page.locator("#tray .tray-count")).to_contain_text(str(number + 1))
    page.locator("#tray .button").focus()
    page.keyboard.press("Enter")
    region = page.locator(".compare-scroll")
    region.focus()
    expect(region).to_be_focused()
    page.locator(".compare-same summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".compare-same table")).to_be_visible()


def test_on_a_phone_the_table_scrolls_in_its_box_beside_a_fixed_column(open_page):
    page = open_page(width=390, height=800, color_scheme="dark")
    page.goto(PAIR)
    assert overflow(page, 390) == 0
    head = page.locator(".compare-row th").first
    before = head.bounding_box()["x"]
    page.locator(".compare-scroll").evaluate("box => { box.scrollLeft = 200 }")
    assert page.locator(".compare-scroll").evaluate("box => box.scrollLeft") == 200
    assert abs(head.bounding_box()["x"] - before) < 1
    assert violations(page) == []


def test_the_tray_and_its_page_are_accessible(page):
    page.goto(FOUND)
    for number in range(2):
        collect(page, number)
        expect(page.locator("#tray .tray-count")).to_contain_text(str(number + 1))
    assert violations(page) == []
    page.locator("#tray .tray-count").click()
    assert violations(page) == []
    assert overflow(page, 390) == 0
    page.locator(".tray-list .tray-empty").first.click()
    expect(page.locator(".tray-list li")).to_have_count(1)
