"""A curator enters a case in the form of a draft, in a browser under the strict policy: nothing typed is lost."""

import pytest

from tests.browser.people import cookies_of, sign_in
from tests.browser.sight import WCAG, overflow, violations
from tests.browser.site import CURATOR

MEI = "mei"


@pytest.fixture(scope="module")
def mei_signed_in(site, browser):
    """The cookies of a second curator."""
    site.manage("createsuperuser", "--noinput", "--username", MEI, "--email", "mei@example.org")
    return cookies_of(MEI, browser, site)


@pytest.fixture
def mei(open_page, mei_signed_in):
    return open_page(storage_state=mei_signed_in)


def choose(page, name, text):
    """Choose the first row that the autocomplete of the field *name* offers for *text*."""
    page.locator(f"[name='{name}'] + .select2-container .select2-selection").click()
    page.locator(".select2-container--open .select2-search__field").last.fill(text)
    page.locator(".select2-results__option", has_text=text).first.click()


def begin(page, title, language="en"):
    """Begin the draft of a new case, and answer its address."""
    page.goto(f"/{language}/admin/cases/draft/add/")
    page.fill("[name=title_en]", title)
    page.keyboard.press("Control+s")
    page.wait_for_url("**/change/")
    return page.url


def save(page):
    with page.expect_navigation():
        page.keyboard.press("Control+s")


def test_a_case_is_entered_by_choosing_and_typing_and_sent_to_review(desk):
    address = begin(desk, "Form, entered in a browser!")
    assert desk.input_value("[name=slug]") == "form-entered-in-a-browser"
    desk.fill("[name=title_zh]", "浏览器里录入的案例")
    choose(desk, "jurisdiction", "CN-HA")
    desk.select_option("[name=status]", "in_force")
    desk.click("text=Add a fact")
    assert desk.evaluate("document.activeElement.name") == "facts-0-label_zh"
    desk.fill("[name=facts-0-label_en]", "Projects")
    desk.fill("[name=facts-0-value]", "100")
    choose(desk, "facts-0-unit", "project")
    choose(desk, "facts-0-source", "caict-2025")
    desk.click("text=Add a link to the index")
    choose(desk, "indicator_links-0-indicator", "1.1")
    assert desk.is_visible("text=Not saved yet")
    desk.click("summary:has-text('Save and send to review')")
    desk.fill("[name=comment]", "From paragraph 2.")
    desk.click("button[name=_submit]")
    assert "Saved and sent to review" in desk.inner_text(".messagelist")
    assert desk.url == address
    values = [
        desk.input_value(f"[name={name}]") for name in ("jurisdiction", "facts-0-unit", "facts-0-source", "indicator_links-0-indicator")
    ]
    assert values == ["CN-HA", "project", "caict-2025", "1.1"]


def test_rows_move_and_go_by_keyboard_and_are_saved_in_that_order(desk):
    begin(desk, "Rows by keyboard")
    for number, words in enumerate(("one", "two", "three")):
        desk.click("text=Add a fact")
        desk.fill(f"[name=facts-{number}-label_en]", words)
    desk.focus("#facts-2 [data-move=up]")
    desk.keyboard.press("Enter")
    desk.keyboard.press("Enter")
    desk.focus("#facts-0 [data-remove]")
    desk.keyboard.press("Space")
    assert desk.evaluate("document.activeElement.closest('[data-row]').id") == "facts-1"
    assert desk.locator(".rows-facts [data-number]").all_inner_texts() == ["1", "2"]
    save(desk)
    assert [box.input_value() for box in desk.locator(".rows-facts [name$=label_en]").all()] == ["three", "two"]


def test_leaving_with_unsaved_changes_is_asked_about(desk):
    asked = []
    begin(desk, "Leaving")
    desk.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    desk.click("text=Drafts >> nth=0")
    assert asked == []
    desk.go_back()
    desk.click("[name=summary_en]")
    desk.keyboard.type("Half a sentence")
    desk.click("text=Drafts >> nth=0")
    desk.wait_for_url("**/admin/cases/draft/")
    assert asked == ["beforeunload"]


def test_saving_keeps_ones_place_on_the_page(desk):
    begin(desk, "Place")
    desk.fill("[name=note_en]", "A note.")
    desk.focus("[name=note_en]")
    top = desk.evaluate("scrollY")
    save(desk)
    assert top > 200
    assert abs(desk.evaluate("scrollY") - top) < 120
    assert desk.evaluate("document.activeElement.name") == "note_en"


def test_a_fault_is_listed_with_a_link_to_its_field(desk):
    begin(desk, "Faults")
    desk.click("text=Add a fact")
    desk.fill("[name=facts-0-value]", "about 5")
    desk.fill("[name=start]", "next year")
    save(desk)
    assert "Not saved: mend these 2 things" in desk.inner_text("#errors")
    assert desk.evaluate("document.activeElement.id") == "errors"
    desk.click("#errors a >> text=Fact 1: Value")
    assert desk.evaluate("document.activeElement.name") == "facts-0-value"
    assert desk.input_value("[name=start]") == "next year"
    assert violations(desk, WCAG) == []
    assert overflow(desk, 390) == 0


def test_two_curators_see_each_other_and_neither_overwrites_the_other(desk, mei):
    address = begin(desk, "Conflict")
    mei.clock.install()
    mei.goto(address)
    assert "curator has this draft open since" in mei.inner_text("#presence")
    desk.fill("[name=title_en]", "The first title")
    desk.fill("[name=summary_en]", "The first summary.")
    save(desk)
    mei.fill("[name=title_en]", "The second title")
    mei.clock.fast_forward(21_000)
    mei.wait_for_selector("#presence .overtaken")
    assert "you see both side by side" in mei.inner_text("#presence")
    save(mei)
    assert "Not saved yet: curator saved this draft" in mei.inner_text("#conflict")
    assert violations(mei, WCAG) == []
    assert overflow(mei, 390) == 0
    assert mei.is_checked("[name=keep][value='summary.en']")
    assert not mei.is_checked("[name=keep][value='title.en']")
    mei.click("#conflict button[name=_over]")
    assert "Saved." in mei.inner_text(".messagelist")
    assert mei.input_value("[name=title_en]") == "The second title"
    assert mei.input_value("[name=summary_en]") == "The first summary."


def test_theirs_is_taken_after_one_says_yes(desk, mei):
    address = begin(desk, "Theirs")
    mei.goto(address)
    desk.fill("[name=title_en]", "Theirs now")
    save(desk)
    mei.fill("[name=title_en]", "Mine")
    save(mei)
    mei.click("summary:has-text('Take theirs')")
    mei.click("text=Yes, drop what I entered")
    mei.wait_for_load_state()
    assert mei.input_value("[name=title_en]") == "Theirs now"


def test_a_form_outlives_its_session(open_page, site):
    page = open_page()
    page.goto("/en/admin/login/")
    sign_in(page, CURATOR["username"])
    page.wait_for_selector("#user-tools")
    begin(page, "Session")
    page.click("text=Add a citation")
    choose(page, "citations-0-source", "caict-2021")
    page.fill("[name=summary_zh]", "写了一半")
    page.context.clear_cookies(name="sessionid")
    save(page)
    assert "What you entered is kept on this page" in page.inner_text("#sign-in")
    assert violations(page, WCAG) == []
    sign_in(page, CURATOR["username"])
    page.wait_for_selector("#draft-form")
    assert "You are signed in again" in page.inner_text("[role=alert]")
    assert (page.input_value("[name=summary_zh]"), page.input_value("[name=citations-0-source]")) == ("写了一半", "caict-2021")
    save(page)
    assert "Saved." in page.inner_text(".messagelist")


def test_everything_can_be_entered_without_a_script(open_page, signed_in):
    page = open_page(storage_state=signed_in, java_script_enabled=False)
    page.goto("/en/admin/cases/draft/add/")
    page.fill("[name=title_en]", "Without a script")
    page.fill("[name=jurisdiction-typed]", "Henan")
    page.click("text=Add a fact")
    page.fill("[name=facts-1-label_en]", "Second")
    page.fill("[name=facts-1-unit-typed]", "CNY")
    page.fill("[name=facts-0-label_en]", "First")
    page.click("#facts-1 [data-move=up]")
    page.click("button.default >> text=Save")
    assert "Saved." in page.inner_text(".messagelist")
    assert page.input_value("[name=slug]") == "without-a-script"
    assert page.input_value("[name=jurisdiction]") == "CN-HA"
    assert [page.input_value(f"[name=facts-{n}-label_en]") for n in (0, 1)] == ["Second", "First"]
    assert page.input_value("[name=facts-0-unit]") == "CNY"


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_form_of_a_published_case_and_its_way_through_review_are_accessible_and_fit_a_phone(desk, language):
    desk.goto(f"/{language}/admin/cases/draft/add/?case=us-rie")
    if desk.locator("#draft-form").count() == 0:
        desk.click("main button.default")
    desk.wait_for_selector("#draft-form")
    assert violations(desk, WCAG) == []
    assert desk.is_disabled("[name=slug]")
    assert overflow(desk, 390) == 0
