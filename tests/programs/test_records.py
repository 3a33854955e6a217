"""Content files of programmes: bad input is refused with file, line and fix, and nothing is written."""

import pytest
from django.db import IntegrityError, transaction

from programs.models import Award, Coordination, FocusArea, Funding, Program
from programs.records import TABLES
from reference.blocks import ContentProblems
from reference.loading import load
from reference.records import TABLES as REFERENCE
from reference.records import digest
from tests.factories import make_program, make_unit
from tests.programs.making import make_award, make_funding

pytestmark = pytest.mark.django_db

HEADER = (
    "key,program,component_zh,component_en,part_of,first_year,last_year,rate,kind,qualifier,amount,amount_max,unit,source,place,seen_in,"
    "note_zh,note_en,disagreement_zh,disagreement_en,sources\n"
)
FILES = {
    "jurisdictions.yaml": (
        "- {code: US, kind: country, name: {zh: 美国, en: United States}}\n"
        "- {code: US-CO, kind: first_level, parent: US, name: {zh: 科罗拉多州, en: Colorado}}\n"
        "- {code: US-NM, kind: first_level, parent: US, name: {zh: 新墨西哥州, en: New Mexico}}\n"
    ),
    "units.yaml": "- {key: USD, kind: currency, zh: 美元, en: USD, en_plural: USD}\n",
    "sources.yaml": "".join(
        f"- {{key: {key}, kind: page, title: {{zh: 页, en: Page}}, issuer: {{zh: 署, en: Agency}}, language: en}}\n"
        for key in ("page-a", "page-b", "article")
    ),
    "organisations/us.yaml": (
        "- {key: us-eda, kind: agency, name: {zh: 署, en: EDA}}\n- {key: us-nsf, kind: agency, name: {zh: 会, en: NSF}}\n"
    ),
    "programs/programs.yaml": """- code: RTIH
  slug: rtih
  name: {zh: 中心计划, en: Tech Hubs}
  jurisdiction: US
  agency: us-eda
  law: {zh: 法, en: Act}
  year: 2022
  stage: 3
  chain: middle
  purpose: {zh: 目的。, en: Purpose.}
  source: page-a
  place: whole
  seen_in: page
  sources:
    - {source: article, place: "s 1, p 3", about: stage}
  milestones:
    - {date: 2022-03, text: {zh: 公布, en: Announced}, source: article, place: "s 1, p 3"}
    - {date: "2022", text: {zh: 立法, en: Law}, source: page-a, place: whole}
- code: RIE
  slug: rie
  name: {zh: 引擎, en: Engines}
  jurisdiction: US
""",
    "programs/focus-areas.yaml": "- {number: 1, name: {zh: 人工智能, en: AI}, source: page-a, place: whole}\n"
    "- {number: 10, name: {zh: 材料, en: Materials}, source: page-a, place: whole}\n",
    "programs/funding.csv": HEADER
    + "part,RTIH,常规,regular,whole,2023,2023,,appropriated,,41000000,,USD,page-a,whole,page,,,,,\n"
    + "whole,RTIH,,,,2023,2023,,appropriated,,500000000,,USD,page-a,whole,page,注。,Note.,不一。,Differs.,"
    + "disagreement=page-b other=article\n"
    + 'each,RTIH,,,,,,each_award,offered,at_most,75000000,,USD,article,"s 1, p 6",document,,,,,\n'
    + "range,RIE,,,,2023,2027,,potential,about,4000000000,6000000000,USD,page-a,whole,derived,,,,,\n",
    "programs/awards.yaml": """- key: rtih-01
  program: RTIH
  name: {zh: 量子中心, en: Quantum Hub}
  lead: Elevate Quantum
  states: [US-NM, US-CO]
  technologies: {zh: 量子, en: quantum}
  focus_areas: [10, 1]
  amount: 41000000
  qualifier: about
  unit: USD
  date: 2024-07-02
  status: awarded
  source: page-a
  place: whole
  seen_in: page
  sources:
    - {source: page-b, place: whole, about: disagreement}
""",
    "programs/coordination.yaml": """- key: memorandum
  name: {zh: 备忘录, en: Memorandum}
  level: agencies
  programmes: [RTIH, RIE]
  lead: us-nsf
  agencies: [us-nsf, us-eda]
  purpose: {zh: 协调。, en: Coordinate.}
  established: 2023-07-26
  source: page-a
  place: whole
  seen_in: page
""",
}


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "fixtures"
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def load_all(folder, **options):
    return load((*REFERENCE, *TABLES), folder, **options)


def edit(folder, name, old, new):
    path = folder / "programs" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_good_files_are_loaded_whole_and_a_second_time_changes_nothing(folder):
    first = load_all(folder)
    created = {table.name: len(first[table.name].created) for table in TABLES}
    assert created == {"programme": 2, "focus area": 2, "funding": 4, "award": 1, "coordination": 1}
    again = load_all(folder)
    assert all(outcome.is_empty and not outcome.kept for outcome in again.values())


def test_rows_hold_what_the_files_say(folder):
    load_all(folder)
    program = Program.objects.get(code="RTIH")
    assert (program.stage, program.chain, program.law_en, program.place) == (3, "middle", "Act", "whole")
    assert [milestone.date for milestone in program.milestones.all()] == ["2022-03", "2022"]
    assert [(cited.source.key, cited.about) for cited in program.sources.all()] == [("article", "stage")]
    award = Award.objects.get()
    assert [state.code for state in award.states.all()] == ["US-CO", "US-NM"]
    assert [area.number for area in award.focus_areas.all()] == [1, 10]
    part = Funding.objects.get(key="part")
    assert (part.part_of.key, part.component_en) == ("whole", "regular")
    assert [(cited.source.key, cited.about) for cited in part.part_of.sources.all()] == [("page-b", "disagreement"), ("article", "other")]
    assert [agency.key for agency in Coordination.objects.get().agencies.all()] == ["us-eda", "us-nsf"]


def test_rows_that_left_the_files_are_removed_parts_before_wholes(folder):
    load_all(folder)
    for name in ("awards.yaml", "coordination.yaml", "focus-areas.yaml"):
        (folder / "programs" / name).write_text("", encoding="utf-8")
    (folder / "programs" / "funding.csv").write_text(HEADER, encoding="utf-8")
    load_all(folder)
    assert not any(model.objects.exists() for model in (Award, Coordination, Funding, FocusArea))


def test_a_list_that_changes_is_replaced(folder):
    load_all(folder)
    edit(folder, "awards.yaml", "states: [US-NM, US-CO]", "states: [US-CO]")
    edit(folder, "awards.yaml", "{source: page-b, place: whole, about: disagreement}", "{source: article, place: whole, about: lead}")
    assert load_all(folder)["award"].changed == ["rtih-01"]
    award = Award.objects.get()
    assert [state.code for state in award.states.all()] == ["US-CO"]
    assert [cited.about for cited in award.sources.all()] == ["lead"]


def test_a_programme_loaded_before_it_was_described_is_not_taken_for_a_curators_edit(folder):
    load_all(folder)
    row = Program.objects.get(code="RIE")
    old = {"code": "RIE", "slug": "rie", "name": {"zh": "引擎", "en": "Engines"}, "jurisdiction": "US"}
    assert row.loaded_digest == digest(old)
    edit(folder, "programs.yaml", "name: {zh: 引擎, en: Engines}", "name: {zh: 引擎, en: Engines}\n  year: 2022")
    assert load_all(folder)["programme"].changed == ["RIE"]


def test_an_edit_at_the_desk_is_kept_while_its_file_stays_the_same(folder):
    load_all(folder)
    Award.objects.update(lead="A curator's lead")
    assert load_all(folder)["award"].kept == ["rtih-01"]
    assert Award.objects.get().lead == "A curator's lead"


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("programs.yaml", "stage: 3", "stage: 4", "programs.yaml:8: “4” does not fit “stage”"),
        ("programs.yaml", "chain: middle", "chain: centre", "programs.yaml:9: “centre” is not a value of “chain”"),
        ("programs.yaml", "year: 2022", "year: 22", "programs.yaml:7: “22” does not fit “year”"),
        ("programs.yaml", "  source: page-a\n  place: whole\n", "  source: page-a\n", "programs.yaml:1: “source” and “place” go together"),
        ("programs.yaml", "  source: page-a\n  place: whole\n", "", "programs.yaml:1: “source” is missing: say where the purpose"),
        ("programs.yaml", "about: stage", "about: stages", "programs.yaml:15: “stages” is not a value of “about”"),
        ("programs.yaml", "date: 2022-03", "date: 2022-13", "programs.yaml:17: “2022-13” is not a date: write 2025, 2025-11 or"),
        ("programs.yaml", 'source: article, place: "s 1, p 3"}\n', "source: articel, place: whole}\n", "“articel” is not a known"),
        (
            "programs.yaml",
            "  milestones:\n    - {date",
            "  milestones: [one]\n  note:\n    - {date",
            "“milestones” must be a list",
        ),
        ("programs.yaml", "agency: us-eda", "agancy: us-eda", "programs.yaml:5: “agancy” is not a key of this record"),
        ("awards.yaml", "states: [US-NM, US-CO]", "states: [US-NM, US-XX]", "awards.yaml:5: “US-XX” is not a known value of “states”"),
        ("awards.yaml", "states: [US-NM, US-CO]", "states: US-NM", "awards.yaml:5: “states” must be a list"),
        ("awards.yaml", "focus_areas: [10, 1]", "focus_areas: [10, 10]", "awards.yaml:7: “10” stands twice in “focus_areas”"),
        ("awards.yaml", "focus_areas: [10, 1]", "focus_areas: [2]", "awards.yaml:7: “2” is not a known value of “focus_areas”"),
        ("awards.yaml", "  unit: USD\n", "", "awards.yaml:1: “amount” and “unit” go together"),
        ("awards.yaml", "  amount: 41000000\n", "", "awards.yaml:1: “amount” and “unit” go together"),
        (
            "awards.yaml",
            "  amount: 41000000\n  qualifier: about\n  unit: USD\n",
            "  qualifier: about\n",
            ":8: “qualifier” stands",
        ),
        ("awards.yaml", "amount: 41000000", "amount: 0", "awards.yaml:8: an award of nothing is no award"),
        ("awards.yaml", "amount: 41000000", "amount: $41 million", "awards.yaml:8: “$41 million” is not a number"),
        ("awards.yaml", "status: awarded", "status: won", "awards.yaml:12: “won” is not a value of “status”"),
        ("awards.yaml", "  source: page-a\n", "", "awards.yaml:1: “source” is missing"),
        ("awards.yaml", "date: 2024-07-02", "date: July 2024", "awards.yaml:11: “July 2024” is not a date"),
        ("funding.csv", "part,RTIH", "part,RIE", "funding.csv:2: “whole” belongs to another programme"),
        ("funding.csv", "whole,RTIH,,,,2023", "whole,RTIH,,,part,2023", "funding.csv:3: “part” is a part itself"),
        ("funding.csv", ",41000000,", ",-1,", "funding.csv:2: “-1” is not an amount of money"),
        ("funding.csv", ",,,each_award,", ",2023,2023,each_award,", "funding.csv:4: an amount is for years or at a rate"),
        ("funding.csv", "2023,2027", "2027,2023", "funding.csv:5: “last_year” must not be before “first_year”"),
        ("funding.csv", "2023,2027", "2023,", "funding.csv:5: “first_year” and “last_year” go together"),
        ("funding.csv", "disagreement=page-b", "disagreement:page-b", "funding.csv:3: “disagreement:page-b” is not a value of “about”"),
        ("funding.csv", "4000000000,6000000000", "6000000000,4000000000", "funding.csv:5: “amount_max” must be more than “amount”"),
        ("funding.csv", ",document,", ",memory,", "funding.csv:4: “memory” is not a value of “seen_in”"),
        ("funding.csv", "Note.", "", "funding.csv:3: “note” has no English (en)"),
        ("funding.csv", "key,program", "key,programme", "funding.csv:1: the first line must name the columns"),
        (
            "coordination.yaml",
            "agencies: [us-nsf, us-eda]",
            "agencies: [us-nfs]",
            ".yaml:6: “us-nfs” is not a known value of “agencies”",
        ),
        (
            "coordination.yaml",
            "programmes: [RTIH, RIE]",
            "programmes: [RTIK]",
            ".yaml:4: “RTIK” is not a known value of “programmes”",
        ),
        ("focus-areas.yaml", "number: 10", "number: 1", "focus-areas.yaml:2: focus area “1” stands in"),
    ],
)
def test_a_fault_is_refused_with_file_and_line_and_nothing_is_written(folder, name, old, new, message):
    edit(folder, name, old, new)
    with pytest.raises(ContentProblems) as error:
        load_all(folder)
    assert message in str(error.value).replace("fixtures/programs/", "")
    assert not Program.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"amount": -1},
        {"amount": 5, "amount_max": 5},
        {"amount": 5, "rate": "each_year"},
        {"amount": 5, "first_year": 2024, "last_year": 2023},
        {"amount": 5, "last_year": None},
    ],
)
def test_the_database_refuses_funding_that_makes_no_sense(changes):
    program = make_program("RTIH")
    fields = {"kind": "awarded", "unit": make_unit("USD"), "first_year": 2023, "last_year": 2023, **changes}
    whole = make_funding(program, "whole", 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Funding.objects.create(program=program, key="bad", source=whole.source, place="whole", **fields)


def test_the_database_refuses_a_part_of_itself():
    row = make_funding(make_program("RTIH"), "row", 1)
    row.part_of = row
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


@pytest.mark.parametrize("changes", [{"amount": 5, "unit": None}, {"qualifier": "about"}, {"amount": 0}])
def test_the_database_refuses_an_award_without_currency_or_amount(changes):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_award(make_program("RTIH"), "rtih-01", **changes)


@pytest.mark.parametrize("changes", [{"stage": 4}, {"chain": "centre"}, {"year": 22}])
def test_the_database_refuses_a_programme_outside_its_choices(changes):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_program("RTIH", **changes)


def test_the_database_refuses_a_source_without_a_place():
    source = make_funding(make_program("RIE"), "row", 1).source
    with pytest.raises(IntegrityError), transaction.atomic():
        make_program("RTIH", source=source)
