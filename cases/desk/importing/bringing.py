"""The page on which a curator brings files, and the files to fill in."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases.desk.importing import limits, template
from cases.desk.importing.explaining import RULES
from cases.desk.importing.exporting import export
from cases.desk.importing.faults import FileFaults
from cases.desk.importing.progress import End, growing_page
from cases.desk.importing.reading import File
from cases.desk.importing.steps import finished
from cases.desk.importing.storing import look_at
from cases.models import Case
from indicators.importing.writing import COLUMNS

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
MAY_BRING = "cases.add_import"
UNFIT = 422
# By address: the content, its type, what the file is called.
FILES = {
    "cases.xlsx": (template.case_book, XLSX),
    "cases-csv.zip": (template.commas, "application/zip"),
    "cases.yaml": (template.yaml_example, "application/yaml; charset=utf-8"),
    "observations.xlsx": (template.value_book, XLSX),
    "observations.csv": (lambda: template.header_line(COLUMNS), CSV),
}


def bring(admin, request):
    """Show the form; look at the files that it sends."""
    require(request, MAY_BRING)
    if request.method != "POST":
        return _form(admin, request)
    sent = request.FILES.getlist("files")
    faults = [] if sent else [_("Choose the files to bring.")]
    faults += [_too_large(file) for file in sent if file.size > limits.FILE]
    if faults:
        return _form(admin, request, faults)
    work = look_at([File(file.name, file.read()) for file in sent], request.user)
    if sum(file.size for file in sent) > limits.LARGE:
        return growing_page(request, _("The file is looked at"), admin.admin_site.each_context(request), work, _end)
    try:
        brought, notes = finished(work)
    except FileFaults as error:
        return _form(admin, request, error.faults)
    for note in notes:
        messages.warning(request, note)
    return HttpResponseRedirect(brought.get_absolute_url())


def _end(work):
    try:
        brought, notes = yield from work
    except FileFaults as error:
        return End(_("The file cannot be read."), reverse("admin:cases_import_add"), _("Bring it again"), error.faults, failed=True)
    return End(_("Nothing is written yet."), brought.get_absolute_url(), _("See what it would do"), notes)


def _form(admin, request, faults=()):
    context = {
        **admin.admin_site.each_context(request),
        "title": _("Bring a file"),
        "opts": admin.opts,
        "faults": faults,
        "most": limits.FILE // limits.MEGABYTE,
        "records": limits.RECORDS,
        "cases": Case.objects.count(),
        "rules": RULES,
    }
    return render(request, "admin/cases/import/bring.html", context, status=UNFIT if faults else 200)


def _too_large(file):
    message = _("%(file)s: the file has %(size)d MB and %(limit)d MB are taken: bring it in parts")
    return message % {"file": file.name, "size": file.size // limits.MEGABYTE, "limit": limits.FILE // limits.MEGABYTE}


@require_safe
def template_file(request, name):
    """Answer a file to fill in."""
    require(request, MAY_BRING)
    write, kind = FILES[name]
    return _download(write(), kind, f"template-{name}")


@require_safe
def all_cases(request):
    """Answer all cases as a workbook to edit and bring back."""
    require(request, MAY_BRING)
    return _download(export(Case.objects.all()), XLSX, "cases.xlsx")


def export_selected(admin, request, queryset):
    """Answer the cases that were chosen in the list as a workbook to edit and bring back."""
    count = queryset.count()
    if count > limits.RECORDS:
        words = _("%(count)d cases are too many for one file: choose at most %(limit)d.")
        admin.message_user(request, words % {"count": count, "limit": limits.RECORDS}, messages.ERROR)
        return None
    return _download(export(Case.objects.filter(pk__in=queryset.values("pk"))), XLSX, "cases.xlsx")


def _download(content, kind, name):
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def require(request, permission):
    """Refuse a person who lacks *permission*."""
    if not request.user.has_perm(permission):
        raise PermissionDenied
