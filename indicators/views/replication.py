"""The page of the replication, and its table as CSV."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from indicators.editions import current_edition
from indicators.exports import write_csv
from indicators.live.refusals import in_words
from indicators.nodes.node import whole_tree
from indicators.pictures import Picture, picture_response
from indicators.replication.basis import BASES, read_basis
from indicators.replication.behind import behind_of, below
from indicators.replication.chart import narrow_chart, wide_chart
from indicators.replication.checks import checks_of, other_numbers, sections
from indicators.replication.exports import columns_of
from indicators.replication.rows import DRAWS, SEED, replication_of


def replication(request):
    """Show every score that the report prints beside ours, on the data that the reader chose."""
    basis, problem = read_basis(request.GET)
    context = {"basis": basis, "bases": BASES.values(), "problem": problem}
    found = _replication(basis)
    if found and found.rows:
        context |= {
            "found": found,
            "framework": found.framework,
            "standing": current_edition(found.indicators),
            "refusal": in_words(found.refusal) if found.refusal else "",
            "wide": wide_chart(found.rows),
            "narrow": narrow_chart(found.rows),
            "sections": sections(),
            "numbers": other_numbers(),
            "draws": DRAWS,
            "seed": SEED,
            **_parts(found),
        }
    return render(request, "indicators/replication/page.html", context)


def replication_csv(request):
    """The table of the page as CSV, on the same data."""
    basis, _problem = read_basis(request.GET)
    found = _replication(basis)
    if found is None:
        raise Http404
    return write_csv(found.rows, f"replication-{basis.key}.csv", columns_of(found))


def replication_picture(request, form):
    """The drawing of published values and ours as ``svg`` or ``png``, on the same data."""
    basis, _problem = read_basis(request.GET)
    found = _replication(basis)
    if found is None or not found.rows:
        raise Http404
    title = _("Published values and ours: %(basis)s") % {"basis": basis.name}
    picture = Picture(
        "indicators/replication/_dots.html",
        {"chart": wide_chart(found.rows), "id": "dots", "title": title},
        title=found.framework.name,
        subtitle=f"{title}\n"
        + _("Upright bar: published. Mark: ours, hollow where it is no evidence or made from part of the indicators."),
        source=f"{found.framework.source.attribution} · {found.framework.source.title}",
        edition=current_edition(found.indicators).words,
        address=request.build_absolute_uri(f"{reverse('replication')}?data={basis.key}"),
    )
    return picture_response(request, picture, form, f"replication-{basis.key}")


def _replication(basis):
    """Answer the Replication of the index on *basis*, None where it is not loaded or has no base year."""
    indicators = whole_tree()
    base_year = indicators[0].framework.base_year if indicators else None
    return replication_of(indicators, base_year, basis) if base_year else None


def _parts(found):
    """Answer the rows in groups, each with the indicators behind it and the checks of its node, and those indicators by themselves."""
    behind = behind_of(found)
    lines = {row: (row, below(row, found, behind), checks_of(row.indicator.code, row.score.year)) for row in found.rows}
    groups = [(head, [lines[row] for row in rows]) for head, rows in found.groups]
    return {"groups": groups, "behind": behind.values()}
