"""A curator keeps programmes, their money, awards and coordination."""

import pytest
from django.urls import reverse

from programs.models import AwardSource, ProgramSource
from programs.records import TABLES
from tests.desk import errors_on, filled_in, messages_on
from tests.programs.making import make_award, make_coordination, make_described, make_funding, make_milestone, page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english(settings):
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def rows():
    program = make_described("RIE")
    ProgramSource.objects.create(program=program, source=page(), place="whole", about="chain")
    make_milestone(program, "2022-03", "Announced")
    award = make_award(program, "rie-01", ["US-CO"], [5], 15_000_000, qualifier="at_most", date="2024-01-29")
    AwardSource.objects.create(award=award, source=page(), place="whole", about="lead")
    funding = make_funding(program, "asked", 300_000_000, kind="requested")
    return {"program": program, "award": award, "funding": funding, "coordination": make_coordination("mou", [program], ["us-nsf"])}


def address(row):
    return reverse(f"admin:programs_{row._meta.model_name}_change", args=[row.pk])


def save(client, row, **changes):
    return client.post(address(row), filled_in(client.get(address(row)), **changes), follow=True)


def stored():
    return {table.name: {key: kept.record for key, kept in table.stored().items()} for table in TABLES}


@pytest.mark.parametrize("name", ["program", "award", "funding", "coordination"])
def test_a_row_opened_and_saved_unchanged_stays_as_it_is(admin_client, rows, name):
    before = stored()
    assert "changed successfully" in messages_on(save(admin_client, rows[name]))
    assert stored() == before


@pytest.mark.parametrize("name", ["program", "award", "funding", "coordination", "focusarea"])
def test_lists_and_empty_pages_open(admin_client, rows, name):
    assert admin_client.get(reverse(f"admin:programs_{name}_changelist")).status_code == 200
    assert admin_client.get(reverse(f"admin:programs_{name}_add")).status_code == 200


def test_a_date_that_is_none_is_refused_with_the_fix(admin_client, rows):
    assert "2025, 2025-11 or 2025-11-07" in errors_on(save(admin_client, rows["award"], date="July 2024"))
    assert "2025, 2025-11 or 2025-11-07" in errors_on(save(admin_client, rows["coordination"], established="2023-13"))


def test_a_place_that_is_none_is_refused(admin_client, rows):
    assert "is not a place" in errors_on(save(admin_client, rows["award"], place="somewhere"))


@pytest.mark.parametrize(
    ("name", "changes", "words"),
    [
        ("funding", {"first_year": "2025", "last_year": "2024"}, "must not be before the first"),
        ("funding", {"first_year": "2025", "last_year": ""}, "or neither"),
        ("funding", {"rate": "each_year"}, "at a rate has no years"),
        ("funding", {"amount_max": "1"}, "more than its beginning"),
        ("award", {"amount": "0"}, "has a currency"),
        ("award", {"amount": "", "unit": ""}, "stands before an amount"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(admin_client, rows, name, changes, words):
    assert words in errors_on(save(admin_client, rows[name], **changes))
