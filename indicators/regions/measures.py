"""Which series judges a node, what amounts are divided by, and what makes up the structure of a province."""

from typing import NamedTuple

from indicators.regions.panels import Panel, quotient
from indicators.regions.peers import Feature

# The indicator itself before what stands in for it; a part alone where there is nothing else.
LEADING = ("main", "proxy", "component")
SPENDING, INTENSITY = "2.1.1/all-sectors", "2.1.1/intensity"
GDP = "gdp"


class Structure(NamedTuple):
    """A feature of structure: a series, or its quotient by another; *is_ratio*: without upper bound."""

    key: str
    path: str
    by: str = ""
    is_ratio: bool = True


STRUCTURE = (
    Structure("rd-intensity", INTENSITY),
    Structure("business-money", "2.2.2/all-performers", is_ratio=False),
    Structure("patents-per-researcher", "1.2.1/main", "2.1.2/all-sectors-full-time"),
    Structure("firms-per-gdp", "2.3.3/three-years-of-certificates", GDP),
    Structure("technology-sold", "3.3.1/main"),
    Structure("technology-bought-to-sold", "3.3.1/contracts-bought", "3.3.1/contracts"),
    Structure("new-products", "4.1.2/main", is_ratio=False),
)


def leading(roles):
    """Answer the path that judges a node of ``{path: role}`` in the order of its series; None where no role may."""
    ranked = [(LEADING.index(role), place, path) for place, (path, role) in enumerate(roles.items()) if role in LEADING]
    return min(ranked)[2] if ranked else None


def gdp_of(panels):
    """Answer the gross domestic product that spending on R&D and its share in it imply, as a Panel; None where either is not known.

    The share has two decimals, so the result is off by up to 2% where it is low.
    """
    if SPENDING not in panels or INTENSITY not in panels:
        return None
    ratio = quotient(panels[SPENDING], panels[INTENSITY], GDP)
    values = {place: {year: 100 * number for year, number in own.items()} for place, own in ratio.values.items()}
    return Panel(GDP, values)


def sized(panels, gdp):
    """Answer ``{path: Panel}`` as every series is judged: a share as it is, anything else per unit of *gdp* (left out without it)."""
    shares = {path: panel for path, panel in panels.items() if panel.is_share}
    if gdp is None:
        return shares
    return shares | {path: quotient(panel, gdp, f"{path}/{GDP}") for path, panel in panels.items() if not panel.is_share}


def features(panels, gdp):
    """Answer the Features of STRUCTURE whose series are known, each in its year of comparison."""
    known = {**panels, GDP: gdp} if gdp else panels
    found = []
    for one in STRUCTURE:
        if one.path in known and (not one.by or one.by in known):
            panel = quotient(known[one.path], known[one.by], one.key) if one.by else known[one.path]
            found.append(Feature(one.key, panel.at(panel.year), one.is_ratio))
    return found
