"""Places in a source: ``ch 2, s 1, p 3`` checked and put into words of either language."""

import re

from django.utils.translation import gettext as _

WORDS = {
    "ch": ("第{}章", "ch. {}"),
    "s": ("第{}节", "sec. {}"),
    "p": ("第{}段", "para. {}"),
    "box": ("专栏{}", "box {}"),
    "table": ("表{}", "table {}"),
    "fig": ("图{}", "fig. {}"),
    "row": ("第{}行", "row {}"),
    "page": ("第{}页", "p. {}"),
    "note": ("脚注{}", "note {}"),
    "preface": ("前言", "preface"),
    "abstract": ("摘要", "abstract"),
    "whole": ("全文", "whole text"),
}
BARE = {"preface", "abstract", "whole"}
PART = re.compile(r"(?P<kind>[a-z]+)(?: (?P<number>[0-9A-Za-z][0-9A-Za-z.-]*))?")


class LocatorError(ValueError):
    """A place in a source that is not written as the atlas writes them."""


def parse_locator(text):
    """Answer the parts of *text* as ``[(kind, number or None), …]``; raise LocatorError with the fix."""
    parts = []
    for piece in text.split(","):
        match = PART.fullmatch(piece.strip())
        if not match or match["kind"] not in WORDS:
            message = _("“{place}” is not a place in a source; write parts such as “ch 2, s 1, p 3” (kinds: {kinds})")
            raise LocatorError(message.format(place=piece.strip(), kinds=", ".join(WORDS)))
        if (match["number"] is None) != (match["kind"] in BARE):
            message = _("“{place}”: every kind but {kinds} takes one number")
            raise LocatorError(message.format(place=piece.strip(), kinds=", ".join(sorted(BARE))))
        parts.append((match["kind"], match["number"]))
    return parts


def locator_in_words(text, suffix):
    """Answer *text* in Chinese (suffix ``zh``) or English (``en``); a place that does not parse stands as it is."""
    try:
        parts = parse_locator(text)
    except LocatorError:
        return text
    words = [WORDS[kind][suffix == "en"].format(number) for kind, number in parts]
    return ", ".join(words) if suffix == "en" else "".join(words)
