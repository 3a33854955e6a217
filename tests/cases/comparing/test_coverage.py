"""What the documents go through: what covers a place and a term, and what the file may not say."""

import pytest
import yaml
from django.core.management import CommandError, call_command

from cases.comparing.coverage import FILE, coverage_problems, read_coverage
from tests.factories import make_case, make_concept, make_indicator, make_jurisdiction

pytestmark = pytest.mark.django_db

REASON = {"zh": "逐节写到。", "en": "It goes through them."}


def statement(**changes):
    parts = [{"place": "ch 2, s 1", "instrument": ["funding"], "pathway": "all"}]
    return {"source": "caict-2025", "places": ["CN-HA"], "reason": REASON, "covers": parts, **changes}


@pytest.fixture
def write(settings, tmp_path):
    """A function that writes the file and answers the folder that it stands in."""
    settings.FIXTURES_DIR = tmp_path / "fixtures"
    settings.FIXTURES_DIR.mkdir()

    def write(*statements):
        (settings.FIXTURES_DIR / FILE).write_text(yaml.safe_dump(list(statements), allow_unicode=True), encoding="utf-8")
        return settings.FIXTURES_DIR

    return write


@pytest.fixture(autouse=True)
def atlas():
    """Henan and Zhejiang with a case each from caict-2025, both members of a grouping; funding over grants."""
    make_concept("instrument", "grant", broader="funding")
    make_concept("pathway", "supply")
    make_indicator("1.1")
    make_case(jurisdiction="CN-HA")
    make_case(jurisdiction="CN-ZJ")
    make_jurisdiction("CN-JJJ", kind="grouping").members.set([make_jurisdiction("CN-HA"), make_jurisdiction("CN-ZJ")])


def covers(place, facet, *lineage):
    return bool(read_coverage().covering(place, facet, lineage))


def test_without_a_file_nothing_is_covered(settings, tmp_path):
    settings.FIXTURES_DIR = tmp_path
    assert not covers("CN-HA", "pathway", "supply")
    assert coverage_problems() == []


def test_a_term_is_covered_with_those_within_it_and_in_the_places_named_only(write):
    write(statement())
    assert covers("CN-HA", "instrument", "funding")
    assert covers("CN-HA", "instrument", "grant", "funding")
    assert covers("CN-HA", "pathway", "supply")
    assert not covers("CN-HA", "instrument", "open-bidding")
    assert not covers("CN-HA", "stage", "validation")
    assert not covers("CN-ZJ", "instrument", "funding")


def test_a_narrower_term_does_not_cover_the_broader_one(write):
    write(statement(covers=[{"place": "ch 2", "instrument": ["grant"]}]))
    assert not covers("CN-HA", "instrument", "funding")


def test_a_table_of_main_tools_covers_broad_terms_alone(write):
    write(statement(covers=[{"place": "ch 2, table 1", "instrument": "tops"}]))
    assert covers("CN-HA", "instrument", "funding")
    assert not covers("CN-HA", "instrument", "grant", "funding")


def test_a_grouping_is_covered_where_each_member_is(write):
    write(statement())
    assert not covers("CN-JJJ", "instrument", "funding")
    write(statement(), statement(places=["CN-ZJ"]))
    assert covers("CN-JJJ", "instrument", "funding")
    pairs = read_coverage().covering("CN-JJJ", "instrument", ("funding",))
    assert [(one.source, part.place) for one, part in pairs] == [("caict-2025", "ch 2, s 1")] * 2


def test_a_sound_file_has_no_problems(write):
    write(statement(), statement(covers=[{"place": "ch 2", "dimension": ["1"]}]))
    assert coverage_problems() == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"source": "caict-2052"}, "“caict-2052” is not a known value of “source”"),
        ({"places": ["CN-HX"]}, "“CN-HX” is no place; did you mean “CN-HA”?"),
        ({"places": ["CN"]}, "no case of CN cites caict-2025: it cannot cover the place"),
        ({"places": "CN-HA"}, "“places” must be a list of codes"),
        ({"places": []}, "“places” must be a list of codes"),
        ({"reason": {"zh": "只有中文。"}}, "“reason” has no English (en)"),
        ({"covers": []}, "“covers” must be a list of parts"),
        ({"covers": ["ch 2"]}, "“covers” must be a list of parts"),
        ({"covers": [{"instrument": ["funding"]}]}, "a part needs its “place” in the source"),
        ({"covers": [{"place": "chapter 2", "instrument": "all"}]}, "“chapter 2” is not a place in a source"),
        ({"covers": [{"place": "ch 2"}]}, "a part needs terms of at least one of"),
        ({"covers": [{"place": "ch 2", "instrument": "everything"}]}, "“instrument” must be a list of keys, “all” or “tops”"),
        ({"covers": [{"place": "ch 2", "instrument": ["grants"]}]}, "“grants” is not a term of instrument; did you mean “grant”?"),
        ({"covers": [{"place": "ch 2", "dimension": ["9"]}]}, "“9” is not a term of dimension"),
        ({"covers": [{"place": "ch 2", "colour": ["red"], "stage": "all"}]}, "“colour” is not a key of this record"),
        ({"weight": 1}, "“weight” is not a key of this record"),
    ],
)
def test_what_the_file_has_wrong_is_named_with_its_line(write, changes, words):
    write(statement(), statement(**changes))
    found = [str(problem) for problem in coverage_problems()]
    assert any(words in problem for problem in found), found
    assert all(problem.startswith("fixtures/coverage.yaml:") for problem in found)


@pytest.mark.parametrize("changes", [{"places": "CN-HA"}, {"covers": [{"place": 2}]}, {"reason": "because"}])
def test_what_cannot_be_read_covers_nothing_and_the_rest_still_does(write, changes):
    write(statement(**changes), statement(places=["CN-ZJ"]))
    assert not covers("CN-HA", "instrument", "funding")
    assert covers("CN-ZJ", "instrument", "funding")


def test_loading_refuses_coverage_that_does_not_fit_the_content(write):
    folder = write(statement(places=["CN-XX"]))
    with pytest.raises(CommandError, match="nothing was written"):
        call_command("load", folder, verbosity=0)


@pytest.mark.usefixtures("loaded_content")
def test_the_coverage_of_the_content_is_sound():
    assert coverage_problems() == []
