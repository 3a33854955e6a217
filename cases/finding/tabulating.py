"""Counts of cases under sets of values: each set alone, or the sets of two facets against each other."""

from typing import NamedTuple

from django.db import DEFAULT_DB_ALIAS

from cases.finding.choosing import narrowed, with_any
from cases.finding.matching import Matches
from cases.finding.snapshots import with_snapshot
from cases.finding.terms import terms_of


class Axis(NamedTuple):
    """Sets of values of one facet, ``{name: values}``; a case belongs to a set when it carries one of its values."""

    facet: str
    sets: dict


class Table(NamedTuple):
    """*counts* is ``{row: {column: number of cases}}``, *totals* ``{row: number of cases}`` whatever their column."""

    counts: dict
    totals: dict


def count_sets(question, axis, using=DEFAULT_DB_ALIAS):
    """Answer ``{name: number of cases}``: what *question* would find with the values of each set, and only these, chosen in the facet."""

    def count(snapshot):
        base = _base(question, (axis.facet,), snapshot)
        return {name: base.intersection_cardinality(cases) for name, cases in _bitmaps(axis, snapshot).items()}

    return with_snapshot(count, using)


def tabulate(question, rows, columns, using=DEFAULT_DB_ALIAS):
    """Answer the Table of two Axes: each number is what *question* would find with both sets, and only these, chosen in their facets."""

    def count(snapshot):
        base = _base(question, (rows.facet, columns.facet), snapshot)
        across = _bitmaps(columns, snapshot)
        down = {name: base & cases for name, cases in _bitmaps(rows, snapshot).items()}
        counts = {row: {column: here.intersection_cardinality(cases) for column, cases in across.items()} for row, here in down.items()}
        return Table(counts, {row: len(here) for row, here in down.items()})

    return with_snapshot(count, using)


def _base(question, but, snapshot):
    """Answer the cases of *question* with its choices in the facets *but* left out."""
    chosen = {facet: with_any(facet, values, snapshot) for facet, values in question.choices.items()}
    return narrowed(Matches(terms_of(question, snapshot), snapshot).found, chosen, but)


def _bitmaps(axis, snapshot):
    return {name: with_any(axis.facet, values, snapshot) for name, values in axis.sets.items()}
