"""Saving over a newer version: nothing is overwritten unseen, nothing is lost, both sides are shown."""

import pytest

from cases.desk import drafting
from cases.desk.entering.conflict import Conflict
from cases.models import Draft
from tests.cases.desk.entering.people import address, desk, messages_on, send
from tests.cases.desk.entering.typing import typed_in

pytestmark = pytest.mark.django_db

BASE = {
    "title": {"zh": "旧题", "en": "Old title"},
    "status": "planned",
    "concepts": {"instrument": ["loan"], "technology": ["quantum"]},
    "facts": [{"label": {"en": "Projects"}, "value": 100}, {"label": {"en": "Money"}, "value": 5, "unit": "CNY"}],
}


def changed(**changes):
    return {**BASE, **changes}


def pieces(theirs, mine):
    return {piece.name: piece.by for piece in Conflict(theirs, mine, BASE).pieces}


def test_each_difference_says_who_made_it():
    theirs = changed(title={"zh": "旧题", "en": "Theirs"}, status="in_force", concepts={"instrument": ["loan"], "technology": ["ai"]})
    mine = changed(title={"zh": "我的", "en": "Mine"}, concepts={"instrument": ["grant"], "technology": ["quantum"]})
    assert pieces(theirs, mine) == {
        "title.zh": "mine",
        "title.en": "both",
        "status": "theirs",
        "concepts.instrument": "mine",
        "concepts.technology": "theirs",
    }


def test_facts_that_came_went_and_changed_are_told_apart():
    projects, money = BASE["facts"]
    theirs = changed(facts=[{**projects, "value": 120}, money, {"label": {"en": "Their new one"}, "value": 1}])
    mine = changed(facts=[projects, {"label": {"en": "My new one"}, "text": {"en": "words"}}])
    by = {rows[0].label: by for rows, by in ((piece.rows, piece.by) for piece in Conflict(theirs, mine, BASE).pieces)}
    assert by == {"Fact “Projects”": "theirs", "Fact “Money”": "mine", "Fact “Their new one”": "theirs", "Fact “My new one”": "mine"}


def test_one_record_is_made_of_both():
    projects, money = BASE["facts"]
    theirs = changed(title={"zh": "旧题", "en": "Theirs"}, facts=[{**projects, "value": 120}, money, {"label": {"en": "New"}, "value": 1}])
    mine = changed(title={"zh": "我的", "en": "Mine"}, status="", facts=[projects])
    conflict = Conflict(theirs, mine, BASE)
    kept = conflict.merged({piece.name for piece in conflict.pieces if piece.is_kept})
    assert kept["title"] == {"zh": "我的", "en": "Mine"}
    assert kept["facts"] == [{**projects, "value": 120}, {"label": {"en": "New"}, "value": 1}]
    assert "status" not in kept
    everything = conflict.merged({piece.name for piece in conflict.pieces})
    assert Conflict(theirs, everything, BASE).pieces == []
    assert conflict.merged(set()) == conflict.mine


@pytest.mark.parametrize("odd", [{"facts": "none"}, {"facts": ["one"]}, {"title": "no pair"}, {"concepts": ["x"]}, {"base": 1}])
def test_records_of_odd_shape_conflict_without_harm(odd):
    for theirs, mine, base in ((odd, BASE, BASE), (BASE, odd, BASE), (BASE, changed(status="ended"), odd)):
        conflict = Conflict(theirs, mine, base)
        conflict.merged({piece.name for piece in conflict.pieces})


@pytest.fixture
def overtaken(draft, lin, mei):
    """Lin's browser after saving what Mei had changed meanwhile, and the page that it shows."""
    client = desk(lin)
    mine = typed_in(client.get(address(draft)), title_en="Lin's title", summary_en="Lin's summary.")
    send(desk(mei), draft, title_en="Mei's title", level="national")
    return client, send(client, draft, data=mine)


def record_of(draft):
    draft.refresh_from_db()
    return draft.record


def test_saving_over_a_newer_version_saves_nothing_and_shows_both(draft, overtaken):
    _client, response = overtaken
    page = response.content.decode()
    assert record_of(draft)["title"]["en"] == "Mei's title"
    assert "mei saved this draft at" in page
    assert "Lin&#x27;s title" in page
    assert "Mei&#x27;s title" in page or "Mei" in page
    assert {piece.name: piece.by for piece in response.context["conflict"].pieces} == {
        "title.en": "both",
        "summary.en": "mine",
        "level": "theirs",
    }
    assert typed_in(response)["title_en"] == "Lin's title"
    assert typed_in(response).getlist("keep") == ["level"]


def test_mine_is_saved_over_it_with_what_only_they_changed_kept(draft, overtaken):
    client, response = overtaken
    saved = send(client, draft, "_over", typed_in(response), _over="2")
    assert "Saved." in messages_on(saved)
    record = record_of(draft)
    assert (record["title"]["en"], record["summary"]["en"], record["level"]) == ("Lin's title", "Lin's summary.", "national")


def test_theirs_is_kept_where_it_is_ticked_and_mine_where_it_is_not(draft, overtaken):
    client, response = overtaken
    send(client, draft, "_over", typed_in(response, keep=["title.en"]), _over="2")
    record = record_of(draft)
    assert (record["title"]["en"], record["level"]) == ("Mei's title", "subnational")


def test_saving_plainly_from_the_page_of_a_conflict_shows_it_again(draft, overtaken):
    client, response = overtaken
    again = send(client, draft, data=typed_in(response))
    assert again.context["conflict"]
    assert draft.version == 1
    draft.refresh_from_db()
    assert draft.version == 2


def test_a_third_version_meanwhile_is_not_overwritten_either(draft, overtaken, mei):
    client, response = overtaken
    send(desk(mei), draft, title_en="Mei again")
    again = send(client, draft, "_over", typed_in(response), _over="2")
    assert again.context["conflict"]
    assert record_of(draft)["title"]["en"] == "Mei again"
    send(client, draft, "_over", typed_in(again), _over="3")
    assert record_of(draft)["title"]["en"] == "Lin's title"


def test_theirs_is_taken_by_opening_the_form_anew(draft, overtaken):
    client, response = overtaken
    assert f'href="{address(draft)}" data-drops' in response.content.decode()
    assert typed_in(client.get(address(draft)))["title_en"] == "Mei's title"


def test_where_only_the_order_differs_that_is_said(draft, lin, mei):
    client = desk(lin)
    mine = typed_in(client.get(address(draft)), **{"facts-0-ORDER": "5"})
    drafting.save(draft, {**draft.record, "status": "ended"}, 1, mei)
    drafting.save(draft, draft.record, 2, mei)
    response = send(client, draft, data=mine)
    assert "Only the order of rows differs." in response.content.decode()


def test_what_both_wrote_alike_is_no_conflict(draft, lin, mei):
    client = desk(lin)
    mine = typed_in(client.get(address(draft)), title_en="The same")
    send(desk(mei), draft, title_en="The same")
    response = send(client, draft, data=mine)
    assert "Nothing had changed" in messages_on(response)
    assert Draft.objects.get(pk=draft.pk).version == 2
