"""What an aid adds to the data of a form."""

import pytest

from cases.desk import drafting
from cases.desk.aids.filling import with_pasted, with_taken
from tests.cases.desk.entering.people import make_person
from tests.cases.desk.entering.typing import sent
from tests.factories import make_source, make_unit

pytestmark = pytest.mark.django_db
CITED = {"citations-TOTAL_FORMS": "1", "citations-0-source": "caict-2021", "citations-0-place": "ch 1", "citations-0-ORDER": "0"}


def pasted(text, person=None, **data):
    make_unit("project", label_zh="个项目")
    make_source()
    data, read = with_pasted(sent({**data, "paste-facts": text}.items()), person or make_person("lin"))
    return data, read


def test_pasted_rows_stand_behind_those_that_are_there():
    there = {"facts-TOTAL_FORMS": "3", "facts-0-ORDER": "1", "facts-2-ORDER": "7"}
    data, read = pasted("张榜项目\t5个项目\n项目\t6个项目", **there)
    assert (data["facts-TOTAL_FORMS"], data["facts-3-value"], data["facts-4-value"]) == ("5", "5", "6")
    assert (data["facts-3-ORDER"], data["facts-4-ORDER"]) == ("8", "9")
    assert (len(read.rows), data["paste-facts"]) == (2, "")


def test_pasted_rows_get_the_source_last_used_and_the_evidence_of_the_box():
    data, _read = pasted("张榜项目\t5个项目", **CITED, **{"paste-evidence": "announced"})
    assert (data["facts-0-source"], data["facts-0-place"], data["facts-0-evidence"]) == ("caict-2021", "ch 1", "announced")
    data, _read = pasted("指标\t数值\t来源\n项目\t5个项目\tcaict-2025", make_person("mei"), **CITED)
    assert (data["facts-0-source"], data.get("facts-0-place")) == ("caict-2025", None)


def test_a_form_without_a_source_gets_the_one_that_the_person_last_used_but_no_place():
    person = make_person("mei")
    drafting.begin(person, {"citations": [{"source": "caict-2021", "place": "ch 1"}]})
    data, _read = pasted("张榜项目\t5个项目", person)
    assert (data["facts-0-source"], data.get("facts-0-place")) == ("caict-2021", None)


def test_the_last_fact_says_more_than_a_citation():
    facts = {"facts-TOTAL_FORMS": "2", "facts-0-source": "a", "facts-0-ORDER": "1", "facts-1-source": "b", "facts-1-ORDER": "0"}
    data, _read = pasted("张榜项目\t5个项目", **CITED, **facts)
    assert data["facts-2-source"] == "a"


def test_a_box_that_says_nothing_is_kept():
    data, read = pasted(" ")
    assert (data["paste-facts"], read.rows, data["facts-TOTAL_FORMS"]) == (" ", [], "0")


def test_what_a_button_offers_is_added_once():
    taken = [("_take", "concept/instrument/loan"), ("_take", "concept/instrument/grant"), ("concepts_instrument", "grant")]
    data = with_taken(sent([*taken, ("_take", "indicator/3.1"), ("_take", "citation/caict-2025")]))
    assert data.getlist("concepts_instrument") == ["grant", "loan"]
    assert (data["indicator_links-0-indicator"], data["indicator_links-0-basis"]) == ("3.1", "curator")
    assert (data["citations-0-source"], data["citations-TOTAL_FORMS"]) == ("caict-2025", "1")
    assert "_take" not in data


@pytest.mark.parametrize("taken", ["", "concept", "concept/instrument", "nothing/x", "concept/instrument/"])
def test_what_no_button_offers_adds_nothing(taken):
    assert dict(with_taken(sent([("_take", taken)]))) == {}
