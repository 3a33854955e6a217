"""What is not to be compared, as data: values that jump in their source, places and years without a value."""

from enum import StrEnum
from typing import NamedTuple

# Within a year hardly any series of a province grows or falls by more than this factor.
SHARP = 3


class Reason(StrEnum):
    """Why a place has no rank, or no growth, in a series."""

    JUMP = "jump"
    NO_PLACE = "no_place"
    NO_YEAR = "no_year"
    ONE_YEAR = "one_year"
    ZERO = "zero"


class Jump(NamedTuple):
    """Values that jump beyond belief in the source itself: kept as printed, marked on their observations, in no rank and no growth."""

    paths: tuple
    place: str
    years: tuple


CONTRACTS = ("3.3.1/contracts", "3.3.1/main")
JUMPS = (
    Jump(CONTRACTS, "CN-JL", (2021, 2022, 2023)),
    Jump(CONTRACTS, "CN-GX", (2021,)),
    Jump(CONTRACTS, "CN-HL", (2023,)),
)


def excluded(path):
    """Answer the ``(place, year)`` of the series *path* that are not to be compared."""
    return frozenset((jump.place, year) for jump in JUMPS if path in jump.paths for year in jump.years)


def why_no_rank(panel, place):
    """Answer the Reason why *place* is not ranked in the panel's year of comparison, None where it is."""
    own = panel.values.get(place)
    if not own:
        return Reason.NO_PLACE
    if (place, panel.year) in panel.excluded:
        return Reason.JUMP
    return None if panel.year in own else Reason.NO_YEAR


def sharp_changes(panel, place):
    """Answer the ``(year before, year)`` between which *place* changed by more than a factor of 3: ranked, but to be read with care."""
    own = panel.comparable(place)
    pairs = [(year - 1, year) for year in own if year - 1 in own]
    return [(before, year) for before, year in pairs if _is_sharp(own[before], own[year])]


def _is_sharp(before, after):
    low, high = sorted((abs(before), abs(after)))
    return low > 0 and high > SHARP * low
