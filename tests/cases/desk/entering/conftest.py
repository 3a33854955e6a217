"""A published case, the draft of it, and two curators."""

import pytest

from cases.desk import drafting
from cases.models import Case, Revision
from cases.records import Origin, read, write
from tests.cases.desk.entering.people import make_person
from tests.factories import make_case


@pytest.fixture(autouse=True)
def _english(settings):
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def lin(db):
    return make_person("lin")


@pytest.fixture
def mei(db):
    return make_person("mei")


@pytest.fixture
def henan(db):
    """A published case with its first revision."""
    case = make_case(
        slug="henan",
        title_en="Henan open bidding",
        start="2025-11",
        concepts={"technology": ["quantum"], "instrument": ["loan", "open-bidding"]},
        facts=[{"value": 5, "unit": "CNY", "also": ["planned"]}, {"text": {"zh": "词", "en": "words"}}],
        organisations=[{}],
        relations=[{"other": make_case(slug="hubei")}],
    )
    record = read(Case.objects.for_record().get(pk=case.pk))
    case.delete()
    return write(record, Origin(Revision.Kind.LOADED))[0]


@pytest.fixture
def draft(henan, lin):
    return drafting.open_draft(henan, lin)
