"""A piece of text by which a case is found."""

from typing import NamedTuple

# Fields in the order of their worth: a word in a name says more than the same word in the body.
FIELDS = ("name", "label", "place", "summary", "broader", "body")
WEIGHTS = {"name": 10.0, "label": 7.0, "place": 5.0, "summary": 4.0, "broader": 3.0, "body": 1.5}


class Passage(NamedTuple):
    """*kind* says what the text is to a reader: title, original_name, alias, acronym, programme, concept, place, summary,
    how, mechanism, fact, organisation or note. *owner* is the primary key of the place, concept or programme it names."""

    field: str
    kind: str
    language: str
    text: str
    owner: int = 0
