"""Marks of WordprocessingML that python-docx has no words for: links, bookmarks, fields, words for pictures, header rows."""

import re

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

IDEOGRAPH = re.compile(r"[\u3400-\u9fff]")
# What XML has no place for, such as a vertical tab that came along with pasted text.
UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(tag, /, **attributes):
    """Answer a new element such as ``w:fldChar``; attributes of its own namespace are given without prefix."""
    made = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def fit(text):
    """Answer *text* without the characters that would spoil the file."""
    return UNFIT.sub("", text)


def add_text(paragraph, text, style=None):
    """Add *text* to *paragraph* and answer the run."""
    run = paragraph.add_run(fit(text), style)
    _hint(run, text)
    return run


def _hint(run, text):
    """Quotation marks and dashes among ideographs take the Chinese font, not the narrow ones of the Latin one."""
    if IDEOGRAPH.search(text):
        run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hint"), "eastAsia")


def add_link(paragraph, text, address="", bookmark="", style="Hyperlink"):
    """Add *text* as a link to an *address* outside or to a *bookmark* of the document."""
    link = OxmlElement("w:hyperlink")
    if bookmark:
        link.set(qn("w:anchor"), bookmark)
    else:
        link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    link.set(qn("w:history"), "1")
    run = add_text(paragraph, text, style)
    link.append(run._r)
    paragraph._p.append(link)


def add_bookmark(paragraph, name, number, text):
    """Add *text* under the bookmark *name*; *number* is unique in the document."""
    paragraph._p.append(element("w:bookmarkStart", id=number, name=name))
    add_text(paragraph, text)
    paragraph._p.append(element("w:bookmarkEnd", id=number))


def add_field(paragraph, code, shown):
    """Add a field such as ``PAGE`` or ``SEQ Table``, with what it shows until Word counts again."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("shown", shown), ("end", "")):
        run = paragraph.add_run(text if kind == "shown" else "")
        if kind in ("begin", "separate", "end"):
            run._r.append(element("w:fldChar", fldCharType=kind))
        elif not kind:
            instruction = element("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = f" {text} "
            run._r.append(instruction)


def describe_picture(run, words):
    """Give the picture in *run* the *words* that readers who do not see it hear."""
    for properties in run._r.iter(qn("wp:docPr")):
        properties.set("descr", fit(words))


def repeat_header(row):
    """Let *row* stand again on every page of its table, whole."""
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))


def keep_whole(row):
    """Keep *row* on one page."""
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))


def describe_table(table, words):
    """Give *table* the *words* that readers who do not see it hear; they end its properties."""
    table._tbl.tblPr.append(element("w:tblDescription", val=fit(words)))


def set_widths(table, widths):
    """Give the columns of *table* these *widths* (lengths), whatever stands in them."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
