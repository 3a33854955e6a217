"""From a case over the tray to a Word brief, and the references to a case copied, by hand."""

import zipfile

import pytest
from docx import Document
from playwright.sync_api import expect


@pytest.fixture
def page(open_page):
    return open_page()


def test_from_two_cases_over_the_tray_to_a_word_document(page):
    for slug in ("henan-open-bidding", "us-bbbrc"):
        page.goto(f"/en/cases/{slug}/")
        page.locator("button.collect[data-collect=out]").first.click()
        expect(page.locator("#tray")).to_contain_text("collected")
    page.locator("#tray").get_by_role("link", name="Brief").click()
    expect(page.get_by_role("heading", name="Policies compared: Henan, United States")).to_be_visible()
    page.get_by_label("Title", exact=True).fill("For the meeting")
    page.get_by_label("Charts of the index dimensions concerned").uncheck()
    page.get_by_role("button", name="Update the preview").click()
    expect(page.get_by_role("heading", name="For the meeting")).to_be_visible()
    expect(page.locator(".brief-charts")).to_have_count(0)
    with page.expect_download() as download:
        page.get_by_role("button", name="Word document · English").click()
    assert download.value.suggested_filename.endswith("-en.docx")
    document = Document(download.value.path())
    assert document.core_properties.title == "For the meeting"
    assert "Sources" in [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]


def test_the_other_language_takes_the_title_of_its_own(page):
    page.goto("/en/brief/?case=henan-open-bidding&case=us-bbbrc")
    with page.expect_download() as download:
        page.get_by_role("button", name="Word document · 简体中文").click()
    with zipfile.ZipFile(download.value.path()) as package:
        assert "河南省重大产业关键技术" in package.read("word/document.xml").decode()
    assert download.value.suggested_filename.endswith("-zh.docx")


def test_a_number_leads_to_its_source_on_the_page(page):
    page.goto("/en/brief/?case=henan-open-bidding")
    page.locator("a.source-mark").first.click()
    expect(page.locator("#source-1")).to_be_in_viewport()


def test_a_reference_is_copied_from_the_box_of_a_case(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/en/cases/henan-open-bidding/")
    page.locator(".cite-box summary").click()
    style = page.locator(".cite-style", has=page.locator("#cite-gb-t-7714"))
    style.get_by_role("button", name="Copy").click()
    expect(style.get_by_role("status")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Fusion Policy Atlas. Henan open bidding")
    with page.expect_download() as download:
        page.locator(".cite-box").get_by_role("link", name=".bib").click()
    assert download.value.suggested_filename == "henan-open-bidding-en.bib"


def test_without_scripts_the_form_and_the_document_work_all_the_same(open_page):
    page = open_page(java_script_enabled=False)
    page.goto("/en/brief/?case=henan-open-bidding")
    page.get_by_label("Title page").uncheck()
    page.get_by_role("button", name="Update the preview").click()
    assert "part=table" in page.url
    with page.expect_download() as download:
        page.get_by_role("button", name="Word document · English").click()
    assert Document(download.value.path()).sections[0].different_first_page_header_footer is False
