"""Aids beside the form of a case, in a browser under the strict policy: with keyboard and script, and without a script."""

import pytest

from tests.browser.sight import WCAG, overflow, violations

TABLE = "指标\t数值\t年份\n每年张榜项目\t≥ 500个项目\t2024\n财政资金\t1,000万元\t2024年\n排名\t第3位\t2024"
ADD = "/en/admin/cases/draft/add/"
ROWS = "[data-rows=facts] > [data-row]"


@pytest.fixture
def form(desk):
    """An empty form; nothing of it is saved."""
    desk.goto(ADD)
    return desk


def described(page):
    """Fill in what suggestions come from, and wait for the panel."""
    page.fill("[name=title_zh]", "湖北省重大关键技术揭榜挂帅")
    page.fill("[name=summary_zh]", "湖北省围绕企业技术需求张榜，由高校院所和企业揭榜攻关。")
    page.wait_for_selector("[data-take=concept]")


def values(page, field):
    return page.eval_on_selector_all(f"{ROWS} [name$=-{field}]", "fields => fields.map((field) => field.value)")


def focused(page):
    return page.evaluate("document.activeElement.id || document.activeElement.name || ''")


def test_the_panel_follows_what_is_typed(form):
    before = int(form.inner_text(".score strong"))
    described(form)
    assert int(form.inner_text(".score strong")) > before
    assert "similar cases have it" in form.inner_text("#beside")
    assert form.locator(".beside-twins").count() == 0


def test_a_near_name_in_the_same_place_is_met_while_typing(form):
    form.fill("[name=title_en]", "Henan open bidding for key technologies in major industries")
    form.locator("[name=jurisdiction] + .select2-container .select2-selection").click()
    form.locator(".select2-container--open .select2-search__field").last.fill("CN-HA")
    form.locator(".select2-results__option", has_text="CN-HA").first.click()
    twin = form.locator(".beside-twins a").first
    twin.wait_for()
    assert "/cases/henan-open-bidding/" in twin.get_attribute("href")
    assert "nearly the same name" in form.inner_text(".beside-twins")
    assert "may be a duplicate" in form.inner_text("#beside-news")


def test_suggestions_are_taken_with_the_keyboard_and_the_focus_stays_with_them(form):
    described(form)
    form.focus("[name=title_zh]")
    form.keyboard.press("Alt+b")
    scheme, _dash, key = focused(form).removeprefix("take-").partition("-")
    form.keyboard.press("Enter")
    form.wait_for_selector("#beside-news:has-text('Added')")
    assert form.locator(f"[name^=concepts_{scheme}]:checked").count() == 1, key
    assert focused(form).startswith("take-")
    form.wait_for_timeout(1200)
    assert focused(form).startswith("take-")
    form.keyboard.press("Alt+b")
    assert focused(form) == "id_title_zh"


def test_a_suggested_link_becomes_a_row_with_its_indicator(form):
    described(form)
    code = form.locator("[data-take=indicator]").first.get_attribute("value").removeprefix("indicator/")
    form.locator("[data-take=indicator]").first.click()
    assert form.input_value("[name=indicator_links-0-indicator]") == code
    assert code in form.inner_text("#indicator_links-0 .select2-selection")
    assert form.input_value("[name=indicator_links-0-basis]") == "curator"
    assert focused(form) == "id_indicator_links-0-directness"


def test_concepts_are_found_by_any_name_ticked_and_taken_out_by_keyboard(form):
    form.focus("#concept-search")
    form.keyboard.type("jiebang")
    assert form.inner_text("[data-found]") == "1 concept"
    form.keyboard.press("Enter")
    assert focused(form) == "id_concepts_instrument-open-bidding"
    form.keyboard.press("Space")
    assert "Open bidding" in form.inner_text("#id_concepts_instrument [data-chosen]")
    assert form.locator("#id_concepts_technology").is_hidden()
    form.keyboard.press("Escape")
    assert (focused(form), form.input_value("#concept-search")) == ("concept-search", "")
    assert form.locator("#id_concepts_technology").is_visible()
    assert form.locator("#id_concepts_instrument > details[open]").count() == 0
    form.focus("[data-unticks]")
    form.keyboard.press("Enter")
    assert form.locator("[name=concepts_instrument]:checked").count() == 0


def test_what_is_missing_leads_to_its_field(form):
    form.click("#beside a[href='#id_concepts_instrument'] >> nth=0")
    assert form.locator("#id_concepts_instrument > details[open]").count() == 1
    form.click("#beside summary:has-text('What and where')")
    form.click("#beside a[href='#id_level']")
    assert form.evaluate("document.querySelector(':target').name") == "level"


def test_a_table_is_read_shown_and_added(form):
    form.click("[data-paste] > summary")
    form.fill("#id_paste-facts", TABLE)
    form.select_option("#id_paste-evidence", "announced")
    form.click("[data-read]")
    form.wait_for_selector("[data-add-pasted]")
    assert "at least 500 projects" in form.inner_text("#pasted")
    assert "“第3位” is kept as words" in form.inner_text("#pasted")
    assert values(form, "label_zh") == []
    assert violations(form, WCAG) == []
    form.keyboard.press("Enter")
    assert values(form, "label_zh") == ["每年张榜项目", "财政资金", "排名"]
    assert values(form, "value") == ["500", "10000000", ""]
    assert values(form, "unit") == ["project", "CNY", ""]
    assert values(form, "qualifier") == ["at_least", "exact", "exact"]
    assert values(form, "evidence") == ["announced"] * 3
    assert values(form, "text_zh") == ["", "", "第3位"]
    assert focused(form) == "id_facts-0-label_zh"


PASTE = """(field, text) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def test_a_block_pasted_into_a_row_fills_cells_across_and_a_column_goes_down(form):
    form.click("[data-rows=facts] [data-add]")
    form.eval_on_selector("[name=facts-0-label_zh]", PASTE, TABLE)
    form.click("[data-add-pasted]")
    assert values(form, "label_zh") == ["每年张榜项目", "财政资金", "排名"]
    form.eval_on_selector("[name=facts-1-label_en]", PASTE, "Public money\nRank\nA fourth\n")
    assert values(form, "label_en") == ["", "Public money", "Rank", "A fourth"]


def test_a_new_row_begins_with_the_source_last_used(form):
    form.click("[data-rows=facts] [data-add]")
    form.locator("#facts-0 [name=facts-0-source] + .select2-container .select2-selection").click()
    form.locator(".select2-container--open .select2-search__field").last.fill("caict-2021")
    form.locator(".select2-results__option", has_text="caict-2021").first.click()
    form.fill("[name=facts-0-place]", "ch 2, p 1")
    form.click("[data-rows=facts] [data-add]")
    assert (values(form, "source")[-1], values(form, "place")[-1]) == ("caict-2021", "ch 2, p 1")
    for place in ("ch 2, p 1", ""):
        form.click("[data-rows=citations] [data-add]")
        row = form.locator("[data-rows=citations] > [data-row]").last
        assert row.locator("[name$=-source]").input_value() == "caict-2021"
        assert row.locator("[name$=-place]").input_value() == place


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_form_with_everything_open_is_accessible_and_fits_a_phone(desk, language):
    desk.goto(f"/{language}/admin/cases/draft/add/")
    described(desk)
    desk.eval_on_selector_all("#draft-form details", "parts => parts.forEach((part) => { part.open = true; })")
    assert violations(desk, WCAG) == []
    assert overflow(desk, 390) == 0


def test_without_a_script_everything_goes_by_buttons(open_page, signed_in):
    page = open_page(java_script_enabled=False, storage_state=signed_in)
    page.goto(ADD)
    page.fill("[name=title_zh]", "湖北省重大关键技术揭榜挂帅")
    page.fill("[name=summary_zh]", "湖北省围绕企业技术需求张榜，由高校院所和企业揭榜攻关。")
    page.click("[data-paste] > summary")
    page.fill("#id_paste-facts", TABLE)
    page.click("[data-read]")
    assert "3 rows were added below and are not saved yet" in page.inner_text("#pasted")
    assert page.input_value("[name=facts-1-value]") == "10000000"
    with page.expect_navigation():
        page.locator("[data-take=concept]").first.click()
    assert page.locator("[name^=concepts_]:checked").count() == 1
    page.click("#id_concepts_technology > details > summary")
    page.check("[name=concepts_technology] >> nth=0")
    assert page.input_value("[name=title_zh]") == "湖北省重大关键技术揭榜挂帅"
