"""Pages of the sources and of what cites them; cases and programmes come through the reverse accessors."""

from collections import defaultdict

from django.shortcuts import get_object_or_404, render

from reference.models import Source

USES = ("citations", "facts")
# From a source to the programmes whose rows cite it: reverse accessor, path to the programme.
PROGRAM_USES = {
    "programs": "pk",
    "programsources": "program",
    "milestones": "program",
    "fundings": "program",
    "fundingsources": "funding__program",
    "awards": "program",
    "awardsources": "award__program",
    "coordinations": "programs",
    "coordinationsources": "coordination__programs",
}


def source_list(request):
    """List every source with the number of cases that cite it, in a citation or for a figure."""
    citing = defaultdict(set)
    for use in USES:
        published = Source.objects.filter(**{f"{use}__case__stage": "published"})
        for source_id, case_id in published.order_by().values_list("pk", f"{use}__case_id"):
            citing[source_id].add(case_id)
    documents_first = sorted(Source.objects.all(), key=lambda row: row.kind == Source.Kind.PAGE)
    sources = [(row, len(citing[row.pk])) for row in documents_first]
    return render(request, "reference/source_list.html", {"sources": sources})


def source(request, key):
    """Show one source: its data, the attribution it asks for, the frameworks and country profiles it gives, what cites it."""
    row = get_object_or_404(Source, key=key)
    context = {
        "source": row,
        "uses": uses_of(row),
        "programs": programs_of(row),
        "frameworks": row.frameworks.all(),
        "profiles": row.profiles.select_related("jurisdiction"),
        "rates": [*row.exchangerates.select_related("currency"), *row.pricelevels.select_related("jurisdiction")],
    }
    return render(request, "reference/source.html", context)


def programs_of(source):
    """Answer the programmes that cite *source* for themselves or for any of their rows."""
    found = {pk for accessor, path in PROGRAM_USES.items() for pk in getattr(source, accessor).values_list(path, flat=True)}
    return source._meta.get_field("programs").related_model.objects.filter(pk__in=found)


def uses_of(source):
    """Answer ``[(case, places in words)]`` of the published cases that cite *source*, in the order of places."""
    uses = {}
    for use in USES:
        rows = getattr(source, use).filter(case__stage="published").select_related("case__jurisdiction", "source")
        for row in rows.order_by("case__jurisdiction__position", "case__slug", "position", "id"):
            places = uses.setdefault(row.case, [])
            if row.place and row.place_in_words not in places:
                places.append(row.place_in_words)
    return sorted(uses.items(), key=lambda use: (use[0].jurisdiction.position, use[0].slug))
