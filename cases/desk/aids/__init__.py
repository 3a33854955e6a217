"""Aids beside the form of a case: what is missing, what may be the same, what may be added, facts from a spreadsheet."""
