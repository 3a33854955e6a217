"""What a reader may mean while typing: places, concepts, programmes, titles."""

from bisect import bisect_left
from functools import reduce
from itertools import groupby, takewhile
from typing import NamedTuple

from django.db import DEFAULT_DB_ALIAS
from pyroaring import BitMap

from cases.finding.keys import token_key, with_prefix
from cases.finding.ordering import in_order, ordered
from cases.finding.questions import FACETS
from cases.finding.snapshots import with_snapshot
from cases.finding.tokens import asked_forms, canonical, is_character, pairs, units
from cases.models import Case

LONGEST_TEXT = 60
MOST_WORDS = 200
CASES_KEPT = 3  # places that values leave to titles


class Suggestion(NamedTuple):
    """*kind* is a facet (``place``, ``technology``, ``programme`` …) with *key* its value, or ``case`` with *key* a slug.

    *matched* is the other name by which it was found, else ""; *count* how many cases it leads to.
    """

    kind: str
    key: str
    label: str
    matched: str
    count: int


def suggest(text, language, limit=8, using=DEFAULT_DB_ALIAS):
    """Answer what begins with or holds *text*, the closest first: values of facets, then titles of cases."""
    text = str(text or "")[:LONGEST_TEXT]
    return with_snapshot(lambda snapshot: _suggested(text, language, limit, snapshot), using)


def _suggested(text, language, limit, snapshot):
    asked = canonical(text)
    if not asked or (len(asked) < 2 and not is_character(asked)):
        return []
    values = _values(asked, language, snapshot)
    cases = _cases(units(text), language, limit, snapshot)
    return [*values[: max(limit - min(len(cases), CASES_KEPT), 0)], *cases][:limit]


def _values(asked, language, snapshot):
    best = {}
    for name, named, text, count in snapshot.note("named", lambda: _named(snapshot)):
        closeness = _closeness(asked, name)
        if closeness is not None:
            place = (closeness, text != named.name(language), -count, named.facet, named.key)
            best[place[-2:]] = min(best.get(place[-2:], (place, text, named)), (place, text, named), key=lambda found: found[0])
    return [_suggestion(named, text, -place[2], language) for place, text, named in sorted(best.values(), key=lambda found: found[0])]


def _suggestion(named, text, count, language):
    label = named.name(language)
    return Suggestion(named.facet, named.key, label, "" if text == label else text, count)


def _named(snapshot):
    """Answer ``(canonical name, what it names, name, number of cases)`` of every value that leads to a case."""
    rows = []
    for named in snapshot.surroundings.everything():
        if named.facet in FACETS and (postings := snapshot.facets.get(named.facet, {}).get(named.key)):
            rows += [(canonical(passage.text), named, passage.text, len(postings)) for passage in named.passages]
    return rows


def _closeness(asked, name):
    """0 the name itself, 1 its beginning, 2 the beginning of a word in it, 3 inside a run of characters; None else."""
    if asked == name:
        return 0
    if name.startswith(asked):
        return 1
    if f" {asked}" in name:
        return 2
    return 3 if is_character(asked[0]) and asked in name else None


def _cases(asked, language, limit, snapshot):
    """Cases whose names carry every unit asked; the last word may be unfinished."""
    conditions = []
    for is_run, group in groupby(asked[:-1] if not is_character(asked[-1]) else asked, key=is_character):
        found = list(group)
        conditions += [[pair] for pair in pairs("".join(found))] if is_run else [asked_forms(word) for word in found]
    if not is_character(asked[-1]):
        conditions.append(_words_from(asked[-1], snapshot))
    keys = [[token_key("name", token) for token in tokens] for tokens in conditions]
    postings = snapshot.get([key for some in keys for key in some])
    found = reduce(BitMap.intersection, (BitMap().union(*(postings[key] for key in some)) for some in keys))
    order = in_order(found, ordered(snapshot, "newest", ""), snapshot.size) if found else []
    return _titles([int(pk) for pk in order[:limit]], language, snapshot.alias)


def _titles(pks, language, alias):
    rows = Case.objects.using(alias).in_bulk(pks)
    shown = ((rows[pk], getattr(rows[pk], f"title_{language}")) for pk in pks if pk in rows)
    return [Suggestion("case", case.slug, title, "", 1) for case, title in shown]


def _words_from(beginning, snapshot):
    words = snapshot.note("words of names", lambda: _words_of_names(snapshot))
    start = bisect_left(words, beginning)
    return list(takewhile(lambda word: word.startswith(beginning), words[start : start + MOST_WORDS]))


def _words_of_names(snapshot):
    keys = with_prefix(snapshot.postings(), "name:").values_list("key", flat=True)
    return sorted(key.removeprefix("name:") for key in keys)
