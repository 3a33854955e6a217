"""A picture: the chart as its page draws it, on white paper, with title above, source, edition and permanent address below."""

import textwrap
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import resvg_py
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from noto_cjk_sans_otc import FONT_PATH

from indicators.pictures.painting import SVG, painted
from indicators.pictures.sheets import read_rules
from reference.lettering import broken

# In the order of the cascade; the last one makes the paper white and says how the words around the chart look.
SHEETS = ("tokens.css", "marks.css", "charts.css", "waterfall.css", "replication.css", "region-ranking.css", "picture.css")
FONT = "Noto Sans CJK SC"
ZOOM = 2
MARGIN = 24
# The size that reference.lettering measures at; the average letter of an address is a little wider than that of a text.
MEASURED_AT = 13
ADDRESS_LETTER = 0.56


class Text(NamedTuple):
    """How one kind of words around the chart stands: class in picture.css, size and height of a line in units of the view box."""

    name: str
    size: float
    line: float


TITLE, SUBTITLE, NOTE = Text("picture-title", 20, 28), Text("picture-subtitle", 13, 21), Text("picture-note", 12, 18)


class Picture(NamedTuple):
    """What to draw: *fragment* is the template of a chart (one ``svg`` element) and *context* what it takes; the rest are words.

    A new line in them is one in the picture; longer lines break by themselves.
    """

    fragment: str
    context: dict
    title: str
    subtitle: str = ""
    source: str = ""
    edition: str = ""
    address: str = ""


class Row(NamedTuple):
    """One line of words: its class, its text and the height of its base line."""

    name: str
    text: str
    y: float


def svg_file(picture):
    """Answer *picture* as an SVG file that needs no stylesheet, script or page."""
    chart = ElementTree.fromstring(_with_namespace(render_to_string(picture.fragment, picture.context).strip()))
    width, height = (float(side) for side in chart.get("viewBox").split()[2:])
    above = _rows(MARGIN - 4, [(TITLE, picture.title), (SUBTITLE, picture.subtitle)], width)
    top = above[-1].y + 14
    below = _rows(top + height + 8, [(NOTE, _joined(picture.source, picture.edition))], width)
    below += _address_rows(below[-1].y if below else top + height + 8, picture.address, width)
    for name, value in {"x": MARGIN, "y": top, "width": width, "height": height}.items():
        chart.set(name, f"{value:g}")
    context = {
        "title": picture.title,
        "width": width + 2 * MARGIN,
        "height": below[-1].y + MARGIN - 4,
        "rows": above + below,
        "left": MARGIN,
        "chart": ElementTree.tostring(chart, encoding="unicode"),
    }
    return painted(render_to_string("indicators/picture.svg", context), picture_rules())


def _with_namespace(fragment):
    return fragment if "xmlns=" in fragment.partition(">")[0] else fragment.replace("<svg", f'<svg xmlns="{SVG}"', 1)


def _joined(*parts):
    return " · ".join(part for part in parts if part)


def _rows(y, texts, width):
    """Answer the Rows of *texts*, pairs of Text and words, below *y* and broken into lines that fit *width*."""
    rows = []
    for text, words in texts:
        for line in chain.from_iterable(broken(part, width * MEASURED_AT / text.size) for part in words.splitlines()):
            y += text.line
            rows.append(Row(text.name, line, y))
    return rows


def _address_rows(y, address, width):
    """Answer the Rows of the name of the atlas and *address*, which may break anywhere."""
    words = _joined(_("Fusion Policy Atlas"), address)
    lines = textwrap.wrap(words, int(width / (NOTE.size * ADDRESS_LETTER)), break_on_hyphens=False)
    return [Row(NOTE.name, line, y + NOTE.line * number) for number, line in enumerate(lines, 1)]


def picture_rules():
    """Answer the rules of all sheets that a picture follows, in the order of the cascade."""
    return read_rules(picture_css())[0]


def picture_css():
    """Answer the text of all sheets that a picture follows."""
    return "\n".join(Path(finders.find(f"css/{name}")).read_text(encoding="utf-8") for name in SHEETS)


@lru_cache(maxsize=32)
def png_file(svg):
    """Answer the SVG text *svg* as PNG at twice its size, drawn with the font that comes with the site; ValueError if it is no SVG."""
    return resvg_py.svg_to_bytes(
        svg_string=svg,
        zoom=ZOOM,
        skip_system_fonts=True,
        font_files=[str(FONT_PATH)],
        font_family=FONT,
        sans_serif_family=FONT,
        serif_family=FONT,
        monospace_family=FONT,
    )
