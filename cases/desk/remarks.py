"""The desk's page of readers' remarks, with the record beside each."""

from django import forms
from django.contrib.admin import RelatedOnlyFieldListFilter, display
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from cases.desk.drafting import open_draft
from cases.models import Case, Draft, Remark
from reference.desk import DeskAdmin

MAY_EDIT = "cases.change_draft"


class AnswerForm(forms.ModelForm):
    """The answer to a remark; who declines one says why."""

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("state") == Remark.State.DECLINED and not cleaned.get("answer", "").strip():
            self.add_error("answer", gettext("Say why the remark is declined."))
        return cleaned


class RemarkAdmin(DeskAdmin):
    form = AnswerForm
    change_form_template = "admin/cases/remark/change_form.html"
    list_display = ["words", "case", "state", "at", "answered_by"]
    list_filter = ["state", "at", "language", ("answered_by", RelatedOnlyFieldListFilter)]
    list_select_related = ["case", "answered_by"]
    search_fields = ["text", "evidence", "answer", "case__slug", "case__title_zh", "case__title_en"]
    ordering = ["-state", "-at"]  # open, taken up, declined
    date_hierarchy = "at"
    autocomplete_fields = ["case", "answered_by"]
    readonly_fields = ["case", "text", "evidence", "contact", "language", "at", "answered_by", "answered_at"]
    fieldsets = [
        (_("What the reader says"), {"fields": ["text", "evidence", ("contact", "language", "at"), "case"]}),
        (_("Answer"), {"fields": ["state", "answer", ("answered_by", "answered_at")]}),
    ]

    def has_add_permission(self, request):
        return False

    @display(description=_("what is wrong or missing"), ordering="text")
    def words(self, row):
        return Truncator(row.text).chars(120)

    def get_urls(self):
        edit = self.admin_site.admin_view(require_POST(self.edit_case))
        return [path("<int:pk>/edit-case/", edit, name="cases_remark_edit_case"), *super().get_urls()]

    def edit_case(self, request, pk):
        """Open the draft of the case that the remark is on."""
        remark = get_object_or_404(Remark.objects.select_related("case"), pk=pk)
        if not request.user.has_perm(MAY_EDIT):
            raise PermissionDenied
        return redirect(open_draft(remark.case, request.user).get_absolute_url())

    def render_change_form(self, request, context, *args, obj=None, **options):
        if obj:
            context |= {
                "record": Case.objects.for_detail().get(pk=obj.case_id),
                "may_edit": request.user.has_perm(MAY_EDIT),
                "draft": obj.case.drafts.filter(state__in=Draft.OPEN).first(),
                "others": obj.case.remarks.exclude(pk=obj.pk),
            }
        return super().render_change_form(request, context, *args, obj=obj, **options)

    def save_model(self, request, obj, form, change):
        """Note who answered when, on the server."""
        if {"state", "answer"} & set(form.changed_data):
            is_answered = obj.state != Remark.State.OPEN
            obj.answered_by, obj.answered_at = (request.user, timezone.now()) if is_answered else (None, None)
        super().save_model(request, obj, form, change)
