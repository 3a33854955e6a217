"""How complete a record is, from what a good record has; pure, and forgiving to drafts of any shape.

Each part of a record has a weight, the more the more readers miss it; a part may be there by a share (one language of
two, three facts of four). The score is the weighted share of the parts that are asked, in whole per cent rounded down,
so that 100 means that nothing is missing. Of a short record (its source gives one clause) neither how it works nor
facts are asked; the end is asked of what has ended.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

LANGUAGES = ("zh", "en")
ENDED = ("ended", "superseded")


@dataclass(frozen=True)
class Missing:
    """What a record lacks: the path to it, in words, and the points (of the score's 100) that it would bring."""

    path: tuple
    words: str
    points: float


@dataclass(frozen=True)
class Completeness:
    """The score of a record, 0 to 100, and what is missing, the weightiest first."""

    share: int
    missing: tuple

    @property
    def is_complete(self):
        return not self.missing


@dataclass(frozen=True)
class Part:
    """A part of a good record: *gaps* answers ``(share that is there, [(path, words)])``, *asked* whether it is asked at all."""

    weight: int
    gaps: Callable
    asked: Callable = lambda record: True


def completeness(record):
    """Answer the Completeness of *record*, plain data in the form of a case's record, with or without faults."""
    asked = [(part.weight, *part.gaps(record)) for part in PARTS if part.asked(record)]
    whole = sum(weight for weight, _share, _gaps in asked)
    there = sum(weight * share for weight, share, _gaps in asked)
    missing = [
        Missing(path, words, weight * (1 - share) / len(gaps) * 100 / whole) for weight, share, gaps in asked for path, words in gaps
    ]
    missing.sort(key=lambda lack: -lack.points)
    # A share may be off by a float's last digit, and no record with a gap is at 100.
    return Completeness(min(99, int(there * 100 / whole + 1e-9)) if missing else 100, tuple(missing))


def _value(key, words):
    """A single value."""
    return lambda record: (1, []) if record.get(key) else (0, [((key,), words)])


def _pair(key, words):
    """A text in both languages, each half of the part."""

    def gaps(record):
        texts = record.get(key) if isinstance(record.get(key), dict) else {}
        lacking = [((key, code), words[code]) for code in LANGUAGES if not texts.get(code)]
        return 1 - len(lacking) / 2, lacking

    return gaps


def _concept(scheme, words):
    def gaps(record):
        concepts = record.get("concepts")
        has = isinstance(concepts, dict) and bool(concepts.get(scheme))
        return (1, []) if has else (0, [(("concepts", scheme), words)])

    return gaps


def _place_of_its_own(record):
    """Place, level and status, a third each."""
    words = {"jurisdiction": _("the place"), "level": _("the level of government"), "status": _("the status")}
    lacking = [((key,), words[key]) for key in words if not record.get(key)]
    return 1 - len(lacking) / len(words), lacking


def _names(record):
    """Other names or acronyms: they feed the search."""
    has = record.get("aliases") or record.get("acronyms")
    return (1, []) if has else (0, [(("aliases",), _("other names that people search for"))])


def _items(record, key):
    items = record.get(key)
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []


def _list(key, words, is_whole=lambda item: True, lacking=""):
    """A list with at least one item; items that are not whole count for nothing and are told one by one."""

    def gaps(record):
        items = _items(record, key)
        if not items:
            return 0, [((key,), words)]
        broken = [((key, number), lacking) for number, item in enumerate(items) if not is_whole(item)]
        return 1 - len(broken) / len(items), broken

    return gaps


def _both(item, key):
    texts = item.get(key)
    return isinstance(texts, dict) and all(texts.get(code) for code in LANGUAGES)


def _is_sourced(fact):
    return all(fact.get(key) for key in ("source", "place", "evidence"))


def _is_explained(link):
    return bool(link.get("indicator")) and _both(link, "mechanism")


def _is_placed(citation):
    return bool(citation.get("source") and citation.get("place"))


def _is_full(record):
    return record.get("depth") != "short"


PARTS = (
    Part(6, _pair("title", {"zh": _("the title in Chinese"), "en": _("the title in English")})),
    Part(8, _pair("summary", {"zh": _("the summary in Chinese"), "en": _("the summary in English")})),
    Part(8, _pair("how", {"zh": _("how it works, in Chinese"), "en": _("how it works, in English")}), _is_full),
    Part(5, _value("original_name", _("the original name"))),
    Part(3, _names),
    Part(6, _place_of_its_own),
    Part(6, _value("start", _("the start"))),
    Part(2, _value("end", _("the end")), lambda record: record.get("status") in ENDED),
    Part(5, _list("organisations", _("organisations with their roles"))),
    Part(6, _concept("instrument", _("instruments"))),
    Part(3, _concept("technology", _("technologies"))),
    Part(3, _concept("pathway", _("pathways"))),
    Part(3, _concept("stage", _("stages of the innovation chain"))),
    Part(3, _concept("target", _("target groups"))),
    Part(3, _concept("barrier", _("barriers that it addresses"))),
    Part(1, _concept("organisation-mode", _("the mode of organisation"))),
    Part(1, _concept("trend", _("trends"))),
    Part(
        13,
        _list("facts", _("facts with figures"), _is_sourced, _("a fact's source, place in it or evidence")),
        lambda record: _is_full(record) or bool(_items(record, "facts")),
    ),
    Part(
        9,
        _list("indicator_links", _("links to the index"), _is_explained, _("a link's mechanism in both languages")),
    ),
    Part(8, _list("citations", _("citations"), _is_placed, _("a citation's place in its source"))),
)
