"""A case's whole way, with the keyboard alone: from a paragraph of a source to the reviewer, and how long that takes; published,
edited again by two at once, overwritten by a sheet, undone, restored.

The paragraph is ch 2, s 1, p 2 of caict-2025: Henan asks innovative firms for their needs of key technology, posts a list of 100
projects or more a year and supports each with 10 million yuan or more in principle. The words of the case are ours.
"""

import pytest

from tests.browser.people import bring, cookies_of, restore_first_version
from tests.browser.site import CURATOR
from tests.cases.desk.importing.making import ten_kinds_of_errors, workbook

SLUG = "henan-lists-of-key-technology"
TITLE = {"zh": "河南省重大产业关键技术揭榜清单", "en": "Henan open bidding lists for key technologies of major industries"}
SUMMARY = {
    "zh": "河南省请创新型企业提出重大技术需求，每年公开张榜，由有能力者揭榜攻关。入榜项目原则上有不低于1000万元的支持。",
    "en": "Henan asks innovative firms for their key technology needs and posts them every year for open bidding. "
    "A project on the list gets CNY 10 million or more in principle.",
}
HOW = {
    "zh": "企业提炼需求，省里汇成榜单并向社会公布，项目由揭榜者承担。",
    "en": "Firms distil their needs, the province makes them into a public list, and those who take up a task carry it out.",
}
FACTS = (
    "label (Chinese)\tlabel (English)\tvalue\tsource\tplace\n"
    "每年张榜项目\tProjects listed each year\t≥ 100个项目\tcaict-2025\tch 2, s 1, p 2\n"
    "单个项目支持额度\tSupport per project\t不低于1,000万元\tcaict-2025\tch 2, s 1, p 2"
)
MECHANISM = {"zh": "榜单来自企业需求，按产业需要立项。", "en": "The list comes from firms, so research starts from demand."}
# The keystroke-level model of Card, Moran and Newell: seconds for a key of an average typist and for making up one's mind.
KEY, MIND = 0.28, 1.35


class Hand:
    """Keys on one page, counted: *actions* are fields filled and things chosen or pressed, *keys* all keys but those of pasted text."""

    def __init__(self, page):
        self.page, self.actions, self.keys = page, 0, 0

    def press(self, key, times=1):
        for _time in range(times):
            self.page.keyboard.press(key)
        self.keys += times

    def go(self, selector, most=60):
        """Tab to the field *selector*."""
        for _tab in range(most):
            if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
            self.press("Tab")
        raise AssertionError(f"{selector} is not reached by keyboard: {self.page.evaluate('document.activeElement.outerHTML')[:200]}")

    def type(self, selector, text):
        self.go(selector)
        self.page.keyboard.insert_text(text)
        # Chinese takes about two keys a character, with the choice among homophones.
        self.keys += len(text) + sum(character > "\u2e80" for character in text)
        self.actions += 1

    def paste(self, selector, text):
        self.go(selector)
        self.page.keyboard.insert_text(text)
        self.keys += 2
        self.actions += 1

    def pick(self, name, text, option):
        """Choose from the autocomplete of the field *name*."""
        self.go(f"[name='{name}'] + .select2-container .select2-selection")
        self.press("Enter")
        self.page.keyboard.type(text)
        self.page.wait_for_selector(f".select2-results__option--highlighted:has-text('{option}')")
        self.keys += len(text)
        self.press("Enter")
        self.actions += 1

    def choose(self, selector, letters):
        """Choose from a plain list by the first letters of the option."""
        self.go(selector)
        self.page.keyboard.type(letters)
        self.keys += len(letters)
        self.actions += 1

    def do(self, selector, key="Enter"):
        self.go(selector)
        self.press(key)
        self.actions += 1

    @property
    def seconds(self):
        return self.keys * KEY + self.actions * MIND


def names(hand):
    for suffix in ("zh", "en"):
        hand.type(f"#id_title_{suffix}", TITLE[suffix])
    for suffix in ("zh", "en"):
        hand.type(f"#id_summary_{suffix}", SUMMARY[suffix])
    for suffix in ("zh", "en"):
        hand.type(f"#id_how_{suffix}", HOW[suffix])
    hand.go("#id_slug")
    hand.press("Control+a")
    hand.type("#id_slug", SLUG)
    hand.type("#id_original_name", "重大产业关键技术揭榜挂帅")
    hand.type("#id_original_language", "zh-Hans")
    hand.type("#id_aliases", "揭榜挂帅")


def where_and_when(hand):
    hand.pick("jurisdiction", "CN-HA", "Henan")
    hand.choose("#id_level", "prov")
    hand.choose("#id_status", "in f")


def concepts(hand):
    hand.type("#concept-search", "揭榜挂帅")
    hand.press("Enter")
    hand.do("#id_concepts_instrument-open-bidding", "Space")
    hand.press("Escape")


def take(hand, number):
    """Take *number* suggestions of concepts and the first link to the index."""
    page = hand.page
    page.wait_for_selector("[data-take=concept]")
    hand.press("Alt+b")
    for _one in range(number):
        hand.do("[data-take=concept]")
        page.wait_for_timeout(1200)
    hand.do("[data-take=indicator]")
    hand.choose("[name=indicator_links-0-directness]", "dir")
    for suffix in ("zh", "en"):
        hand.type(f"[name=indicator_links-0-mechanism_{suffix}]", MECHANISM[suffix])


def facts(hand):
    hand.do("[data-paste] > summary")
    hand.paste("#id_paste-facts", FACTS)
    hand.choose("#id_paste-evidence", "ann")
    hand.do("[data-read]")
    hand.page.wait_for_selector("[data-add-pasted]")
    hand.do("[data-add-pasted]")


def enter(hand):
    """Enter the whole case and answer the points that it has."""
    page = hand.page
    names(hand)
    where_and_when(hand)
    page.wait_for_selector(".beside-twins")
    assert "Henan open bidding for key technologies" in page.inner_text(".beside-twins")
    concepts(hand)
    facts(hand)
    take(hand, 3)
    hand.do("[data-rows=citations] [data-add]")
    assert page.input_value("[name=citations-0-source]") == "caict-2025"
    assert page.input_value("[name=citations-0-place]") == "ch 2, s 1, p 2"
    page.wait_for_timeout(1500)
    assert "Nothing stands before publishing" in page.inner_text("#beside"), page.inner_text("#beside")
    return int(page.inner_text(".score strong"))


def submit(hand, comment):
    hand.do(".to-review > summary")
    hand.type("#id_comment", comment)
    with hand.page.expect_navigation():
        hand.do("[name=_submit]")


@pytest.fixture(scope="module")
def people(site, browser):
    """The cookies of a curator and of an editor, by name."""
    roles = {"walk-lin": "curator", "walk-mei": "editor"}
    made = f"""
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
for name, role in {roles}.items():
    person = get_user_model().objects.create_user(name, password={CURATOR["password"]!r}, is_staff=True)
    person.groups.add(Group.objects.get(name=role))
"""
    site.manage("shell", "--no-imports", "--command", made)
    return {name: cookies_of(name, browser, site) for name in roles}


def decide(page, step, comment):
    """Take the *step* of a review with a *comment*."""
    page.focus("#comment")
    page.keyboard.type(comment)
    page.focus(f"[name=step][value={step}]")
    with page.expect_navigation():
        page.keyboard.press("Enter")


def save(page, field, words):
    page.fill(f"[name={field}]", words)
    with page.expect_navigation():
        page.keyboard.press("Control+s")


def test_a_case_goes_its_whole_way(open_page, people):
    lin, mei, reader = open_page(storage_state=people["walk-lin"]), open_page(storage_state=people["walk-mei"]), open_page()
    draft = enter_and_submit(lin)
    public = f"/en/cases/{SLUG}/"
    assert reader.goto(public).status == 404
    sent_back_and_published(lin, mei, draft)
    assert reader.goto(public).status == 200
    edited_by_two(lin, mei)
    reader.reload()
    assert reader.inner_text("h1") == "Two hands: the editor's title"
    import_with_errors(mei)
    reader.goto(f"{public}history/")
    comments = reader.inner_text("main")
    assert all(words in comments for words in ("Reads well.", "Both changes stand.", "Ten errors left out.", "It was only a test."))
    restore_first_version(mei, SLUG, "The first title says more.")
    assert reader.goto(public).status == 200
    assert reader.inner_text("h1") == TITLE["en"]
    retired(mei)
    assert reader.goto(public).status == 410
    assert "It stood here twice." in reader.inner_text("main")
    reader.troubles[:] = [trouble for trouble in reader.troubles if "404" not in trouble and "410" not in trouble]


def enter_and_submit(lin):
    lin.goto("/en/admin/cases/draft/add/")
    lin.focus("#id_title_zh")
    hand = Hand(lin)
    points = enter(hand)
    submit(hand, "From the passage on Henan.")
    assert "Saved and sent to review." in lin.inner_text(".messagelist")
    assert "in review" in lin.inner_text("#content")
    assert points >= 70
    assert hand.actions < 50
    assert hand.seconds < 300, (hand.actions, hand.keys, hand.seconds)
    return lin.url.split("#")[0]


def sent_back_and_published(lin, mei, draft):
    review = draft.replace("/change/", "/review/")
    lin.goto(review)
    assert lin.locator("[value=publish]").count() == 0
    mei.goto("/en/admin/")
    assert TITLE["en"] in mei.inner_text(".board")
    mei.goto(review)
    decide(mei, "send_back", "Say who pays.")
    lin.goto(draft)
    assert "Say who pays." in lin.inner_text("#content")
    lin.fill("[name=how_en]", HOW["en"] + " The province pays.")
    lin.fill("[name=how_zh]", HOW["zh"] + "经费由省级财政承担。")
    lin.focus(".to-review > summary")
    submit(Hand(lin), "It says who pays.")
    mei.goto(review)
    decide(mei, "publish", "Reads well.")
    assert "Published." in mei.inner_text(".messagelist")


def edited_by_two(lin, mei):
    """Both open the working copy; the one who saves second sees both texts; the difference to what readers see is reviewed."""
    lin.goto(f"/en/admin/cases/case/?q={SLUG}")
    lin.click(".field-both_titles a")
    lin.click("button:has-text('Edit')")
    draft = lin.url.split("#")[0]
    mei.goto(draft)
    save(lin, "title_en", "Two hands: the curator's title")
    save(mei, "title_en", "Two hands: the editor's title")
    assert "the curator's title" in mei.inner_text("#conflict")
    assert "the editor's title" in mei.inner_text("#conflict")
    mei.focus("#conflict button[name=_over]")
    with mei.expect_navigation():
        mei.keyboard.press("Enter")
    mei.goto(draft.replace("/change/", "/review/"))
    assert "the editor's title" in mei.inner_text(".changes ins >> nth=0")
    assert mei.locator(".changes ins").count() == 1
    decide(mei, "submit", "A shorter title.")
    decide(mei, "publish", "Both changes stand.")


def import_with_errors(mei):
    """A sheet with ten kinds of errors changes the case, once those are left out, and is undone."""
    sheets = ten_kinds_of_errors()
    sheets["cases"].append({"slug": SLUG, "title_en": "A title out of a sheet"})
    bring(mei, workbook(sheets))
    rows = mei.inner_text(".import-rows")
    for fault in ("“province” is not a value", "“spring 2024” is not a date", "use a–z, 0–9", "“projects” is not a known value"):
        assert fault in rows
    assert mei.inner_text("#confirm") == "2 records would be written"
    mei.check("[name=how][value=publish]")
    mei.check("[name=leave_out]")
    mei.fill("#comment", "Ten errors left out.")
    mei.locator("button", has_text="Write 2 records").press("Enter")
    assert "Written." in mei.inner_text(".messagelist")
    mei.locator("summary", has_text="Undo this import").press("Enter")
    mei.fill("#reason", "It was only a test.")
    mei.get_by_role("button", name="Undo", exact=True).press("Enter")
    assert "Undone" in mei.inner_text(".messagelist")


def retired(mei):
    mei.goto(f"/en/admin/cases/case/?q={SLUG}")
    mei.click(".field-both_titles a")
    mei.click("a:has-text('Retire…')")
    mei.focus("#comment")
    mei.keyboard.type("It stood here twice.")
    mei.keyboard.press("Tab")
    with mei.expect_navigation():
        mei.keyboard.press("Enter")
