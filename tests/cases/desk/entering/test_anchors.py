"""The path of a fault leads to its field in the form."""

import pytest

from cases.desk.entering.anchors import anchor_of
from cases.records import check, keys_known
from tests.cases.desk.entering.people import address, desk

ODD = {
    "slug": "No Slug",
    "title": {"zh": "题"},
    "original_name": {"text": "Name"},
    "translation": {"zh": "written", "en": "by hand"},
    "jurisdiction": "Atlantis",
    "programme": "NONE",
    "start": "soon",
    "concepts": {"technology": ["magic"]},
    "facts": [{"label": {"en": "x"}, "value": 1, "also": ["roughly"]}],
    "relations": [{"case": "nowhere", "kind": "adapts", "reason": {"zh": "因"}}],
}


@pytest.mark.parametrize(
    ("path", "anchor"),
    [
        (("title",), "id_title_zh"),
        (("title", "en"), "id_title_en"),
        (("programme",), "id_program"),
        (("original_name", "lang"), "id_original_language"),
        (("translation",), "id_translation_zh"),
        (("translation", "en"), "id_translation_en"),
        (("concepts",), "concepts"),
        (("concepts", "technology", 2), "id_concepts_technology"),
        (("facts",), "facts"),
        (("facts", 3), "facts-3"),
        (("facts", 3, "value"), "id_facts-3-value"),
        (("facts", 3, "label", "en"), "id_facts-3-label_en"),
        (("facts", 3, "nothing"), "facts-3"),
        (("relations", 0, "case"), "id_relations-0-other"),
        ((), ""),
        (("nothing",), ""),
    ],
)
def test_a_path_leads_to_the_field_that_shows_it(path, anchor):
    assert anchor_of(path) == anchor


@pytest.mark.django_db
def test_every_fault_of_a_draft_leads_to_an_element_of_its_form(draft, lin):
    draft.record = ODD
    draft.save()
    page = desk(lin).get(address(draft)).content.decode()
    faults = [path for path, _message in check(ODD, keys_known())]
    assert len(faults) > 15
    missing = {anchor_of(path) for path in faults if path} - {""}
    assert [anchor for anchor in missing if f'id="{anchor}"' not in page] == []
