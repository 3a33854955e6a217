"""What a file says is laid over what stands here, and nothing is lost that it does not name."""

import pytest

from cases.desk.importing.merging import mark_of, merged

FACT = {"label": {"zh": "券额", "en": "Value"}, "value": 5, "unit": "CNY", "year": 2024, "source": "a", "qualifier": "exact"}
OTHER = {**FACT, "label": {"zh": "数量", "en": "Number"}, "value": 9}
BASE = {
    "slug": "x",
    "title": {"zh": "题", "en": "Title"},
    "aliases": ["a", "b"],
    "concepts": {"instrument": ["loans"], "technology": ["ai"]},
    "facts": [FACT, OTHER],
    "start": "2024",
}


def laid(**given):
    return merged(BASE, given)[0]


def test_empty_cells_change_nothing_and_clear_empties():
    assert laid(title={"en": ""}, aliases=[], start="") == BASE
    record = laid(aliases="[clear]", start="[clear]", concepts={"technology": "[clear]"}, title={"en": "[clear]"})
    assert "aliases" not in record
    assert "start" not in record
    assert (record["concepts"], record["title"]) == ({"instrument": ["loans"]}, {"zh": "题"})


def test_a_language_a_scheme_or_a_date_changes_alone_and_words_as_a_whole_list():
    record = laid(title={"en": "New"}, concepts={"instrument": ["grants"]}, aliases=["c"])
    assert record["title"] == {"zh": "题", "en": "New"}
    assert record["concepts"] == {"instrument": ["grants"], "technology": ["ai"]}
    assert record["aliases"] == ["c"]


def test_a_row_meets_the_item_with_its_identity_and_changes_its_filled_cells():
    record, origins, faults = merged(BASE, {"facts": [{"label": {"en": "Value"}, "year": "2024", "source": "a", "value": "6"}]})
    assert record["facts"] == [{**FACT, "value": "6", "year": "2024"}, OTHER]
    assert (origins, faults) == ({("facts", 0): 0}, [])


def test_a_row_that_meets_nothing_is_new_and_comes_last():
    new = {"label": {"en": "Value"}, "year": 2025, "source": "a"}
    record, origins, _faults = merged(BASE, {"facts": [new]})
    assert (record["facts"], origins) == ([FACT, OTHER, new], {("facts", 2): 0})


def test_a_mark_lets_every_cell_of_a_row_change():
    record = laid(facts=[{"item": mark_of(OTHER), "label": {"en": "Count"}, "year": "[clear]"}])
    assert record["facts"] == [
        FACT,
        {**{key: value for key, value in OTHER.items() if key != "year"}, "label": {"zh": "数量", "en": "Count"}},
    ]


def test_a_mark_of_something_that_changed_since_is_refused_unless_it_says_so_already():
    again = {"item": "00000000", "label": {"en": "Number"}, "value": "9"}
    assert merged(BASE, {"facts": [again]})[0]["facts"] == [FACT, {**OTHER, "value": "9"}]
    _record, _origins, faults = merged(BASE, {"facts": [{**again, "value": "10"}]})
    assert [(path, "has changed since" in message) for path, message in faults] == [(("facts", 0), True)]


def test_an_item_or_a_whole_list_is_taken_out_on_request():
    assert laid(facts=[{"item": "[remove]", "label": {"en": "Value"}, "year": 2024, "source": "a"}])["facts"] == [OTHER]
    assert laid(facts=[{"item": "[remove]", "label": {"en": "Nothing"}, "year": 2024, "source": "a"}])["facts"] == [FACT, OTHER]
    assert laid(facts=[{"item": "[clear]"}])["facts"] == []
    assert laid(facts=[{"item": "[clear]"}, {"label": {"en": "Only"}}])["facts"] == [{"label": {"en": "Only"}}]


def test_items_that_are_told_apart_by_nothing_meet_one_another_in_their_order():
    twice = [{**FACT, "value": 1}, {**FACT, "value": 2}]
    same = {"label": {"en": "Value"}, "year": 2024, "source": "a"}
    assert merged({"facts": twice}, {"facts": [{**same, "value": 2}, {**same, "value": 7}]})[0]["facts"] == [
        {**FACT, "value": 7},
        {**FACT, "value": 2},
    ]


@pytest.mark.parametrize("odd", [5, "words", ["no record"], [None]])
def test_what_is_no_list_of_records_stays_for_the_check_to_refuse(odd):
    assert laid(facts=odd)["facts"] == odd
