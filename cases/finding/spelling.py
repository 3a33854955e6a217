"""The nearest known word for one that no case carries."""

from rapidfuzz import process
from rapidfuzz.distance import OSA

from cases.finding.keys import with_prefix
from cases.finding.passages import FIELDS

SHORTEST_WORD = 4
ONE_EDIT = 1  # a letter missing, too many, wrong, or two letters swapped


def nearest_word(word, snapshot):
    """Answer the word one edit away that most cases carry, else ""; *word* is folded, four letters or longer."""
    if len(word) < SHORTEST_WORD or not (word.isascii() and word.isalpha()):
        return ""
    return snapshot.recall(f"spelling {word}", lambda: _nearest(word, snapshot))


def _nearest(word, snapshot):
    vocabulary = snapshot.note("vocabulary", lambda: _vocabulary(snapshot))
    near = process.extract(word, vocabulary, scorer=OSA.distance, score_cutoff=ONE_EDIT, limit=None)
    if not near:
        return ""
    keys = {found: [f"{field}:{found}" for field in FIELDS] for found, _distance, _place in near}
    postings = snapshot.get([key for some in keys.values() for key in some])
    carried = {found: len(postings[some[0]].union(*(postings[key] for key in some))) for found, some in keys.items()}
    return min(carried, key=lambda found: (-carried[found], found))


def _vocabulary(snapshot):
    """Answer every Latin word (no stem) of the postings, in alphabetical order."""
    words = set()
    for field in FIELDS:
        for key in with_prefix(snapshot.postings(), f"{field}:").values_list("key", flat=True).iterator(chunk_size=20_000):
            word = key[len(field) + 1 :]
            if len(word) >= SHORTEST_WORD - 1 and word.isascii() and word.isalpha():
                words.add(word)
    return sorted(words)
