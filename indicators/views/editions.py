"""The page of the editions of the index, and each edition as a file."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from indicators.editions.page import comparison_of, entries_of, name_of
from indicators.editions.record import EDITIONS, text_of
from indicators.editions.snapshot import digest_of
from indicators.editions.standing import WORKING, Standing, working_snapshot
from indicators.models import Edition, Indicator
from indicators.structure import MAIN_FRAMEWORK


def editions(request):
    """Show every edition, how the data of today stand to the newest, and two of them side by side."""
    rows = list(Edition.objects.filter(framework__key=MAIN_FRAMEWORK).select_related("framework"))
    indicators = list(Indicator.objects.of(MAIN_FRAMEWORK).with_values())
    working = working_snapshot(indicators)
    snapshots = {row.key: row.snapshot for row in reversed(rows)} | ({WORKING: working} if working else {})
    newest = rows[0] if rows else None
    context = {
        "entries": entries_of(rows),
        "standing": Standing(newest, bool(newest and working) and newest.digest == digest_of(working)),
        "choices": [(key, name_of(key)) for key in snapshots],
        "comparison": comparison_of(request.GET, snapshots, indicators),
    }
    return render(request, "indicators/editions.html", context)


def edition_file(request, key):
    """An edition with all its numbers, as the content file that it was published in."""
    edition = get_object_or_404(Edition.objects.select_related("framework"), framework__key=MAIN_FRAMEWORK, key=key)
    return HttpResponse(text_of(EDITIONS.read(edition)), content_type="application/json; charset=utf-8")
