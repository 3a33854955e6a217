"""Places in a source: ``ch 2, s 1, p 3`` checked and put into words of either language."""

import re
import unicodedata

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


# How people write the same, beside the words above: ``Chapter 2``, ``pp. 12-13``.
SPOKEN = {
    "ch": ("chapter", "chap."),
    "s": ("section",),
    "p": ("paragraph", "para"),
    "fig": ("figure",),
    "page": ("page", "pp."),
    "note": ("footnote",),
}
NUMBER = r"\s*([0-9][0-9a-z]*(?:[.-][0-9a-z]+)*)\s*"


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


def locator_from_words(text):
    """Answer the place that *text* names as the atlas writes it: ``第2章第1节``, ``Ch. 2, p. 12``, or a number of a page; else empty."""
    text = " ".join(unicodedata.normalize("NFKC", str(text)).lower().split())
    try:
        parse_locator(text)
        return text
    except LocatorError:
        text = f"p. {text}" if text.isdecimal() else text
    parts = []
    while text:
        kind, match = next(((kind, match) for kind, pattern in SPOKEN_PARTS if (match := pattern.match(text))), ("", None))
        if not match:
            return ""
        parts.append(kind if kind in BARE else f"{kind} {match[1]}")
        text = text[match.end() :]
    return ", ".join(parts)


def _spoken_parts():
    """``[(kind, pattern)]`` of every way to write a part."""
    for kind, words in WORDS.items():
        for phrase in (*words, *(f"{word} {{}}" for word in SPOKEN.get(kind, ()))):
            pattern = NUMBER.join(re.escape(part.strip()) for part in phrase.split("{}"))
            yield kind, re.compile(rf"{pattern}(?![0-9a-z])[\s,;、]*")


SPOKEN_PARTS = tuple(_spoken_parts())
