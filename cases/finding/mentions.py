"""Which concepts a text names, by any of their names in either language."""

from cases.finding.tokens import forms, is_character, units

SHORTEST_RUN = 2  # a single character is no name


def concepts_named(texts, snapshot):
    """Answer ``{primary key: name}`` of the concepts that *texts* name, each with its longest name that stands there.

    Words are compared by their stems, characters as they stand; signs between them do not count.
    """
    where = "\n".join(_line(text) for text in texts if text)
    found = {}
    for pk, line, name in snapshot.note("names of concepts", lambda: _names(snapshot)):
        if pk not in found and line in where:
            found[pk] = name
    return found


def _names(snapshot):
    """``[(primary key, line, name)]``, the longest lines of a concept first."""
    names = [
        (pk, _line(passage.text), passage.text) for pk, concept in snapshot.surroundings.concepts.items() for passage in concept.passages
    ]
    return sorted((entry for entry in names if len(entry[1]) >= SHORTEST_RUN), key=lambda entry: (-len(entry[1]), entry))


def _line(text):
    """The units of *text* in one line, words between bars: what stands in it stands in the text as whole words."""
    return "".join(unit if is_character(unit) else f"|{forms(unit)[-1].rstrip('~')}|" for unit in units(text))
