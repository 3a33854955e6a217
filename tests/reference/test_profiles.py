"""Country profiles from their file: whole, twice without harm, and faults named with their line."""

import pytest
from django.db import IntegrityError, transaction

from reference.blocks import ContentProblems
from reference.loading import load
from reference.models import Profile
from reference.profiles import TABLES
from reference.records import TABLES as REFERENCE
from tests.factories import make_profile

pytestmark = pytest.mark.django_db

FILES = {
    "jurisdictions.yaml": "- {code: DE, kind: country, name: {zh: 德国, en: Germany}}\n",
    "sources.yaml": "- {key: report, kind: report, title: {zh: 报告, en: Report}, issuer: {zh: 院, en: Academy}, language: zh-Hans}\n",
    "profiles.yaml": (
        "- jurisdiction: DE\n"
        "  source: report\n"
        "  place: ch 2, s 2\n"
        "  features: {zh: 特点, en: Features}\n"
        "  stages:\n"
        "    - period: 1950s–1990s\n"
        "      name: {zh: 初建, en: First steps}\n"
        "      text: {zh: 开始, en: It begins.}\n"
        "    - name: {zh: 调整, en: Adjustment}\n"
        "      text: {zh: 改变, en: It changes.}\n"
        "  problems: {zh: 问题, en: Problems}\n"
        "  tools:\n"
        "    supply:\n"
        "      - {zh: 资助, en: Grants}\n"
        "      - {zh: 设施, en: Facilities}\n"
        "    environment:\n"
        "      - {zh: 税收, en: Taxes}\n"
    ),
}


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "fixtures"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def load_all(folder):
    return load((*REFERENCE, *TABLES), folder)


def edit(folder, old, new):
    path = folder / "profiles.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_profile_is_loaded_whole_and_a_second_time_changes_nothing(folder):
    load_all(folder)
    profile = Profile.objects.get(jurisdiction__code="DE")
    assert list(profile.stages.values_list("period", "name_en", "text_zh")) == [
        ("1950s–1990s", "First steps", "开始"),
        ("", "Adjustment", "改变"),
    ]
    assert list(profile.tools.order_by("side", "position").values_list("side", "name_en")) == [
        ("environment", "Taxes"),
        ("supply", "Grants"),
        ("supply", "Facilities"),
    ]
    assert load_all(folder)["profile"].unchanged == ["DE"]
    assert all(outcome.is_empty for outcome in load_all(folder).values())


def test_a_change_of_the_file_replaces_stages_and_tools(folder):
    load_all(folder)
    edit(folder, "      - {zh: 设施, en: Facilities}\n", "")
    edit(folder, "en: Adjustment", "en: Reform")
    assert load_all(folder)["profile"].changed == ["DE"]
    profile = Profile.objects.get()
    assert [tool.name_en for tool in profile.tools.filter(side="supply")] == ["Grants"]
    assert [stage.name_en for stage in profile.stages.all()] == ["First steps", "Reform"]


def test_an_edit_at_the_desk_is_kept_and_a_clash_of_both_is_refused(folder):
    load_all(folder)
    Profile.objects.get().tools.filter(name_en="Taxes").update(name_en="Lower taxes")
    assert load_all(folder)["profile"].kept == ["DE"]
    edit(folder, "en: Problems", "en: Troubles")
    with pytest.raises(ContentProblems, match=r"profiles.yaml:1: “DE” was edited here"):
        load_all(folder)


def test_a_profile_that_left_the_file_is_removed(folder):
    load_all(folder)
    (folder / "profiles.yaml").write_text("[]\n", encoding="utf-8")
    assert load_all(folder)["profile"].removed == ["DE"]
    assert not Profile.objects.exists()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("jurisdiction: DE", "jurisdiction: DD", "profiles.yaml:1: “DD” is not a known value of “jurisdiction”"),
        ("source: report", "source: reprot", "profiles.yaml:2: “reprot” is not a known value of “source”; did you mean “report”?"),
        ("place: ch 2, s 2", "place: second page", "profiles.yaml:3: “second page” is not a place in a source"),
        ("  problems: {zh: 问题, en: Problems}\n", "", "profiles.yaml:1: “problems” is missing: add it"),
        ("en: Features", "eng: Features", "profiles.yaml:4: “features” has no English (en): add it"),
        ("1950s–1990s", "the fifties", "profiles.yaml:6: “the fifties” is not a period: write 1990, 1990s or 1950s–1990s"),
        ("      text: {zh: 开始, en: It begins.}\n", "", "profiles.yaml:6: “text” is missing: add it"),
        ("name: {zh: 调整, en: Adjustment}", "name: {zh: 调整}", "profiles.yaml:9: “name” has no English (en): add it"),
        ("en: Adjustment", "en: First steps", "profiles.yaml:9: “First steps” stands twice in “stages”: keep one"),
        ("text: {zh: 改变", "txt: {zh: 改变", "“txt” is not a key of this record; did you mean “text”?"),
        ("    environment:", "    surroundings:", "“surroundings” is not a side of policy tools: write supply, demand, environment"),
        ("en: Facilities", "en: Grants", "profiles.yaml:15: “Grants” stands twice in “supply”: keep one"),
        ("{zh: 税收, en: Taxes}", "税收", "profiles.yaml:16: “environment” must be a list of records"),
        ("{zh: 税收, en: Taxes}", "{zh: 税收}", "profiles.yaml:17: “name” has no English (en): add it"),
    ],
)
def test_bad_input_is_refused_with_file_line_and_fix(folder, old, new, told):
    edit(folder, old, new)
    with pytest.raises(ContentProblems) as error:
        load_all(folder)
    assert told in str(error.value)
    assert not Profile.objects.exists()


def test_tools_must_be_by_side(folder):
    text = FILES["profiles.yaml"].split("  tools:")[0]
    (folder / "profiles.yaml").write_text(text + "  tools: [grants]\n", encoding="utf-8")
    with pytest.raises(ContentProblems, match=r"profiles.yaml:12: “tools” must be lists by side"):
        load_all(folder)


def test_the_database_refuses_an_unknown_side_a_second_name_and_a_profile_without_a_place():
    profile = make_profile(tools=[("supply", "Grants")])
    for side, name in (("above", "Grants"), ("supply", "Grants")):
        with pytest.raises(IntegrityError), transaction.atomic():
            profile.tools.create(side=side, name_zh="资助", name_en=name)
    with pytest.raises(IntegrityError), transaction.atomic():
        Profile.objects.update(place="")


def test_the_six_profiles_of_the_content(loaded_content):
    profiles = {profile.jurisdiction.code: profile for profile in Profile.objects.for_page().select_related("jurisdiction")}
    assert set(profiles) == {"US", "GB", "DE", "FR", "JP", "KR"}
    assert len(profiles["US"].stages.all()) == 5
    assert all(tools for profile in profiles.values() for _side, tools in profile.sides)
