import re
import zipfile
from io import BytesIO

import pytest
from django.utils import translation
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from cases.comparing.brief.word import write_document
from reference.models import Jurisdiction
from tests.cases.comparing.brief.making import brief_of, make_pair
from tests.factories import make_case

pytestmark = pytest.mark.django_db
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# From the schema of ECMA-376, part 1: children stand in this order.
ORDER = {
    "pPr": ("pStyle", "keepNext", "keepLines", "widowControl", "numPr", "pBdr", "shd", "tabs", "spacing", "ind", "jc", "outlineLvl", "rPr"),
    "rPr": ("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "color", "spacing", "kern", "sz", "szCs", "u", "vertAlign", "lang"),
    "tblPr": ("tblStyle", "tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook", "tblCaption", "tblDescription"),
}


@pytest.fixture
def written():
    make_pair()
    return write_document(brief_of("case=henan&case=gansu&title=A+brief"))


@pytest.fixture
def document(written):
    return Document(BytesIO(written))


def parts_of(written):
    with zipfile.ZipFile(BytesIO(written)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def test_every_part_is_xml_and_every_relation_leads_somewhere(written):
    parts = parts_of(written)
    for name, blob in parts.items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(blob)
    relations = etree.fromstring(parts["word/_rels/document.xml.rels"])
    known = {relation.get("Id") for relation in relations}
    used = set(re.findall(r'r:(?:id|embed)="([^"]+)"', parts["word/document.xml"].decode()))
    assert used <= known
    inside = {f"word/{relation.get('Target')}" for relation in relations if relation.get("TargetMode") != "External"}
    assert {name for name in inside if not name.startswith("word/../")} <= parts.keys()
    assert "docProps/thumbnail.jpeg" not in parts


def test_properties_stand_in_the_order_of_the_schema(written):
    for name in ("word/document.xml", "word/styles.xml"):
        root = etree.fromstring(parts_of(written)[name])
        for tag, order in ORDER.items():
            for found in root.iter(f"{W}{tag}"):
                children = [child.tag.removeprefix(W) for child in found if child.tag.removeprefix(W) in order]
                assert children == sorted(children, key=order.index), (name, tag, children)


def test_headings_and_captions_have_the_styles_of_word(document):
    styles = [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs]
    assert ("Title", "A brief") in styles
    assert [text for style, text in styles if style == "Heading 1"] == ["Comparison", "The cases", "Sources"]
    assert [text for style, text in styles if style == "Heading 2"] == ["Open bidding", "Bidding by field"]
    assert any(style == "Caption" and text.startswith("Table 1") for style, text in styles)


def test_head_rows_repeat_and_rows_stay_whole(document):
    rows = document.tables[0].rows
    assert rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert rows[1]._tr.trPr.find(qn("w:cantSplit")) is not None
    assert [cell.text for cell in rows[0].cells] == ["", "Open bidding", "Bidding by field"]
    assert document.tables[0]._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val")) == "Place CN-HA · Place CN-GS"


def test_numbers_of_sources_lead_to_the_list_at_the_end(document):
    body = document.element.body
    marks = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink")) if link.get(qn("w:anchor"))}
    names = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert marks == {"source-1", "source-2"} == set(names)
    assert len({mark.get(qn("w:id")) for mark in body.iter(qn("w:bookmarkStart"))}) == len(names)
    addresses = {relation.target_ref for relation in document.part.rels.values() if relation.is_external}
    assert {"https://example.org/en/cases/henan/", "https://example.org/page"} <= addresses


def test_pages_are_numbered_by_fields_but_for_the_title_page(document):
    section = document.sections[0]
    codes = [code.text.strip() for code in section.footer._element.iter(qn("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]
    assert section.different_first_page_header_footer


def test_the_document_says_what_it_is(document):
    about = document.core_properties
    assert (about.title, about.author, about.language, about.category) == ("A brief", "Fusion Policy Atlas", "en-GB", "Policy brief")
    assert about.comments.startswith("CC BY 4.0 https://creativecommons.org/licenses/by/4.0/")
    assert "Open bidding" in about.subject


@pytest.mark.parametrize(("language", "tag", "latin"), [("en", "en-GB", "Arial"), ("zh-hans", "zh-CN", "Times New Roman")])
def test_language_and_fonts_are_set_for_both_scripts(language, tag, latin):
    make_pair()
    with translation.override(language):
        written = write_document(brief_of("case=henan"))
    document = Document(BytesIO(written))
    assert document.core_properties.language == tag
    fonts = document.styles["Normal"].element.rPr.rFonts
    assert (fonts.get(qn("w:ascii")), fonts.get(qn("w:eastAsia"))) == (latin, "SimSun")
    assert document.styles["Heading 1"].element.rPr.rFonts.get(qn("w:eastAsia")) == "SimHei"
    lang = document.styles.element.find(f".//{W}rPrDefault//{W}lang")
    assert (lang.get(qn("w:val")), lang.get(qn("w:eastAsia"))) == ("en-GB", "zh-CN")
    assert '<w:altName w:val="宋体"/>' in parts_of(written)["word/fontTable.xml"].decode()


def test_ideographs_with_quotation_marks_ask_for_the_chinese_font(document):
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs if "发布机构" in run.text]
    assert runs
    assert all(run._r.rPr.rFonts.get(qn("w:hint")) == "eastAsia" for run in runs)


def test_without_a_title_page_the_title_stands_above_the_text():
    make_pair()
    document = Document(BytesIO(write_document(brief_of("case=henan&part=cases"))))
    assert document.paragraphs[0].paragraph_format.space_before == 0
    assert not document.sections[0].different_first_page_header_footer
    assert not document.tables


def test_characters_that_xml_cannot_hold_and_titles_that_are_too_long_spoil_nothing():
    for number in range(4):
        make_case(
            f"C{number}", slug=f"case-{number}", title={"zh": "题\x0b名", "en": "A\x0btitle"}, summary={"zh": "\x01概要", "en": "\x01Words"}
        )
    Jurisdiction.objects.update(name_en="Long name " * 12)
    Jurisdiction.objects.filter(code="C1").update(name_en="Other name " * 12)
    Jurisdiction.objects.filter(code="C2").update(name_en="Third name " * 12)
    document = Document(BytesIO(write_document(brief_of("case=case-0&case=case-1&case=case-2"))))
    assert len(document.core_properties.title) == 255
    assert any(paragraph.text.endswith("Atitle") for paragraph in document.paragraphs)
