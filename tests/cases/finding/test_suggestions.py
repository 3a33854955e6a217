"""What is suggested while typing."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.finding import Question, find, index_cases, rebuild, suggest
from tests.cases.finding.test_answers import plain_case, titled
from tests.factories import make_concept, make_jurisdiction

pytestmark = pytest.mark.django_db


def suggested(text, language="en", **limits):
    return [(found.kind, found.key, found.matched) for found in suggest(text, language, **limits)]


@pytest.fixture
def henan():
    make_jurisdiction("CN-HA", name={"zh": "河南", "en": "Henan"}, aliases=["410000"])
    make_concept("instrument", "open-bidding", name={"zh": "揭榜挂帅", "en": "Open bidding"}, alt_en=["bounty call"])
    case = titled(
        "henan-open-bidding",
        "河南省揭榜挂帅",
        "Henan lists of tasks",
        programme="RIE",
        concepts={"instrument": ["open-bidding"]},
    )
    rebuild()
    return case


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("hen", "en", ("place", "CN-HA", "")),
        ("河", "zh", ("place", "CN-HA", "")),
        ("河", "en", ("place", "CN-HA", "河南")),
        ("4100", "en", ("place", "CN-HA", "410000")),
        ("open b", "en", ("instrument", "open-bidding", "")),
        ("bidd", "en", ("instrument", "open-bidding", "")),
        ("挂帅", "zh", ("instrument", "open-bidding", "")),
        ("揭榜掛帥", "zh", ("instrument", "open-bidding", "")),
        ("bounty", "zh", ("instrument", "open-bidding", "bounty call")),
        ("rie", "en", ("programme", "RIE", "RIE")),
        ("lists of ta", "en", ("case", "henan-open-bidding", "")),
        ("省揭榜", "zh", ("case", "henan-open-bidding", "")),
    ],
)
def test_a_beginning_or_a_part_suggests(henan, text, language, expected):
    assert expected in suggested(text, language)


def test_the_name_itself_comes_before_its_beginning(henan):
    make_jurisdiction("CN-HB", name={"zh": "河南北", "en": "Henan north"})
    for _number in range(3):
        plain_case(f"more-{_number}", jurisdiction="CN-HB")
    rebuild()
    assert [key for kind, key, _matched in suggested("henan") if kind == "place"] == ["CN-HA", "CN-HB"]


def test_what_leads_nowhere_is_not_suggested(henan):
    make_concept("technology", "quantum", name={"zh": "量子", "en": "Quantum"})
    index_cases([])
    assert suggested("quantum") == []


def test_the_count_is_that_of_the_list(henan):
    (place, *_rest) = suggest("henan", "en")
    assert place.count == find(Question(choices={"place": [place.key]})).total == 1


def test_labels_are_in_the_readers_language(henan):
    assert suggest("河南", "en")[0].label == "Henan"
    assert suggest("henan", "zh")[0].label == "河南"


def test_there_are_never_more_than_asked_for_and_titles_get_their_share(henan):
    for number in range(9):
        make_concept("technology", f"lists-{number}", name={"zh": "x", "en": f"Lists {number}"})
        plain_case(f"case-{number}", concepts={"technology": [f"lists-{number}"]})
    rebuild()
    found = suggested("lists", limit=5)
    assert len(found) == 5
    assert found[-1] == ("case", "henan-open-bidding", "")


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=()), max_size=80) | st.sampled_from(["", " ", "a", "\0", '"', "+", "-"]))
def test_no_text_breaks_the_suggestions(henan, text):
    assert isinstance(suggest(text, "zh"), list)


def test_suggesting_again_takes_one_query(henan, django_assert_max_num_queries):
    suggest("hen", "en")
    with django_assert_max_num_queries(2):  # the version, the titles
        suggest("hen", "en")
