"""A record as the fields of a form and back: nothing is lost, nothing is made up."""

import json
from decimal import Decimal

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from django.test import RequestFactory

from cases.desk.entering.entry import Entry
from cases.desk.entering.fields import names_of
from cases.models import Case
from cases.records import read, roughly_canonical, shape
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


def test_the_form_has_a_field_for_every_key_of_a_record():
    entry = Entry(REQUEST, {})
    shown = {name.removesuffix("_zh").removesuffix("_en") for name in entry.case.fields} | entry.lists.keys()
    renamed = {"programme": "program"}
    assert [key for key in shape.KEYS if key != "concepts" and renamed.get(key, key) not in shown] == []
    for name, (columns, _model, _identity) in shape.LISTS.items():
        fields = entry.lists[name].empty_form.fields
        assert all(field in fields for column in columns for field in names_of(column)), name


def test_a_row_in_which_nothing_but_the_usual_stands_is_no_item():
    entry = entered(**{"facts-TOTAL_FORMS": "2", "facts-0-qualifier": "exact", "facts-0-ORDER": "0", "facts-1-value": "5"})
    assert entry.is_valid()
    assert entry.record["facts"] == [{"value": 5}]


def test_rows_stand_in_the_order_of_their_numbers_and_gaps_do_no_harm():
    rows = {"facts-TOTAL_FORMS": "5", "facts-1-value": "1", "facts-1-ORDER": "2", "facts-4-value": "4", "facts-4-ORDER": "1"}
    assert [fact["value"] for fact in entered(**rows).record["facts"]] == [4, 1]
    odd = rows | {"facts-4-ORDER": "first"}
    assert [fact["value"] for fact in entered(**odd).record["facts"]] == [1, 4]


def test_what_is_typed_is_tidied_as_a_record_is():
    entry = entered(title_zh=" 两 创 ", aliases="one\r\none\r\n\r\n two  words", start=" 2025 ")
    record = entry.record
    assert (record["title"], record["aliases"], record["start"]) == ({"zh": "两创"}, ["one", "two words"], "2025")


@pytest.mark.parametrize(
    "record",
    [
        {"title": "no pair", "facts": "none"},
        {"title": ["a"], "aliases": "one", "concepts": ["x"], "translation": "by hand", "original_name": 5},
        {"facts": [None, 1, {"value": {"a": 1}, "also": "planned", "label": {"fr": "x"}}], "status": "unheard-of"},
        {"concepts": {"no-such-scheme": ["x"]}, "slug": 7, "start": 2025, "level": ["national"]},
    ],
)
def test_a_record_of_odd_shape_is_shown_as_far_as_it_goes_and_the_rest_is_said(record):
    entry = Entry(REQUEST, record)
    assert entry.unseen
    assert Entry(REQUEST, data=typed(entry)).record is not None


def test_a_number_without_a_point_may_be_typed_as_a_fraction():
    assert entered(**{"facts-TOTAL_FORMS": "1", "facts-0-value": "1/4"}).record["facts"] == [{"value": Decimal("0.25")}]
