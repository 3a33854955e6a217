"""The search follows every edit at the desk, also of what cases point at."""

import pytest
from django.urls import reverse

from cases.finding import Question, find, index_cases
from tests.desk import errors_on, filled_in
from tests.factories import make_case, make_concept, make_jurisdiction, make_organisation, make_program

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english(settings):
    settings.LANGUAGE_CODE = "en"


def save(client, row, **changes):
    address = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
    return client.post(address, filled_in(client.get(address), **changes), follow=True)


def found(text="", **choices):
    return list(find(Question(text=text, choices=choices)).ids)


def test_a_new_label_of_a_broader_concept_finds_the_cases_of_its_narrower_ones(admin_client):
    broader = make_concept("technology", "computing")
    make_concept("technology", "quantum", broader="computing")
    case = make_case(concepts={"technology": ["quantum"], "instrument": ["open-bidding"]})
    index_cases([case.pk])
    assert found("zettaflops") == []
    save(admin_client, broader, alt_en="zettaflops\nexaflops")
    assert found("zettaflops") == [case.pk]


def test_a_new_name_of_a_place_a_programme_or_an_organisation_finds_its_cases(admin_client):
    case = make_case(programme="RIE", organisations=[{}])
    index_cases([case.pk])
    save(admin_client, make_jurisdiction("CN-HA"), name_en="Zhongyuan")
    save(admin_client, make_program("RIE"), name_en="Engines")
    save(admin_client, make_organisation("cn-miit"), name_en="Bureau of looms")
    for word in ("zhongyuan", "engines", "looms"):
        assert found(word) == [case.pk], word


def test_a_place_that_leaves_a_grouping_is_no_longer_counted_there(admin_client):
    case = make_case(jurisdiction="CN-HE")
    grouping = make_jurisdiction("CN-JJJ", kind="grouping")
    grouping.members.add(case.jurisdiction)
    index_cases([case.pk])
    assert found(place=("CN-JJJ",)) == [case.pk]
    save(admin_client, grouping, members=[])
    assert found(place=("CN-JJJ",)) == []


def test_a_tree_takes_no_circle(admin_client):
    below = make_concept("technology", "quantum", broader="computing")
    response = save(admin_client, below.broader, broader=below.pk)
    assert "stand below itself" in errors_on(response)


def test_a_concept_that_cases_carry_is_not_deleted(admin_client):
    case = make_case()
    concept = case.concepts.get()
    address = reverse("admin:reference_concept_delete", args=[concept.pk])
    response = admin_client.post(address, {"post": "yes"})
    assert "would require deleting the following protected related objects" in response.content.decode()
    assert case.concepts.get() == concept
