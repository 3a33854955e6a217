"""A curator brings a sheet with errors, mends it, writes it, undoes it: in a browser, with the keyboard alone where it matters."""

import pytest

from tests.browser.people import bring
from tests.browser.sight import WCAG, overflow, violations
from tests.cases.desk.importing.making import commas, tables, workbook


def place(slug, **changes):
    """Answer the tables of a case that the content of the site knows everything of."""
    sheets = tables(slug, **changes)
    sheets["citations"][0] |= {"source": "caict-2025", "place": "ch 2, s 1, p 2"}
    sheets["indicator_links"][0] |= {"indicator": "1.1"}
    return sheets


def merged(*all_sheets):
    return {name: [row for sheets in all_sheets for row in sheets[name]] for name in all_sheets[0]}


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_page_to_bring_files_is_accessible_and_fits_a_phone(desk, language):
    desk.goto(f"/{language}/admin/cases/import/add/")
    assert violations(desk, WCAG) == []
    assert overflow(desk, 390) == 0


def test_a_sheet_with_errors_is_mended_published_and_undone(desk, open_page):
    good, bad = place("browser-import-good"), place("browser-import-bad", level="province")
    good["cases"][0]["title_en"] = "Zebra crossings for laboratories"
    bring(desk, workbook(merged(good, bad)))
    assert "“province” is not a value of “level”" in desk.inner_text(".import-rows")
    assert violations(desk, WCAG) == []
    assert overflow(desk, 390) == 0
    desk.set_viewport_size({"width": 1440, "height": 900})

    desk.check("[name=how][value=publish]")
    desk.locator("button", has_text="Write 1 record").press("Enter")
    assert "1 row is refused" in desk.inner_text(".messagelist")

    desk.check("[name=how][value=publish]")
    desk.check("[name=leave_out]")
    desk.fill("#comment", "from a browser")
    desk.locator("button", has_text="Write 1 record").press("Enter")
    assert "Written." in desk.inner_text(".messagelist")
    reader = open_page()
    reader.goto("/en/cases/?q=zebra+crossings")
    assert "Zebra crossings for laboratories" in reader.inner_text("main")

    address = desk.url
    desk.locator("summary", has_text="Undo this import").press("Enter")
    desk.fill("#reason", "only a test")
    desk.get_by_role("button", name="Undo", exact=True).press("Enter")
    assert "Undone" in desk.inner_text(".messagelist")
    assert desk.url == address
    assert reader.goto("/en/cases/browser-import-good/").status == 410
    assert "only a test" in reader.inner_text("main")
    # A page that is gone is an answer, not a trouble.
    reader.troubles[:] = [trouble for trouble in reader.troubles if "410" not in trouble]


def test_a_file_that_cannot_be_read_says_so_in_its_place(desk):
    bring(desk, commas([{"a": 1, "b": 2}]))
    assert "does not name the columns" in desk.inner_text(".import-trouble")
    assert violations(desk, WCAG) == []
    desk.troubles[:] = [trouble for trouble in desk.troubles if "422" not in trouble]


def test_a_large_sheet_shows_its_progress_and_leads_to_the_preview(desk):
    many = merged(*(place(f"browser-import-{number}", note_zh="话" * number, note_en="words " * number) for number in range(400)))
    file = commas(many["cases"])
    assert len(file.content) > 100_000
    bring(desk, file, commas(many["citations"], "citations.csv"), commas(many["indicator_links"], "links.csv"))
    desk.wait_for_selector(".import-end a")
    assert "400 of 400 cases looked at" in desk.inner_text(".import-steps")
    assert violations(desk, WCAG) == []
    desk.locator(".import-end a").press("Enter")
    desk.wait_for_selector(".import-rows")
    assert desk.inner_text("#confirm") == "400 records would be written"
    desk.locator("button", has_text="Put it away").press("Enter")
    assert "is put away" in desk.inner_text(".messagelist")
