"""The record of a case: plain data, the only way in and out.

``read(case)`` answers the record, ``check(record, known)`` its faults, ``write(record, origin)`` what changed,
``compare(record, record)`` the differences; ``retire(case, origin)`` takes a case from readers' pages; ``write_many`` and
``retire_many`` do so for thousands. Every change of what readers see leaves a revision that says who, when and why (``Origin``).
"""

from cases.records.canonical import canonical, roughly_canonical
from cases.records.check import check
from cases.records.compare import Difference, compare
from cases.records.known import keys_known, primary_keys
from cases.records.read import read
from cases.records.revising import Origin, add_revisions
from cases.records.standing import in_standing_concepts
from cases.records.write import Outdated, RecordFaults, retire, write, write_list, write_rows
from cases.records.write_many import index_many, retire_many, write_many

__all__ = [
    "Difference",
    "Origin",
    "Outdated",
    "RecordFaults",
    "add_revisions",
    "canonical",
    "check",
    "compare",
    "in_standing_concepts",
    "index_many",
    "keys_known",
    "primary_keys",
    "read",
    "retire",
    "retire_many",
    "roughly_canonical",
    "write",
    "write_list",
    "write_many",
    "write_rows",
]
