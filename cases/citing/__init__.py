"""What a case cites, how it is cited itself, and the styles in which both are written."""

from cases.citing.describing import work_of_case, work_of_source
from cases.citing.numbering import NumberedSource, Numbering, number_sources
from cases.citing.styles import STYLES, Style, reference

__all__ = [
    "STYLES",
    "NumberedSource",
    "Numbering",
    "Style",
    "number_sources",
    "reference",
    "work_of_case",
    "work_of_source",
]
