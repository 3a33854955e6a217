"""A record as the fields of a form and back: nothing is lost, nothing is made up."""

import json

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from django.test import RequestFactory

from cases.desk.entering.entry import Entry
from cases.models import Case
from cases.records import read, roughly_canonical
from tests.cases.desk.entering.typing import sent

pytestmark = pytest.mark.django_db
REQUEST = RequestFactory().get("/")


def kept(record):
    """The record as a draft's JSON answers it."""
    return json.loads(json.dumps(record, cls=DjangoJSONEncoder))


def typed(entry, **changes):
    """The data that the fields of *entry* send."""
    pairs = [(f"{name}-INITIAL_FORMS", "0") for name in entry.lists]
    pairs += [(f"{name}-TOTAL_FORMS", str(len(rows.forms))) for name, rows in entry.lists.items()]
    for form in entry.forms:
        for bound in form:
            values = bound.value() if isinstance(bound.value(), list) else [bound.value()]
            pairs += [(bound.html_name, str(one)) for one in values if one is not None]
    data = sent(pairs)
    for name, value in changes.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def entered(**changes):
    return Entry(REQUEST, data=typed(Entry(REQUEST, {}), **changes))


def test_every_case_of_the_content_comes_back_from_the_form_as_it_went_in(loaded_content):
    for case in Case.objects.for_record():
        record = read(case)
        shown = Entry(REQUEST, kept(record))
        assert shown.unseen == [], case.slug
        back = Entry(REQUEST, data=typed(shown))
        assert back.is_valid(), (case.slug, back.problems)
        assert back.record == record == roughly_canonical(record), case.slug
