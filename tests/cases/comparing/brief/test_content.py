"""Briefs of real cases: their charts, their converted amounts, and their pages as LibreOffice sets them."""

import re
import subprocess
from io import BytesIO

import pytest
from django.test import Client
from django.utils import translation
from docx import Document
from docx.oxml.ns import qn

from cases.comparing.brief.pieces import plain
from cases.comparing.brief.word import write_document
from tests.cases.comparing.brief.making import brief_of
from tests.conftest import find_office

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_content")]
TWO = "case=henan-open-bidding&case=us-bbbrc"
# Four cases with many figures and sources of several kinds.
FOUR = f"{TWO}&case=us-microelectronics-commons&case=china-national-high-tech-zones"
A_PAGE = re.compile(rb"/Type\s*/Page\b")


def test_the_charts_are_those_of_the_dimensions_that_the_cases_are_linked_to():
    charts = brief_of(f"{TWO}&part=charts").charts
    assert [chart.node.code for chart in charts.charts] == ["1", "2", "4"]
    assert charts.years == [2019, 2023, 2024]
    assert ("1.2 Supply of technology and patents", ["100.0", "155.8", "168.3 (estimated by the issuer)"]) in charts.lines
    assert ("1 Foundation", ["100.0", "154.4", "not published"]) in charts.lines
    assert "edition 2026-1" in charts.caption


def test_charts_cite_the_source_of_their_values():
    brief = brief_of(f"{TWO}&part=charts")
    assert plain(brief.charts.marks) == "[1]"
    assert brief.references[0].attribution == "Source: China Academy of Information and Communications Technology (CAICT)"
    with translation.override("zh-hans"):
        assert brief_of(f"{TWO}&part=charts").references[0].attribution == "来源：中国信息通信研究院"


def test_an_amount_stands_as_its_source_has_it_then_converted_with_the_rule_and_the_sources_of_the_rates():
    table = brief_of(f"{TWO}&part=table").tables[0]
    cell = [plain(pieces) for pieces in next(row for row in table.rows if row.is_long).cells[1]]
    assert re.fullmatch(
        r"One-time appropriation: USD 1 billion \(2021\)(\[\d+\])+; ≈ CNY 6\.494 billion at the prices of 2024 \(a\)", cell[0]
    )
    rules = plain(table.notes[-1])
    assert rules.startswith("Amounts converted by the atlas: (a) USD 1 billion × 6.4508 CNY per USD (average of 2021) × 105.2 ÷ 104.5")
    assert re.search(r"\)(\[\d+\]){2}; \(b\) USD 970 million × 6\.729", rules)


def test_without_the_table_the_paragraphs_convert():
    paragraph = plain(brief_of(f"{TWO}&part=cases").texts[1].paragraphs[1])
    assert "≈ CNY 6.494 billion at the prices of 2024; USD 1 billion × 6.4508 CNY per USD (average of 2021)" in paragraph
    assert "CNY per USD" not in plain(brief_of(TWO).texts[1].paragraphs[1])


def test_pictures_have_words_for_those_who_do_not_see_them():
    document = Document(BytesIO(write_document(brief_of(TWO))))
    words = [properties.get("descr") for properties in document.element.body.iter(qn("wp:docPr"))]
    assert words[0] == "Line chart of Foundation and its parts; the values stand in the table below."
    assert len(words) == len(set(words)) == 3


def test_a_brief_with_everything_costs_few_queries(django_assert_num_queries):
    client = Client()
    with django_assert_num_queries(16):
        assert client.get(f"/en/brief/?{FOUR}").status_code == 200
    with django_assert_num_queries(16):
        assert client.get(f"/en/brief.docx?{FOUR}").status_code == 200


@pytest.mark.skipif(find_office() is None, reason="no LibreOffice")
@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("query", [TWO, FOUR], ids=["two", "four"])
def test_two_to_four_cases_make_two_to_six_pages(tmp_path, language, query):
    with translation.override(language):
        (tmp_path / "brief.docx").write_bytes(write_document(brief_of(query)))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    run = [find_office(), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "brief.docx")]
    done = subprocess.run(run, capture_output=True, text=True, timeout=180, check=False)
    assert (tmp_path / "brief.pdf").exists(), done.stdout + done.stderr
    assert 2 <= len(A_PAGE.findall((tmp_path / "brief.pdf").read_bytes())) <= 6
