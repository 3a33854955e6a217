"""What changed in a case, in a reader's words.

``readable(before, after)`` answers the Rows in which two records differ, ``in_words(record)`` one record as Rows; both take
plain records as they come, also unfinished ones and those that were kept as JSON, and the ``Names`` of what they point at, read
once for any number of records. ``path_in_words(path)`` names a field of a record. ``cases/history/_changes.html`` prints Rows.
``span_of(case)`` counts the versions of a case; ``pages`` shows them to readers.
"""

from cases.history.labels import path_in_words
from cases.history.names import Names
from cases.history.pairing import pair_up
from cases.history.versions import span_of
from cases.history.wording import Change, Row, in_words, readable

__all__ = ["Change", "Names", "Row", "in_words", "pair_up", "path_in_words", "readable", "span_of"]
