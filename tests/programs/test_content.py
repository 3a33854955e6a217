"""The content of ``fixtures/programs``: every award and amount, and sums that come out as announced."""

import csv
from collections import Counter

import pytest
import yaml
from django.conf import settings

from programs.models import Award, Coordination, Funding, Program
from programs.records import TABLES

FOLDER = settings.FIXTURES_DIR / "programs"
# Projects of RIE, RTIH and BBBRC by number of the key technology focus area; None fits none.
SORTED = {
    1: (0, 5, 3), 2: (1, 4, 1), 3: (0, 2, 0), 4: (3, 3, 10), 5: (2, 2, 0), 6: (0, 0, 0),
    7: (2, 12, 5), 8: (0, 0, 0), 9: (3, 7, 3), 10: (1, 7, 1), None: (1, 0, 2),
}  # fmt: skip


def records(name):
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


def amounts():
    with (FOLDER / "funding.csv").open(encoding="utf-8", newline="") as file:
        return {row["key"]: row for row in csv.DictReader(file)}


def awards(program, **values):
    return [
        record
        for record in records("awards.yaml")
        if record["program"] == program and all(str(record.get(key)) == value for key, value in values.items())
    ]


def sum_of(rows):
    return sum(row["amount"] for row in rows)


def test_the_ten_programmes_stand_in_three_stages():
    stages = {record["code"]: record["stage"] for record in records("programs.yaml") if "stage" in record}
    assert stages == {
        **dict.fromkeys(["EPSCoR", "MEP"], 1),
        **dict.fromkeys(["RIC", "B2S", "EPIC", "BBBRC"], 2),
        **dict.fromkeys(["RIE", "RTIH", "Recompete", "RCEI"], 3),
    }


def test_the_document_places_three_programmes_in_the_chain():
    assert {record["code"]: record["chain"] for record in records("programs.yaml") if "chain" in record} == {
        "RIE": "front",
        "RTIH": "middle",
        "BBBRC": "back",
    }


def test_there_are_as_many_awards_as_were_announced():
    counts = Counter(record["program"] for record in records("awards.yaml"))
    expected = {"RTIH": 31, "BBBRC": 21, "RIE": 10, "Recompete": 5, "MFGUSA": 18, "MEC": 8, "NQISRC": 5, "EARTHSHOT": 6}
    assert counts == expected


def test_the_hubs_are_twelve_awarded_six_withdrawn_and_thirteen_designated():
    assert Counter(record["status"] for record in awards("RTIH")) == {"awarded": 12, "withdrawn": 6, "designated": 13}


def test_the_hubs_of_july_2024_sum_to_504_million():
    july = awards("RTIH", date="2024-07-02")
    assert (len(july), sum_of(july)) == (12, 504_000_000)
    assert amounts()["rtih-2024-awarded"]["amount"] == "504000000"


def test_the_withdrawn_hubs_sum_to_211_million_against_about_210():
    assert sum_of(awards("RTIH", status="withdrawn")) == 211_000_000
    row = amounts()["rtih-2025-withdrawn"]
    assert (row["amount"], row["qualifier"]) == ("210000000", "about")


def test_the_coalitions_sum_to_970_million():
    assert sum_of(awards("BBBRC")) == 970_000_000


def test_the_microelectronics_hubs_sum_to_238_3_million():
    assert sum_of(awards("MEC")) == 238_300_000


def test_every_engine_has_up_to_15_million():
    assert {(record["amount"], record["qualifier"]) for record in awards("RIE")} == {(15_000_000, "at_most")}


def test_parts_are_never_more_than_their_whole():
    rows = amounts()
    wholes = {row["part_of"] for row in rows.values() if row["part_of"]}
    for whole in wholes:
        parts = [row for row in rows.values() if row["part_of"] == whole]
        assert sum(int(part["amount"]) for part in parts) <= int(rows[whole]["amount"])
    assert "rtih-2023-appropriated-total" in wholes


def test_projects_are_sorted_into_the_focus_areas_as_in_table_2():
    counts = {area: [0, 0, 0] for area in SORTED}
    for column, program in enumerate(("RIE", "RTIH", "BBBRC")):
        for record in awards(program):
            for area in record.get("focus_areas", [None]):
                counts[area][column] += 1
    assert {area: tuple(numbers) for area, numbers in counts.items()} == SORTED


def test_nothing_stands_without_a_source_that_exists():
    known = {
        record["key"] for path in settings.FIXTURES_DIR.glob("sources*.yaml") for record in yaml.safe_load(path.read_text(encoding="utf-8"))
    }
    rows = [*records("programs.yaml"), *records("awards.yaml"), *records("coordination.yaml"), *amounts().values()]
    assert all(row["source"] in known and row["place"] for row in rows)


def test_what_only_memory_gave_is_left_out():
    by_key = {record["key"]: record for record in records("awards.yaml")}
    assert "states" not in by_key["nqisrc-01"]
    assert "states" not in by_key["rie-07"]
    assert by_key["rie-05"]["states"] == ["US-NC"]
    assert {"states", "technologies", "date"}.isdisjoint(by_key["mfgusa-14"])
    assert "date" not in by_key["mfgusa-01"]
    assert by_key["rie-01"]["lead"] == "ICAMR, Inc."
    assert not amounts()["epic-round-2-offered"]["first_year"]


def test_no_file_of_a_machine_is_named():
    for path in [*FOLDER.iterdir(), settings.FIXTURES_DIR / "sources-us-pages.yaml"]:
        text = path.read_text(encoding="utf-8")
        assert ".txt" not in text
        assert "/work" not in text


def test_all_of_it_loads_and_reads_back_as_it_stands(loaded_content, db):
    assert [model.objects.count() for model in (Program, Funding, Award, Coordination)] == [17, 107, 104, 10]
    assert all(not kept.is_edited for table in TABLES for kept in table.stored().values())


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_every_page_opens_on_the_real_content(loaded_content, db, client, language):
    for slug in Program.objects.values_list("slug", flat=True):
        response = client.get(f"/{language}/programs/{slug}/")
        assert response.status_code == 200
        if response.context["map"]:
            tiles = {tile.place.code: tile.count for tile in response.context["map"].tiles if tile.count}
            states = Counter(state.code for award in response.context["awards"] for state in award.row.states.all())
            assert tiles == states
    assert client.get(f"/{language}/programs/").status_code == 200


def test_each_decided_amount_of_the_ten_stands_once_in_table_3(loaded_content, db, client):
    context = client.get("/en/programs/").context
    shown = Counter(line.row.key for _program, cells in context["funding"] for cell in cells for line in cell)
    decided = Funding.objects.filter(program__stage__isnull=False).exclude(kind__in=["requested", "proposed"])
    assert set(shown.values()) == {1}
    assert set(shown) == set(decided.values_list("key", flat=True))
