"""Cuts the telling part out of a text and marks the hits in it. Knows no Django."""

import unicodedata

COLUMNS = 160  # an ideograph takes two
LEAD = 0.3  # of what is left beside the hits stands before them
SNAP = 15  # characters given up to begin or end between two words


def highlighted(text, hits):
    """Answer *text*, cut around the *hits* ``[(start, end), …]``, as ``((part, is_hit), …)``; cut ends carry an ellipsis."""
    text = "".join(" " if character.isspace() else character for character in text)
    hits = _joined(text, hits)
    start, end = _window(text, hits) if hits else (0, len(text))
    parts = [("\u2026", False)] if start else []
    at = start
    for first, last in hits:
        if start <= first < end:
            parts += [(text[at:first], False), (text[first : min(last, end)], True)]
            at = min(last, end)
    parts += [(text[at:end], False)] + ([("\u2026", False)] if end < len(text) else [])
    return tuple((part, is_hit) for part, is_hit in parts if part)


def _joined(text, hits):
    """Two hits with a space between them are one."""
    joined = []
    for start, end in hits:
        if joined and text[joined[-1][1] : start] == " ":
            start = joined.pop()[0]
        joined.append((start, end))
    return joined


def _window(text, hits):
    """The part of *text* that fits and holds the most hits."""
    places = _columns(text)
    if places[-1] <= COLUMNS:
        return 0, len(text)
    first = max(hits, key=lambda hit: _hits_from(hit[0], hits, places))[0]
    last = max(end for _start, end in hits if places[end] - places[first] <= COLUMNS or _start == first)
    lead = max(0, COLUMNS - (places[last] - places[first])) * LEAD
    start = _fitting(places, first, places[first] - lead, -1)
    end = _fitting(places, max(last, start), places[start] + COLUMNS, 1)
    start = _fitting(places, start, places[end] - COLUMNS, -1)
    start = _after_space(text, start, first)
    return start + (text[start] == " "), _before_space(text, end, last)


def _hits_from(first, hits, places):
    return sum(end - start for start, end in hits if start >= first and places[end] - places[first] <= COLUMNS)


def _fitting(places, at, limit, step):
    """Move from *at* as far as *limit* columns allow."""
    while 0 <= at + step < len(places) and (places[at + step] - limit) * step <= 0:
        at += step
    return at


def _columns(text):
    """The column at which every character begins, and the end."""
    places = [0]
    for character in text:
        places.append(places[-1] + (2 if unicodedata.east_asian_width(character) in "WF" else 1))
    return places


def _after_space(text, start, first_hit):
    if not start or not _cuts_word(text, start):
        return start
    space = text.find(" ", start, min(start + SNAP, first_hit))
    return space + 1 if space >= 0 else start


def _before_space(text, end, last_hit):
    if end == len(text) or not _cuts_word(text, end):
        return end
    space = text.rfind(" ", max(end - SNAP, last_hit), end)
    return space if space >= 0 else end


def _cuts_word(text, at):
    return all(character.isalnum() and unicodedata.east_asian_width(character) not in "WF" for character in text[at - 1 : at + 1])
