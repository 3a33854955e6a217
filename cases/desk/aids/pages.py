"""What the form of a case asks for while it is filled in; nothing is saved here."""

import json
from decimal import Decimal
from functools import partial

from django.contrib.admin import site
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.views.decorators.http import require_POST

from cases.desk.aids.beside import beside
from cases.desk.aids.filling import PASTE, rows_to_add
from cases.desk.aids.pasting import read_facts, words_known
from cases.desk.entering.entry import Entry
from cases.models import Draft
from reference.languages import reader_suffix
from reference.models import Source
from reference.numbers import amount, grouped, qualified


def addresses(admin):
    """The addresses of the aids, for the DraftAdmin *admin*."""
    asked = {"beside": beside_form, "paste": preview_of_pasted}
    return [
        path(f"{name}/", admin.admin_site.admin_view(require_POST(partial(answer, admin))), name=f"cases_draft_{name}")
        for name, answer in asked.items()
    ]


def beside_form(admin, request):
    """Answer the panel for what stands in the form now."""
    draft = _draft(admin, request)
    entry = Entry(request, data=request.POST, slug=draft.case.slug if draft.case else "")
    context = {"beside": beside(entry.record, draft, request.user), "draft": draft}
    return render(request, "admin/cases/draft/_beside_parts.html", context)


def preview_of_pasted(admin, request):
    """Answer what was understood of a pasted table, row by row, before it is taken into the form."""
    _draft(admin, request)
    words = words_known()
    pasted = read_facts(request.POST.get(PASTE, ""), words)
    units = {unit.key: unit for unit in words.units}
    sources = {source.key: source for source in Source.objects.all()}
    rows = [
        _shown(values, row.notes, units, sources)
        for values, row in zip(rows_to_add(pasted, request.POST, request.user), pasted.rows, strict=True)
    ]
    return render(request, "admin/cases/draft/_pasted.html", {"pasted": pasted, "rows": rows})


def _shown(values, notes, units, sources):
    """A row for the preview: its *values*, the words for its keys, its figure in words, and all of it as data for the form."""
    unit, source = units.get(values.get("unit")), sources.get(values.get("source"))
    words = {"unit": site.choice_label(unit)} if unit else {}
    words |= {"source": site.choice_label(source)} if source else {}
    data = json.dumps({"values": values, "words": words}, ensure_ascii=False)
    return {"values": values, "source": words.get("source", ""), "figure": _figure(values, unit), "notes": notes, "data": data}


def _figure(values, unit):
    language = reader_suffix()
    if "value" not in values:
        return values.get(f"text_{language}") or values.get("text_zh") or values.get("text_en") or ""
    numbers = [Decimal(values[name]) if name in values else None for name in ("value", "value_max")]
    text = (
        amount(numbers[0], unit, language, numbers[1]) if unit else " – ".join(grouped(one, language) for one in numbers if one is not None)
    )
    return qualified(text, {values["qualifier"], *values.get("also", [])}, language)


def _draft(admin, request):
    """The draft that the form is of, a new one without a key; refused to who may not change it."""
    number = request.GET.get("draft", "")
    draft = get_object_or_404(Draft.objects.select_related("case"), pk=number) if number.isdecimal() and len(number) < 19 else Draft()
    if not (admin.has_change_permission(request, draft) if draft.pk else admin.has_add_permission(request)):
        raise PermissionDenied
    return draft
