"""What a replication may rest on: observations alone, what is filled between them, or also values solved from the published index."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Basis(NamedTuple):
    """A choice of data under its *key*: the *rule* for missing values, and whether *solved* values stand in where nothing was observed."""

    key: str
    rule: str
    solved: bool
    name: Promise
    words: Promise


BASES = {
    basis.key: basis
    for basis in (
        Basis(
            "observations",
            "leave_out",
            False,
            gettext_lazy("observations only"),
            gettext_lazy(
                "Nothing stands in for a missing value: an indicator leaves, with its weight, in every year whose growth cannot be "
                "calculated. What is calculated from part of the indicators is then another index than the printed one."
            ),
        ),
        Basis(
            "interpolation",
            "interpolate_and_carry",
            False,
            gettext_lazy("with interpolation"),
            gettext_lazy(
                "Between two observed years growth is taken to be constant, and after the last observed year its value stays, as the "
                "report does for 2024. Nothing comes from the published index, so agreement is evidence: this is where the page begins."
            ),
        ),
        Basis(
            "solved",
            "interpolate_and_carry",
            True,
            gettext_lazy("with back-solved series"),
            gettext_lazy(
                "Where nothing was observed, values that were solved from the published index stand in too. They were chosen so that they "
                "fit: that they do shows that the printed values can stand together, and is never evidence for any of them."
            ),
        ),
    )
}
# Nothing in it was solved from the values that are to be checked, and it fills gaps no further than the report itself must have.
USUAL = "interpolation"


def read_basis(query):
    """Answer ``(Basis, problem)`` for ``data`` in *query* (``request.GET``); the problem is a sentence, empty where there is none."""
    key = query.get("data") or USUAL
    if key in BASES:
        return BASES[key], ""
    names = {"value": key, "known": ", ".join(BASES), "usual": USUAL}
    return BASES[USUAL], _("“%(value)s” is no choice of data: choose one of %(known)s. %(usual)s is shown.") % names
