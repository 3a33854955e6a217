"""From a province to what it can learn elsewhere, and from a problem to an instrument and its first years, in a browser."""

from tests.browser.sight import overflow, violations


def test_a_province_leads_to_a_case_elsewhere_in_three_clicks(page):
    page.goto("/en/places/CN-GS/")
    page.get_by_role("link", name="cases elsewhere for its weak dimensions").click()
    assert "Gansu" in page.inner_text("h1")
    page.locator("section.options-section").first.get_by_role("link", name="in order").click()
    page.locator(".option h3 a").first.click()
    assert "/en/cases/" in page.url
    assert page.locator("#dimensions").count() == 1


def test_the_emphasis_is_in_the_address_and_survives_a_change_of_node(page):
    page.goto("/en/places/CN-XJ/options/?dimension=2")
    page.locator(".options-emphasis").get_by_role("link", name="the likeness").click()
    assert "emphasis=likeness" in page.url
    first = page.locator(".option h3").first.inner_text()
    page.locator(".options-nodes").get_by_role("link", name="2.3.3").click()
    assert "emphasis=likeness" in page.url
    assert "dimension=2.3.3" in page.url
    page.go_back()
    assert page.locator(".option h3").first.inner_text() == first


def test_options_open_for_a_phone_with_their_rules_unfolded(page):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("/zh-hans/places/CN-GS/options/?dimension=2.3.3")
    page.locator("details summary").first.click()
    assert overflow(page, 390) == 0
    assert violations(page) == []


def test_a_problem_leads_to_the_cases_of_an_instrument_against_it(page):
    page.goto("/en/problems/valley-of-death/")
    number = page.locator("table.against").first.locator("td.number a").first
    counted = number.inner_text()
    number.click()
    assert "barrier=valley-of-death" in page.url
    assert f"{counted} cases" in page.inner_text("main")


def test_the_line_of_years_fits_its_page_wide_and_narrow(page):
    page.goto("/en/instruments/infrastructure/")
    assert page.locator(".adoption-chart:visible").count() == 1
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.locator(".adoption-chart:visible").count() == 1
    page.get_by_text("The years as a table").click()
    assert overflow(page, 390) == 0
    assert violations(page) == []
