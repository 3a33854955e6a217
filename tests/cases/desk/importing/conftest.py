"""People and a case for the tests of imports."""

import pytest
from django.contrib.auth import get_user_model

from tests.cases.desk.importing.making import make_vocabulary


@pytest.fixture
def lin(db):
    return get_user_model().objects.create_user("lin")


@pytest.fixture
def henan(db):
    """A published case, and with it a place, a source, an indicator, a unit and a concept."""
    return make_vocabulary()
