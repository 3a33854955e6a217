"""The desk's page for cases."""

from django.contrib import admin, messages
from django.contrib.admin import display
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cases.desk.forms import CONCEPTS, case_form
from cases.desk.inlines import CitationInline, FactInline, IndicatorLinkInline, ParticipationInline, RelationInline
from cases.desk.settling import faults_of, settle, withdraw
from cases.models import Case
from reference.desk import DeskAdmin, pair
from reference.models import Scheme

FIELDSETS = [
    (None, {"fields": ["missing", ("slug", "stage"), pair("title"), pair("summary"), pair("how")]}),
    (_("Names"), {"fields": [("original_name", "original_language"), ("aliases", "acronyms")]}),
    (_("Where and when"), {"fields": [("jurisdiction", "level"), ("status", "depth"), ("starts", "ends"), "program"]}),
]
LAST_FIELDSETS = [(_("Keeping"), {"fields": [pair("translation"), pair("note"), ("created", "changed")]})]


class CaseAdmin(DeskAdmin):
    list_display = ["title_zh", "title_en", "jurisdiction", "stage", "status", "starts", "changed"]
    list_display_links = ["title_zh", "title_en"]
    list_filter = [
        "stage",
        "status",
        "level",
        "depth",
        ("program", admin.RelatedOnlyFieldListFilter),
        "translation_zh",
        "translation_en",
        ("jurisdiction", admin.RelatedOnlyFieldListFilter),
    ]
    list_select_related = ["jurisdiction"]
    search_fields = ["slug", "title_zh", "title_en", "original_name", "aliases", "acronyms", "summary_zh", "summary_en"]
    autocomplete_fields = ["jurisdiction", "program"]
    readonly_fields = ["missing", "created", "changed"]
    permanent = ["slug"]
    save_on_top = True
    inlines = [FactInline, IndicatorLinkInline, CitationInline, ParticipationInline, RelationInline]

    def get_fieldsets(self, request, obj=None):
        concepts = [f"{CONCEPTS}{key}" for key in Scheme.objects.values_list("key", flat=True)]
        rows = [tuple(concepts[start : start + 2]) for start in range(0, len(concepts), 2)]
        return [*FIELDSETS, (_("Concepts"), {"fields": rows}), *LAST_FIELDSETS]

    def get_form(self, request, obj=None, change=False, **options):
        return super().get_form(request, obj, change, **{"form": case_form(self.admin_site), **options})

    def get_view_on_site_url(self, obj=None):
        return None if obj is None or obj.stage == Case.Stage.DRAFT else super().get_view_on_site_url(obj)

    def choice_label(self, row):
        return f"{row.title} · {row.slug}"

    @display(description=_("start"), ordering="start")
    def starts(self, row):
        return row.start_in_words

    @display(description=_("still missing"))
    def missing(self, row):
        faults = faults_of(row) if row.pk else []
        return _as_list(faults) if faults else gettext("Nothing: the case may be published.") if row.pk else ""

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        faults = settle(form.instance)
        if faults:
            words = gettext(
                "Saved as a draft, because the record is not complete. Nothing that you entered is lost. Mend this, then publish:"
            )
            self.message_user(request, format_html("{} {}", words, _as_list(faults)), messages.WARNING)

    def get_deleted_objects(self, objs, request):
        """Only drafts are deleted; the others are marked as removed, whatever points at them."""
        return super().get_deleted_objects([case for case in objs if case.stage == Case.Stage.DRAFT], request)

    def delete_model(self, request, obj):
        withdraw(obj)

    def response_delete(self, request, obj_display, obj_id):
        if not Case.objects.filter(pk=obj_id).exists():
            return super().response_delete(request, obj_display, obj_id)
        words = gettext("“%(case)s” is marked as removed: readers no longer find it, and its address says that it was removed.")
        self.message_user(request, words % {"case": obj_display}, messages.SUCCESS)
        return redirect(f"{self.admin_site.name}:cases_case_changelist")

    def get_actions(self, request):
        """Cases are withdrawn one by one, each with its page of confirmation."""
        return {name: action for name, action in super().get_actions(request).items() if name != "delete_selected"}


def _as_list(faults):
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{}: {}</li>", faults))
