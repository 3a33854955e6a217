"""The parts of a brief, one after the other: head, comparison, cases, charts, sources."""

from io import BytesIO

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from docx.enum.text import WD_BREAK
from docx.shared import Cm

from cases.comparing.brief.pieces import Piece
from cases.comparing.brief.word.markup import (
    add_bookmark,
    add_field,
    add_link,
    add_text,
    describe_picture,
    describe_table,
    keep_whole,
    repeat_header,
    set_widths,
)
from cases.comparing.brief.word.styles import TEXT_WIDTH
from cases.comparing.marks import marks

LABELS = Cm(2.7)
YEARS = Cm(3.4)
# Two charts beside each other, with room between.
CHART = Cm(7.9)


def add_head(document, brief):
    """The title page, or without one the title above the text."""
    title = document.add_paragraph(style="Title")
    add_text(title, brief.title)
    if not brief.has_cover:
        title.paragraph_format.space_before = 0
    add_text(document.add_paragraph(style="Subtitle"), f"{_('Fusion Policy Atlas')} · {brief.date}")
    for number, (heading, address) in enumerate(brief.headings, 1):
        paragraph = document.add_paragraph(style="Cover List")
        add_text(paragraph, f"{number}.\t")
        add_link(paragraph, heading, address)
    small = document.add_paragraph(style="Small")
    add_text(small, _("Taken from the records of the atlas, in their words; every figure has the number of its source. CC BY 4.0."))
    where = document.add_paragraph(style="Small")
    add_text(where, _("This brief, made anew from the records of the day:") + marks()["space"])
    add_link(where, brief.address, brief.address)
    if brief.has_cover:
        where.add_run().add_break(WD_BREAK.PAGE)


def add_pieces(paragraph, pieces):
    """Add *pieces* to *paragraph*: words, links, and numbers of sources that lead to the list at the end."""
    for piece in pieces:
        if piece.number:
            add_link(paragraph, f"[{piece.number}]", bookmark=f"source-{piece.number}", style="Source Mark")
        elif piece.address:
            add_link(paragraph, piece.text, piece.address)
        else:
            add_text(paragraph, piece.text).bold = piece.is_strong or None
    return paragraph


def add_caption(document, kind, label, number, words, pieces=()):
    """Add ``Table 1. words``; *kind* is the name of the sequence, *label* its word in the language of the brief."""
    paragraph = document.add_paragraph(style="Caption")
    add_text(paragraph, f"{label} ")
    add_field(paragraph, f"SEQ {kind} \\* ARABIC", str(number))
    add_text(paragraph, f"  {words}")
    return add_pieces(paragraph, pieces)


def add_tables(document, brief):
    """The comparison, one table for each four cases, with what they share in a sentence below."""
    if brief.tables:
        document.add_heading(_("Comparison") if len(brief.headings) > 1 else _("In short"), 1)
    for number, table in enumerate(brief.tables, 1):
        add_caption(document, "Table", pgettext("caption", "Table"), number, table.caption)
        drawn = _grid(document, 1 + len(table.cases), table.caption)
        _fill(drawn.rows[0], "", [[[Piece(head)]] for head in table.heads])
        for row in table.rows:
            _fill(drawn.add_row(), row.label, row.cells, may_break=row.is_long)
        set_widths(drawn, [LABELS, *[(TEXT_WIDTH - LABELS) // len(table.cases)] * len(table.cases)])
        for note in table.notes:
            add_pieces(document.add_paragraph(style="Small"), note)


def add_texts(document, brief):
    """Each case under a heading of its own."""
    if brief.texts:
        document.add_heading(_("The cases"), 1)
    for text in brief.texts:
        add_text(document.add_heading("", 2), text.heading)
        line = document.add_paragraph(style="Small")
        add_text(line, text.line)
        line.paragraph_format.keep_with_next = True
        for pieces in text.paragraphs:
            add_pieces(document.add_paragraph(), pieces)


def add_charts(document, brief):
    """The charts in twos, then all their values as a table."""
    charts = brief.charts
    if charts is None:
        return
    document.add_heading(_("The index in the dimensions concerned"), 1)
    pairs = document.add_table(rows=0, cols=2)
    for first in range(0, len(charts.charts), 2):
        row = pairs.add_row()
        keep_whole(row)
        for cell, chart in zip(row.cells, charts.charts[first : first + 2], strict=False):
            cell.paragraphs[0].paragraph_format.keep_with_next = first + 2 >= len(charts.charts)
            run = cell.paragraphs[0].add_run()
            run.add_picture(BytesIO(chart.png), width=CHART)
            describe_picture(run, chart.alt)
    set_widths(pairs, [TEXT_WIDTH // 2] * 2)
    add_caption(document, "Figure", pgettext("caption", "Figure"), 1, charts.caption, charts.marks)
    _add_values(document, charts, number=len(brief.tables) + 1)


def _add_values(document, charts, number):
    add_caption(document, "Table", pgettext("caption", "Table"), number, charts.table_caption, charts.marks)
    drawn = _grid(document, 1 + len(charts.years), charts.table_caption)
    _fill(drawn.rows[0], "", [[[Piece(str(year))]] for year in charts.years])
    for label, values in charts.lines:
        _fill(drawn.add_row(), label, [[[Piece(value)]] for value in values])
    set_widths(drawn, [TEXT_WIDTH - YEARS * len(charts.years), *[YEARS] * len(charts.years)])


def add_references(document, brief):
    """The numbered sources, each under the bookmark that the numbers in the text lead to."""
    document.add_heading(_("Sources"), 1)
    for reference in brief.references:
        paragraph = document.add_paragraph(style="Reference")
        add_bookmark(paragraph, f"source-{reference.number}", reference.number, f"[{reference.number}]")
        add_text(paragraph, "\t")
        add_pieces(paragraph, reference.pieces)
        for line in filter(None, [reference.translated, [Piece(reference.attribution)] if reference.attribution else []]):
            paragraph.add_run().add_break()
            add_pieces(paragraph, line)
    add_text(document.add_paragraph(style="Small"), _("References by GB/T 7714-2015; places cited stand in them."))


def _grid(document, columns, words):
    """Answer a new table with one row, which repeats on every page."""
    drawn = document.add_table(rows=1, cols=columns, style="Atlas Table")
    repeat_header(drawn.rows[0])
    describe_table(drawn, words)
    return drawn


def _fill(row, label, cells, may_break=False):
    """Write *label* and *cells*, lists of entries (lists of Pieces), into *row*; every entry has a line of its own."""
    if not may_break:
        keep_whole(row)
    for cell, entries in zip(row.cells, [[[Piece(label)]] if label else [], *cells], strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.style = "Table Text"
        for position, pieces in enumerate(entries):
            add_pieces(cell.add_paragraph(style="Table Text") if position else paragraph, pieces)
