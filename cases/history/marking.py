"""Two texts with what changed marked in each: words of Latin script, characters of Chinese."""

import re
from difflib import SequenceMatcher

from django.utils.html import format_html, format_html_join

CJK = "\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
TOKEN = re.compile(rf"\d[\d.,]*\d|[^\W{CJK}]+(?:[-'’][^\W{CJK}]+)*|\s+|.", re.DOTALL)
SENTENCE = re.compile(r"[^.。！？!?\n]*[.。！？!?\n]*\s*", re.DOTALL)
# Texts that have less than this in common are shown as another text, not as crumbs of the old one.
ALIKE = 0.3
MOST_PAIRS = 4_000_000
INSERTED, DELETED = "<ins>{}</ins>", "<del>{}</del>"


def mark(before, after):
    """Answer ``(before, after)`` as safe HTML, with ``<del>`` in the one and ``<ins>`` in the other where they differ."""
    old, new = pieces(before), pieces(after)
    if len(old) * len(new) > MOST_PAIRS:
        old, new = (list(filter(None, SENTENCE.findall(text))) for text in (before, after))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < ALIKE:
        return format_html(DELETED, before), format_html(INSERTED, after)
    steps = _without_crumbs(matcher.get_opcodes(), old)
    return (
        _marked(((kind != "equal", "".join(old[start:end])) for kind, start, end, _from, _to in steps), DELETED),
        _marked(((kind != "equal", "".join(new[start:end])) for kind, _from, _to, start, end in steps), INSERTED),
    )


def pieces(text):
    """Answer *text* cut into numbers, words, runs of space and single characters."""
    return TOKEN.findall(text)


def mark_names(before, after):
    """Answer ``[(kind, name)]`` of two lists of names together: ``added``, ``removed`` or ``kept``."""
    found = []
    for kind, start, end, from_, to in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            found += [("kept", name) for name in before[start:end]]
        else:
            found += [("removed", name) for name in before[start:end]] + [("added", name) for name in after[from_:to]]
    return found


def _without_crumbs(steps, old):
    """Join changes that have no more than space or one character between them: a changed phrase is marked as one."""
    joined = []
    for number, step in enumerate(steps):
        kind, *ends = step
        is_inside = 0 < number < len(steps) - 1
        if kind == "equal" and is_inside and len("".join(old[ends[0] : ends[1]]).strip()) <= 1:
            kind = "replace"
        if joined and kind != "equal" and joined[-1][0] != "equal":
            joined[-1] = ("replace", joined[-1][1], ends[1], joined[-1][3], ends[3])
        else:
            joined.append((kind, *ends))
    return joined


def _marked(parts, wrapper):
    return format_html_join("", "{}{}{}", (_wrapped(text, wrapper) if is_changed else (text, "", "") for is_changed, text in parts if text))


def _wrapped(text, wrapper):
    """Answer *text* as ``(space before, marked, space after)``; what is nothing but space is marked itself."""
    words = text.strip()
    if not words:
        return "", format_html(wrapper, text), ""
    before, _words, after = text.partition(words)
    return before, format_html(wrapper, words), after
