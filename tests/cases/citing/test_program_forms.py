"""BibTeX, RIS and CSL-JSON: what programs read."""

import json
import re
from dataclasses import replace

import pytest

from cases.citing import bibtex, csl_json, ris
from tests.cases.citing.works import ARTICLE, ENTRY, EVERY, PAGE, PERSONS, REPORT, UNDATED

# From the schema of CSL-JSON 1.0.2.
CSL_TYPES = {"article-journal", "dataset", "entry", "report", "webpage"}
CSL_FIELDS = {"id", "type", "title", "author", "container-title", "issue", "publisher", "issued", "accessed", "URL", "language", "note"}
RIS_LINE = re.compile(r"[A-Z][A-Z0-9]  - .*")


def test_bibtex_of_a_report():
    assert bibtex.reference(REPORT) == (
        "@techreport{caict-2025,\n"
        "  author = {{中国信息通信研究院}},\n"
        "  title = {{科技创新和产业创新融合的路径与评价体系研究（2025年）}},\n"
        "  institution = {中国信息通信研究院},\n"
        "  year = {2025},\n"
        "  date = {2025-11},\n"
        "  langid = {chinese},\n"
        "  note = {English title: Fusing technological and industrial innovation: pathways and an evaluation system (2025)."
        " Cited: ch. 2, sec. 1, para. 2},\n"
        "  month = nov,\n"
        "}\n"
    )


def test_bibtex_of_an_article_in_a_periodical():
    entry = bibtex.reference(ARTICLE)
    assert entry.startswith("@article{fusion-trends-2025,\n  title = ")
    assert "  journal = {山西师大学报（社会科学版）},\n  number = {5},\n  year = {2025},\n" in entry


def test_bibtex_of_a_case():
    entry = bibtex.reference(ENTRY)
    assert entry.startswith("@misc{atlas-henan-open-bidding,\n  author = {{Fusion Policy Atlas}},\n")
    assert "  howpublished = {Online database Fusion Policy Atlas},\n" in entry
    assert "  urldate = {2026-11-22},\n" in entry


def test_bibtex_splits_persons_and_not_bodies():
    assert "  author = {Doe, Jane Ann and Müller, Karl-Heinz and {张三}},\n" in bibtex.reference(replace(PAGE, authors=PERSONS))
    assert "  author = {{Economic Development Administration}},\n" in bibtex.reference(PAGE)


@pytest.mark.parametrize("title", ["100% of R&D in 2024_25 for $5 #1", "open { only", "shut } only", r"back\slash ~ ^"])
def test_bibtex_writes_out_what_tex_would_act_on(title):
    entry = bibtex.reference(replace(PAGE, title=title))
    value = re.search(r"title = \{\{(.*)\}\},\n", entry)[1]
    assert not re.search(r"(?<!\\)[%&$#_~^]", value)
    assert entry.count("{") == entry.count("}")
    assert re.sub(r"\\text\w+\{\}|\\", "", value) == re.sub(r"[{}\\~^]", "", title)


def test_bibtex_keeps_an_address_as_it_is_but_for_braces():
    entry = bibtex.reference(replace(PAGE, url="https://example.org/a_b?q=50%25&x={1}"))
    assert "  url = {https://example.org/a_b?q=50%25&x=%7B1%7D},\n" in entry


def test_ris_of_a_report():
    assert ris.reference(REPORT) == (
        "TY  - RPRT\r\n"
        "ID  - caict-2025\r\n"
        "AU  - 中国信息通信研究院\r\n"
        "TI  - 科技创新和产业创新融合的路径与评价体系研究（2025年）\r\n"
        "TT  - Fusing technological and industrial innovation: pathways and an evaluation system (2025)\r\n"
        "PB  - 中国信息通信研究院\r\n"
        "PY  - 2025\r\n"
        "DA  - 2025/11//\r\n"
        "LA  - zh\r\n"
        "N1  - English title: Fusing technological and industrial innovation: pathways and an evaluation system (2025)."
        " Cited: ch. 2, sec. 1, para. 2\r\n"
        "ER  - \r\n"
    )


def test_ris_of_a_case_has_the_dates_of_its_change_and_of_access():
    lines = ris.reference(ENTRY).split("\r\n")
    assert {"TY  - DBASE", "DA  - 2026/11/20/", "Y2  - 2026/11/22/", "N1  - Policy case: Henan"} <= set(lines)


def test_ris_makes_no_person_of_a_body_with_a_comma():
    assert "AU  - Department of Energy Office of Science\r\n" in ris.reference(
        replace(UNDATED, issuer="Department of Energy, Office of Science")
    )


@pytest.mark.parametrize("work", EVERY, ids=lambda work: work.key)
def test_every_line_of_ris_is_a_tag_and_a_value_on_one_line(work):
    *lines, end = ris.reference(replace(work, title=f"{work.title}\nsecond line")).split("\r\n")
    assert end == ""
    assert all(RIS_LINE.fullmatch(line) for line in lines)
    assert lines[-1] == "ER  - "


def test_csl_json_of_a_page():
    assert csl_json.item(PAGE) == {
        "id": "page-eda-ocean",
        "type": "webpage",
        "title": "Press release: Ocean Tech Hub",
        "author": [{"literal": "Economic Development Administration"}],
        "publisher": "Economic Development Administration",
        "issued": {"date-parts": [[2023, 10, 23]]},
        "URL": "https://eda.gov/news/press-release/2023/10/23/Ocean-Tech-Hub",
        "language": "en-GB",
    }


def test_csl_json_is_a_list_of_known_types_and_fields_without_empty_values():
    items = json.loads(csl_json.write(EVERY))
    assert {item["type"] for item in items} == CSL_TYPES
    assert {field for item in items for field in item} <= CSL_FIELDS
    assert all(value for item in items for value in item.values())
    assert [item["id"] for item in items] == [work.key for work in EVERY]


def test_csl_json_tells_persons_from_bodies():
    authors = csl_json.item(replace(PAGE, authors=PERSONS))["author"]
    assert authors[0] == {"family": "Doe", "given": "Jane Ann"}
    assert authors[-1] == {"literal": "张三"}
