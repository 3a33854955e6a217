"""What a reader asks: words, chosen values, an order. Nothing here touches the database."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from cases.finding.tokens import PIECE, fold, units

FACETS = (
    "place",
    "pathway",
    "dimension",
    "instrument",
    "technology",
    "stage",
    "barrier",
    "status",
    "programme",
    "source",
    "start",
    "target",
)
SORTS = ("relevance", "newest", "place", "title")
LONGEST_TEXT = 200
MOST_CHOICES = 100
QUOTED = re.compile(
    '["\u201c\u201d\u201e\uff02]([^"\u201c\u201d\u201e\uff02]*)["\u201c\u201d\u201e\uff02]|\u300c([^\u300d]*)\u300d|\u300e([^\u300f]*)\u300f'
)


@dataclass(frozen=True)
class Question:
    """Words and choices as they came from the address; whatever it is given, it is a valid question.

    *choices* maps facets to values. Unknown facets and orders are dropped, unknown values match nothing.
    *language* is the reader's, ``zh`` or ``en``; it decides the order of titles and places.
    """

    text: str = ""
    choices: Mapping = field(default_factory=dict)
    sort: str = "relevance"
    language: str = "zh"

    def __post_init__(self):
        self._set(text=" ".join(str(self.text or "").replace("\0", "").split()))
        self._set(choices={facet: values for facet in FACETS if (values := _values(self.choices.get(facet)))})
        self._set(sort=self.sort if self.sort in SORTS else SORTS[0])
        self._set(language="en" if self.language == "en" else "zh")

    def _set(self, **values):
        for name, value in values.items():
            object.__setattr__(self, name, value)

    @property
    def used_text(self):
        """The part of the text that is searched."""
        return self.text[:LONGEST_TEXT]

    @property
    def ignored_text(self):
        """The rest of a text that is too long; a page can say so."""
        return self.text[LONGEST_TEXT:]

    @cached_property
    def phrases(self):
        """Quoted phrases as ``{units: text}``: what is compared, and the words as they were written."""
        quoted = ("".join(groups) for groups in QUOTED.findall(self.used_text))
        return {phrase: text for text in quoted if (phrase := tuple(units(text)))}

    @cached_property
    def pieces(self):
        """What stands outside the quotes: folded runs of characters and words, in order, each once."""
        outside = QUOTED.sub(" ", self.used_text)
        return tuple(dict.fromkeys(run or word for run, word in PIECE.findall(fold(outside))))


def _values(values):
    if isinstance(values, str):
        values = (values,)
    return tuple(dict.fromkeys(plain for value in list(values or ())[:MOST_CHOICES] if (plain := str(value).replace("\0", "").strip())))
