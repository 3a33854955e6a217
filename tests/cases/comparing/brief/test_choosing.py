import pytest

from cases.comparing.brief.choosing import LONGEST_TITLE, PARTS
from tests.cases.comparing.brief.making import choice_of, make_pair
from tests.factories import make_case

pytestmark = pytest.mark.django_db


def test_cases_keep_the_order_of_the_address_and_stand_once():
    make_pair()
    choice = choice_of("case=gansu&case=henan&case=gansu")
    assert choice.chosen.slugs == ["gansu", "henan"]
    assert choice.is_whole


def test_without_a_word_on_parts_all_are_in():
    make_pair()
    assert choice_of("case=henan").parts == tuple(PARTS)
    assert choice_of("case=henan&part=charts&part=table").parts == ("table", "charts")
    assert choice_of("case=henan&part=table").query == "case=henan&part=table"


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        (f"case=henan&title={'x' * 5000}", f"The title is longer than {LONGEST_TITLE} characters and is left out: shorten it."),
        ("case=henan&part=poem", "There is no part “poem”: choose among those below."),
    ],
)
def test_what_cannot_be_done_is_said_and_the_rest_kept(query, problem):
    make_pair()
    choice = choice_of(query)
    assert choice.problems == [problem]
    assert choice.chosen.slugs == ["henan"]
    assert choice.parts == tuple(PARTS)
    assert not choice.is_whole


def test_a_title_is_one_line_of_letters_that_a_document_can_hold():
    make_pair()
    assert choice_of("case=henan&title=%20A%0Abrief%0B%EF%BF%BF%20for%20%E5%8E%85%20").title == "A brief for 厅"
    assert choice_of(f"case=henan&title={'x' * LONGEST_TITLE}").title == "x" * LONGEST_TITLE


def test_a_draft_is_as_unknown_as_a_word_that_is_no_case():
    make_pair()
    make_case(slug="draft", stage="retired")
    choice = choice_of("case=draft&case=henan&case=..%2F")
    assert choice.chosen.unknown == ["draft", "../"]
    assert not choice.is_whole


def test_the_eleventh_case_is_left_out_by_name():
    for number in range(11):
        make_case(slug=f"case-{number}", title={"zh": f"案例{number}", "en": f"Case {number}"})
    choice = choice_of("&".join(f"case=case-{number}" for number in range(11)))
    assert len(choice.cases) == 10
    assert [case.title for case in choice.chosen.left_out] == ["Case 10"]
    assert not choice.is_whole
