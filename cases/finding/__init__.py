"""Finding cases: words and choices in, ordered ids and counts out. Knows records, not pages.

The door: ``Question`` (what a reader asks) → ``find`` (``Answer``: ids in order, counts of every facet, what to drop when there is
nothing) → ``explain`` (why the cases of one page matched); ``suggest`` while typing; ``index_cases`` and ``rebuild`` for those
who write cases; ``tabulate`` and ``count_sets`` count under sets of values; ``with_snapshot``, ``values_carried``,
``words_carried`` and ``phrases_carried`` say what a case has in common with others; ``plain_name`` and ``tokens_of`` cut names
as the search does. Nobody else reads or writes ``Posting``.

How it works. Every published case is cut into tokens (``tokens``) by field (``documents``, ``passages``); for every field and
token, and for every facet value, a row holds the roaring bitmap of the cases that carry it (``keys``, ``postings``,
``rebuilding``). A process keeps what it has read under a version number (``snapshots``). A question becomes terms (``terms``,
``spelling``), terms become bitmaps and scores (``matching``), bitmaps become lists and counts (``ordering``, ``answers``). The
engine only ever sees exact keys and prefixes of keys, so SQLite and PostgreSQL give the same answers.

Rules. Values of a facet widen, facets and words narrow; a facet's counts ignore its own choice. A place counts the cases of
everything inside it, a grouping or bloc its own and those of its members; a concept those of narrower ones; a node of
the index those of the nodes below. A source counts the cases that cite it, in a citation or in a fact. Of up to three terms
a case must carry all, of more three fifths; quoted phrases always. Cases named just so come first
(unless it is the name of a concept or a place), then by field weight × idf; a name that begins so lifts.
"""

from cases.finding.answers import Answer, Correction, Relaxation, Value, find
from cases.finding.carrying import phrases_carried, values_carried, words_carried
from cases.finding.explanations import Match, explain
from cases.finding.mentions import concepts_named
from cases.finding.postings import index_cases
from cases.finding.questions import FACETS, SORTS, Question
from cases.finding.rebuilding import rebuild
from cases.finding.snapshots import with_snapshot
from cases.finding.suggestions import Suggestion, suggest
from cases.finding.tabulating import Axis, Table, count_sets, tabulate
from cases.finding.tokens import canonical as plain_name
from cases.finding.tokens import tokens as tokens_of

__all__ = [
    "FACETS",
    "SORTS",
    "Answer",
    "Axis",
    "Correction",
    "Match",
    "Question",
    "Relaxation",
    "Suggestion",
    "Table",
    "Value",
    "concepts_named",
    "count_sets",
    "explain",
    "find",
    "index_cases",
    "phrases_carried",
    "plain_name",
    "rebuild",
    "suggest",
    "tabulate",
    "tokens_of",
    "values_carried",
    "with_snapshot",
    "words_carried",
]
