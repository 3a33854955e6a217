"""The record of a case: plain data, the only way in and out.

``read(case)`` answers the record, ``check(record, known)`` its faults, ``write(record)`` what changed,
``compare(record, record)`` the differences.
"""

from cases.records.check import check
from cases.records.compare import Difference, compare
from cases.records.known import keys_known
from cases.records.read import read
from cases.records.write import RecordFaults, write

__all__ = ["Difference", "RecordFaults", "check", "compare", "keys_known", "read", "write"]
