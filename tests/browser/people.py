"""Who signs in at the desk, and what several tests have them do there."""

from tests.browser.site import CURATOR


def sign_in(page, username):
    """Fill in the page to sign in; every person of the tests has the same password."""
    page.fill("input[name=username]", username)
    page.fill("input[name=password]", CURATOR["password"])
    page.press("input[name=password]", "Enter")


def cookies_of(username, browser, site):
    """Sign *username* in and answer the cookies for other windows."""
    context = browser.new_context(base_url=site.address)
    page = context.new_page()
    page.goto("/en/admin/")
    sign_in(page, username)
    page.wait_for_selector("#user-tools")
    state = context.storage_state()
    context.close()
    return state


def restore_first_version(page, slug, comment):
    """Restore version 1 of a case from its history, with the keyboard."""
    page.goto(f"/en/cases/{slug}/history/")
    page.focus("a:has-text('Restore version 1')")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.focus("#comment")
    page.keyboard.type(comment)
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "Version 1 is what readers see again." in page.inner_text(".messagelist")


def bring(page, *files):
    """Bring Files to the desk and look at what they would do."""
    page.goto("/en/admin/cases/import/add/")
    sent = [{"name": file.name, "mimeType": "application/octet-stream", "buffer": file.content} for file in files]
    page.set_input_files("#files", sent)
    page.locator("button", has_text="Look at it").press("Enter")
    page.wait_for_load_state()
