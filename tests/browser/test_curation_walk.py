"""A curator's way from a paragraph of a source to the reviewer, with the keyboard alone, and how long it takes.

The paragraph is ch 2, s 1, p 2 of caict-2025: Henan asks innovative firms for their needs of key technology, posts a list of 100
projects or more a year and supports each with 10 million yuan or more in principle. The words of the case are ours.
"""

import pytest

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


@pytest.fixture
def hand(desk):
    desk.goto("/en/admin/cases/draft/add/")
    desk.focus("#id_title_zh")
    return Hand(desk)


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


def test_a_case_is_entered_from_a_paragraph_and_sent_to_review_with_the_keyboard_in_under_five_minutes(hand):
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
    assert int(page.inner_text(".score strong")) >= 70

    hand.do(".to-review > summary")
    hand.type("#id_comment", "From the passage on Henan.")
    with page.expect_navigation():
        hand.do("[name=_submit]")
    assert "Saved and sent to review." in page.inner_text(".messagelist")
    assert "in review" in page.inner_text("#content")
    assert hand.actions < 50
    assert hand.seconds < 300, (hand.actions, hand.keys, hand.seconds)
