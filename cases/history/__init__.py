"""What changed in a case, in a reader's words.

``readable(before, after)`` answers the Rows in which two records differ, ``in_words(record)`` one record as Rows; both take
plain records as they come, also unfinished ones and those that were kept as JSON, and the ``Names`` of what they point at, read
once for any number of records. ``path_in_words(path)`` names a field of a record. ``cases/history/_changes.html`` prints Rows.
"""

from cases.history.labels import path_in_words
from cases.history.names import Names
from cases.history.wording import Change, Row, in_words, readable

__all__ = ["Change", "Names", "Row", "in_words", "path_in_words", "readable"]
