"""How a brief looks in Word: fonts for both languages, headings, tables, captions, links; quiet, on A4."""

from typing import NamedTuple

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from cases.comparing.brief.word.markup import element

INK, QUIET, ACCENT = RGBColor(0x1C, 0x21, 0x26), RGBColor(0x59, 0x62, 0x6B), RGBColor(0x0B, 0x64, 0x70)
LINE, SUNKEN = "C5BEB0", "F3F0E9"
MARGIN = Cm(2)
PAGE = (Cm(21), Cm(29.7))
TEXT_WIDTH = PAGE[0] - 2 * MARGIN
# Names that programs of either language know a Chinese font by: the first is asked for, the second stands in.
SONG, HEI = ("SimSun", "宋体"), ("SimHei", "黑体")
LANGUAGES = {"zh": "zh-CN", "en": "en-GB"}


class Faces(NamedTuple):
    """The fonts of a language, which every program has or knows others of the same width for.

    Latin letters of text and headings, size of text, lead between lines; ideographs are SimSun and SimHei.
    """

    text: str
    heading: str
    size: float
    leading: float


TIGHT = 1.05
FACES = {"zh": Faces("Times New Roman", "Arial", 10.5, 1.2), "en": Faces("Arial", "Arial", 9.5, 1.1)}


class Look(NamedTuple):
    """A style: size (0: that of the language) and space in points, colour, weight (None: that of the style below), tight or with lead."""

    size: float
    before: float = 0
    after: float = 0
    colour: RGBColor = INK
    is_bold: bool | None = None
    is_heading: bool = False
    is_tight: bool = False


# By the names that Word translates for its readers; the last four are ours.
LOOKS = {
    "Normal": Look(0, after=5),
    "Title": Look(24, before=150, after=10, is_bold=True, is_heading=True),
    "Subtitle": Look(12, after=18, colour=QUIET, is_bold=False),
    "Heading 1": Look(14, before=12, after=5, colour=ACCENT, is_bold=True, is_heading=True),
    "Heading 2": Look(11, before=8, after=2, is_bold=True, is_heading=True),
    "Caption": Look(9, before=6, after=4, colour=QUIET, is_bold=False),
    "Header": Look(8.5, colour=QUIET),
    "Footer": Look(8.5, colour=QUIET),
    "Table Text": Look(8.5, after=1, is_tight=True),
    "Reference": Look(8.5, after=3, is_tight=True),
    "Small": Look(9, after=4, colour=QUIET),
    "Cover List": Look(11, after=4),
}
OWN = ("Table Text", "Reference", "Small", "Cover List")
# The gallery of a new document has a hundred table styles that a brief has no use for.
UNUSED = ("Light ", "Medium ", "Dark ", "Colorful ")
TABLE = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="AtlasTable">
  <w:name w:val="Atlas Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>
  <w:tblPr><w:tblBorders>
    <w:top w:val="single" w:sz="8" w:space="0" w:color="{LINE}"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="{LINE}"/>
    <w:insideH w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/></w:tblBorders>
    <w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="70" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/>
    <w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>
  <w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr>
    <w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{SUNKEN}"/></w:tcPr></w:tblStylePr>
  <w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr>
</w:style>"""


def dress(document, language):
    """Give *document* its page, its styles and its *language* (``zh`` or ``en``)."""
    section = document.sections[0]
    section.page_width, section.page_height = PAGE
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    styles = document.styles
    for style in [style for style in styles if style.type == WD_STYLE_TYPE.TABLE and style.name.startswith(UNUSED)]:
        style.delete()
    styles.element.append(parse_xml(TABLE))
    for name in OWN:
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    for name, look in LOOKS.items():
        _apply(styles[name], look, FACES[language])
    _add_link_styles(styles)
    _set_details(styles, language)
    _set_language(document, language)


def _apply(style, look, faces):
    font, layout = style.font, style.paragraph_format
    font.size, font.bold, font.italic, font.color.rgb = Pt(look.size or faces.size), look.is_bold, False, look.colour
    layout.space_before, layout.space_after, layout.line_spacing = (
        Pt(look.before),
        Pt(look.after),
        TIGHT if look.is_tight else faces.leading,
    )
    _set_fonts(style.element.get_or_add_rPr(), faces.heading if look.is_heading else faces.text, HEI if look.is_heading else SONG)


def _set_fonts(properties, latin, chinese):
    """Name the fonts, and take away those of the theme, which would win."""
    fonts = properties.get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name, font in {"ascii": latin, "hAnsi": latin, "cs": latin, "eastAsia": chinese[0]}.items():
        fonts.set(qn(f"w:{name}"), font)


def _add_link_styles(styles):
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = ACCENT, True
    mark = styles.add_style("Source Mark", WD_STYLE_TYPE.CHARACTER)
    mark.font.color.rgb, mark.font.superscript = ACCENT, True


def _set_details(styles, language):
    """The few things that not every style shares."""
    for name in ("Heading 1", "Heading 2", "Caption"):
        styles[name].paragraph_format.keep_with_next = True
    # The line under the title and the letters set apart are of another time.
    for name in ("Title", "Subtitle"):
        for mark in [mark for tag in ("w:pPr/w:pBdr", "w:rPr/w:spacing", "w:rPr/w:kern") for mark in styles[name].element.xpath(tag)]:
            mark.getparent().remove(mark)
    for name in ("Title", "Subtitle", "Table Text", "Caption", "Cover List", "Reference", "Small"):
        styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    for name in ("Reference", "Cover List"):
        styles[name].paragraph_format.left_indent, styles[name].paragraph_format.first_line_indent = Cm(0.9), Cm(-0.9)
    if language == "zh":
        styles["Normal"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def _set_language(document, language):
    """Latin words are British English, ideographs Chinese of the mainland, whichever of the two the document is in."""
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    _set_fonts(defaults, FACES[language].text, SONG)
    for tag in (defaults.find(qn("w:lang")), document.settings.element.find(qn("w:themeFontLang"))):
        tag.set(qn("w:val"), LANGUAGES["en"])
        tag.set(qn("w:eastAsia"), LANGUAGES["zh"])


def name_fonts(fonts):
    """Add the Chinese fonts to the font table *fonts* (its root), each with the other name it is known by."""
    for name, other in (SONG, HEI):
        font = element("w:font", name=name)
        font.append(element("w:altName", val=other))
        font.append(element("w:charset", val="86"))
        font.append(element("w:family", val="auto"))
        font.append(element("w:pitch", val="variable"))
        fonts.append(font)
