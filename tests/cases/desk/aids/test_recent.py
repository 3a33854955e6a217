"""Sources that a person last worked with come first."""

import pytest
from django.urls import reverse

from cases.desk import drafting
from cases.desk.aids.recent import recent_sources
from tests.cases.desk.entering.people import desk, make_person
from tests.factories import make_source

pytestmark = pytest.mark.django_db


def cited(*sources):
    return {"citations": [{"source": source, "place": f"p {number}"} for number, source in enumerate(sources)]}


@pytest.fixture
def lin():
    return make_person("lin")


def test_those_of_the_form_come_first_then_those_of_earlier_drafts(lin):
    drafting.begin(lin, cited("old"))
    drafting.begin(lin, {**cited("newer", "newest"), "facts": [{"source": "figures"}, "text", {}]})
    drafting.begin(make_person("mei"), cited("hers"))
    assert list(recent_sources(lin, cited("here"))) == ["here", "newest", "newer", "figures", "old"]
    assert recent_sources(lin)["newest"] == "p 1"


def test_a_record_of_any_shape_is_borne(lin):
    assert recent_sources(lin, {"citations": "none", "facts": [None]}) == {}


def test_an_autocomplete_offers_them_first(lin):
    for number in range(3):
        make_source(f"s{number}", position=number)
    drafting.begin(lin, cited("s2"))
    fields = {"app_label": "cases", "model_name": "citation", "field_name": "source", "by": "key"}
    found = desk(lin).get(reverse("admin:autocomplete"), {**fields, "term": ""}).json()["results"]
    assert [row["id"] for row in found] == ["s2", "s0", "s1"]
