"""The public page of a draft as it would be: its rows are written, the page is drawn, and the rows are taken back."""

from django.db import transaction
from django.template.loader import render_to_string

from cases.models import Case
from cases.records import canonical, primary_keys, write_list, write_rows
from cases.views import shown


def draw(request, draft):
    """Answer the page of *draft*, whose record has passed its check, as text; nothing stays in the database.

    The search is not told, so that nobody else's reads are of a version that never was: cases that are alike are those of
    the text that is published, of a new case none.
    """
    with transaction.atomic():
        case = _written(draft)
        context = {**shown(Case.objects.for_detail().get(pk=case.pk)), "draft": draft}
        page = render_to_string("admin/cases/reviewing/preview.html", context, request)
        transaction.set_rollback(True)
    return page


def _written(draft):
    record, pks = canonical(draft.record), primary_keys()
    case = draft.case and Case.objects.select_for_update(no_key=True).get(pk=draft.case_id)
    case = write_rows(record, case, pks)
    write_list("relations", case, record.get("relations", []), pks)
    return case
