"""Everything that is kept of cases: what they state, how they came about, what the search stands on."""

from cases.models.case import Case
from cases.models.imports import Import, ImportRow
from cases.models.keeping import Draft, Presence, Remark, Revision, Step
from cases.models.postings import Posting, PostingVersion
from cases.models.statements import CaseRelation, Citation, Fact, IndicatorLink, Participation, Sourced

__all__ = [
    "Case",
    "CaseRelation",
    "Citation",
    "Draft",
    "Fact",
    "Import",
    "ImportRow",
    "IndicatorLink",
    "Participation",
    "Posting",
    "PostingVersion",
    "Presence",
    "Remark",
    "Revision",
    "Sourced",
    "Step",
]
