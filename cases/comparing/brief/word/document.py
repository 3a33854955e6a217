"""The document from its first page to its last, and the package around it."""

from io import BytesIO

from django.utils import timezone
from django.utils.translation import gettext as _
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from cases.comparing.brief.word import sections
from cases.comparing.brief.word.markup import add_field, add_link, add_text, fit
from cases.comparing.brief.word.styles import LANGUAGES, dress, name_fonts

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
# Word opens a document that says less in a mode for older versions.
WORD_OF_TODAY = "15"
# Of a property, in characters.
LONGEST = 255


def write_document(brief):
    """Answer *brief* as the bytes of a ``.docx`` file, in the language that is active."""
    document = Document()
    dress(document, brief.language)
    _tell_about(document, brief)
    sections.add_head(document, brief)
    sections.add_tables(document, brief)
    sections.add_texts(document, brief)
    sections.add_charts(document, brief)
    sections.add_references(document, brief)
    _add_footer(document, brief)
    _tidy(document)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _tell_about(document, brief):
    """Title, author, language and licence, for programs and for those who find the file years later."""
    about = document.core_properties
    about.title, about.author, about.last_modified_by = fit(brief.title)[:LONGEST], _("Fusion Policy Atlas"), _("Fusion Policy Atlas")
    about.subject = fit("; ".join(heading for heading, _address in brief.headings))[:LONGEST]
    about.comments = f"CC BY 4.0 {LICENCE}\n{brief.address}"[:LONGEST]
    about.keywords, about.category, about.language = "", _("Policy brief"), LANGUAGES[brief.language]
    about.created = about.modified = timezone.now().replace(tzinfo=None)
    about.revision = 1


def _add_footer(document, brief):
    section = document.sections[0]
    section.different_first_page_header_footer = brief.has_cover
    paragraph = section.footer.paragraphs[0]
    add_text(paragraph, f"{_('Fusion Policy Atlas')} · {brief.date} · ")
    add_link(paragraph, "CC BY 4.0", LICENCE)
    add_text(paragraph, " · ")
    add_field(paragraph, "PAGE", "1")
    add_text(paragraph, " / ")
    add_field(paragraph, "NUMPAGES", "1")


def _tidy(document):
    """Name the Chinese fonts, open in the mode of today's Word, and leave out what the empty document brings along."""
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), WORD_OF_TODAY)
    relations = document.part.rels
    fonts = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    root = parse_xml(fonts.blob)
    name_fonts(root)
    fonts._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    for key in [key for key, relation in relations.items() if relation.reltype.endswith("/stylesWithEffects")]:
        del relations[key]
    package = document.part.package
    for key in [key for key, relation in package.rels.items() if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del package.rels[key]
