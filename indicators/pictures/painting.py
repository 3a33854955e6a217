"""What a stylesheet says of a drawing, written onto its elements, so that the file needs no stylesheet.

A style inside the file would be refused by our own policy when a browser opens it, and by most office programs.
"""

import re
from xml.etree import ElementTree

from indicators.pictures.sheets import resolved

SVG = "http://www.w3.org/2000/svg"
# The properties of CSS that SVG also takes as attributes.
PAINTED = {
    "color",
    "display",
    "dominant-baseline",
    "fill",
    "fill-opacity",
    "fill-rule",
    "font-family",
    "font-size",
    "font-style",
    "font-weight",
    "letter-spacing",
    "opacity",
    "overflow",
    "paint-order",
    "stroke",
    "stroke-dasharray",
    "stroke-dashoffset",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-opacity",
    "stroke-width",
    "text-anchor",
    "visibility",
}
# A block is a word of pages, not of drawings.
PAGE_DISPLAY = {"block", "inline-block", "flex", "inline-flex", "grid"}
OF_A_PAGE = re.compile(r"class|role|tabindex|href|aria-.*|data-.*")
LATIN = "--sans-latin"
IDEOGRAPH = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")

ElementTree.register_namespace("", SVG)


def painted(drawing, rules):
    """Answer *drawing* (SVG as text) with the declarations of *rules* as attributes and without what only a page needs."""
    root = ElementTree.fromstring(drawing)
    _paint(root, [], {}, rules)
    return ElementTree.tostring(root, encoding="unicode")


def _paint(element, above, inherited, rules):
    name = element.tag.rpartition("}")[2]
    chain = [*above, (name, frozenset(element.get("class", "").split()), not above)]
    declared = {}
    for rule in rules:
        if rule.fits(chain):
            declared |= rule.declarations
    properties = inherited | {key: value for key, value in declared.items() if key.startswith("--")}
    for key in [key for key in element.keys() if OF_A_PAGE.fullmatch(key)]:  # noqa: SIM118, an element is no dict
        del element.attrib[key]
    for key in sorted(PAINTED & declared.keys()):
        element.set(key, resolved(declared[key], properties))
    _tidy(element, name, properties)
    for child in element:
        _paint(child, chain, properties, rules)


def _tidy(element, name, properties):
    """Take away a page's display, turn links into groups, and give words without ideographs letters with narrow punctuation."""
    if element.get("display") in PAGE_DISPLAY:
        del element.attrib["display"]
    if name == "a":
        element.tag = f"{{{SVG}}}g"
    if name == "text" and LATIN in properties and not IDEOGRAPH.search("".join(element.itertext())):
        element.set("font-family", resolved(properties[LATIN], properties))
