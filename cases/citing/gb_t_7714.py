"""References by GB/T 7714-2015 in the numeric system: the national standard of China for bibliographic references.

Sections of the standard: 4 (order of elements and their marks), 7.1 (language of the work itself), 8.1 (authors; an unknown one is left
out in the numeric system), 8.4 (places and publishers that are not known), annex B (marks of types and carriers).
"""

import re

TYPES = {"report": "R", "article": "J", "page": "EB", "dataset": "DS", "entry": "DB"}
ONLINE = "/OL"
WORDS = {
    "zh": {"place": "出版地不详", "publisher": "出版者不详", "others": "等", "between": ", "},
    "en": {"place": "S.l.", "publisher": "s.n.", "others": "et al", "between": "; "},
}
MOST_AUTHORS = 3
# A colon of full width and a double dash before a subtitle are written as the standard writes them.
SUBTITLE = re.compile(r"\s*(?:\uff1a|\u2014\u2014)\s*")


def write(works):
    """Answer the references of *works* with their numbers, a line each."""
    return "".join(f"[{number}] {reference(work)}\n" for number, work in enumerate(works, 1))


def reference(work):
    """Answer the reference of *work* without its number."""
    title = SUBTITLE.sub(": ", work.title) + (f": {work.subject}" if work.subject else "")
    parts = [_responsible(work), f"{title}[{_mark(work)}]", _published(work), work.url]
    return "".join(_sentence(part) for part in parts if part).rstrip()


def _sentence(part):
    return f"{part} " if part.endswith(".") else f"{part}. "


def _mark(work):
    if work.kind == "article" and not work.is_in_periodical:
        return f"EB{ONLINE}"
    return TYPES[work.kind] + (ONLINE if work.is_online else "")


def _responsible(work):
    """The authors, at most three, else the issuer; without either the title stands first."""
    if not work.authors:
        return work.issuer
    names = [_name(name) for name in work.authors[:MOST_AUTHORS]]
    more = [WORDS[work.language]["others"]] if len(work.authors) > MOST_AUTHORS else []
    return ", ".join(names + more)


def _name(name):
    return f"{name.family.upper()} {' '.join(name.initials)}" if name.given else name.family


def _published(work):
    """Where and when it came out, the place cited, and for what is online the dates of change ``(…)`` and of access ``[…]``."""
    cited = WORDS[work.language]["between"].join(work.places)
    if work.is_in_periodical:
        imprint = f"{work.container}, {work.year}({work.issue})" if work.issue else f"{work.container}, {work.year}"
    elif work.is_online:
        imprint = work.year if cited else ""
    else:
        imprint = _imprint(work)
    accessed = f"[{work.accessed.isoformat()}]" if work.accessed and work.is_online else ""
    changed = f"({work.date})" if work.date and work.is_online else ""
    return ": ".join(filter(None, [imprint, cited])) + changed + accessed


def _imprint(work):
    """``place: publisher, year``, the unknown in brackets; the records of the atlas know no places of publication."""
    words = WORDS[work.language]
    publisher = work.issuer or f"[{words['publisher']}]"
    return ", ".join(filter(None, [f"[{words['place']}]: {publisher}", work.year]))
