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
