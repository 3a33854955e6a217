"""The pages of a reader's remark: the form, and the thanks."""

from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cases.models import Case, Remark
from cases.remarks import gate
from cases.remarks.form import RemarkForm
from cases.views import case_page


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def remark(request, slug):
    """Show the form for a remark on a published case and take what comes back; a retired case answers as its own page does."""
    case = get_object_or_404(Case.objects.select_related("jurisdiction"), slug=slug)
    if case.stage == Case.Stage.RETIRED:
        return case_page(request, slug)
    row = Remark(case=case, language=get_language())
    form = RemarkForm(request.POST if request.method == "POST" else None, instance=row, request=request)
    if not form.is_bound or not form.is_valid():
        return render(request, "cases/remarks/form.html", {"case": case, "form": form})
    if not gate.is_known(case, form.cleaned_data["text"]):
        form.save()
        gate.note_remark(request)
    return redirect("remark_thanks", slug)


def thanks(request, slug):
    """Thank for a remark and say what comes next."""
    case = get_object_or_404(Case.objects.published(), slug=slug)
    return render(request, "cases/remarks/thanks.html", {"case": case})
