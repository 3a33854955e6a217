"""The desk's pages of vocabularies and country profiles."""

import pytest

from reference.models import Concept, Profile
from tests.factories import make_concept, make_profile

pytestmark = pytest.mark.django_db
MAPPINGS = {"mappings-TOTAL_FORMS": 0, "mappings-INITIAL_FORMS": 0}


def test_a_concept_without_a_scheme_is_asked_for_one(admin_client):
    broader = make_concept("technology", "quantum")
    response = admin_client.post("/en/admin/reference/concept/add/", {"broader": broader.pk, "key": "new", **MAPPINGS})
    assert response.context["adminform"].errors["scheme"] == ["This field is required."]
    assert Concept.objects.count() == 1


def test_a_broader_concept_stands_in_the_same_scheme(admin_client):
    concept, other = make_concept("technology", "quantum"), make_concept("instrument", "loan")
    address = f"/en/admin/reference/concept/{concept.pk}/change/"
    response = admin_client.post(address, {"broader": other.pk, "name_zh": "量子", "name_en": "Quantum", "position": 0, **MAPPINGS})
    assert "stands in another scheme" in response.content.decode()


def test_a_curator_edits_a_profile_with_its_stages_and_tools(admin_client):
    profile = make_profile("US", [("1990s", "Stage one")], [("supply", "Grants")])
    stage, tool = profile.stages.get(), profile.tools.get()
    fields = {name: f"{name}." for name in ("features_zh", "features_en", "problems_zh", "problems_en")}
    stages = {"stages-TOTAL_FORMS": 1, "stages-INITIAL_FORMS": 1, "stages-0-id": stage.pk, "stages-0-profile": profile.pk}
    tools = {"tools-TOTAL_FORMS": 1, "tools-INITIAL_FORMS": 1, "tools-0-id": tool.pk, "tools-0-profile": profile.pk}
    stages |= {f"stages-0-{name}": "text" for name in ("name_zh", "name_en", "text_zh", "text_en")} | {"stages-0-position": 0}
    tools |= {"tools-0-name_zh": "税", "tools-0-name_en": "Taxes", "tools-0-side": "environment", "tools-0-position": 0}
    address = f"/en/admin/reference/profile/{profile.pk}/change/"
    answers = {"source": profile.source_id, "place": "ch 2, s 2", **fields, **stages, **tools}
    assert admin_client.post(address, answers).status_code == 302
    assert Profile.objects.get().features_en == "features_en."
    assert (profile.tools.get().side, profile.stages.get().name_en) == ("environment", "text")
    refused = admin_client.post(address, {**answers, "place": "somewhere"})
    assert "is not a place in a source" in refused.content.decode()
