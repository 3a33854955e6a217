"""A text that its column cannot hold is refused at the door, on every engine."""

import pytest
from django.db import connection

from cases.models import Fact
from cases.records import check, keys_known, read
from reference.columns import Pair, Text
from reference.models import Unit
from reference.records import check_lengths
from tests.factories import make_case


def test_the_fault_names_the_key_and_what_fits():
    faults = check_lengths(Unit, [Text("zh", "label_zh"), Pair("key")], {"zh": "长" * 61})
    assert list(faults) == [(("zh",), "“zh” has 61 characters and 60 fit: shorten it")]
    assert list(check_lengths(Unit, [Text("zh", "label_zh")], {"zh": "长" * 60})) == []


@pytest.mark.django_db
@pytest.mark.parametrize("part", ["title", "facts"])
def test_a_record_of_a_case_with_a_text_too_long_is_faulty(part):
    record = read(make_case())
    pair = record["title"] if part == "title" else record["facts"][0]["label"]
    pair["en"] = "x" * 201
    assert [message for _path, message in check(record, keys_known())] == [
        f"“{'title' if part == 'title' else 'label'}” has 201 characters and 200 fit: shorten it"
    ]


@pytest.mark.django_db
def test_what_passes_the_door_fits_the_table():
    make_case(facts=[{"text": {"zh": "长" * 600, "en": "x" * 600}}])
    assert Fact.objects.get().text_en == "x" * 600, connection.vendor
