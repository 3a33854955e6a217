"""The desk's list of published and retired cases; their text is edited as drafts."""

from functools import partial, update_wrapper

from django.contrib import admin, messages
from django.contrib.admin import action, display
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from cases.desk import case_pages, drafting
from cases.desk.board import StaleFilter
from cases.desk.importing.bringing import export_selected
from cases.models import Case
from reference.desk import ShownOnly
from reference.templatetags.language_tags import other_language


class CaseAdmin(ShownOnly):
    list_display = ["both_titles", "jurisdiction", "stage", "status", "starts", "confirmed", "ways_on"]
    list_filter = [
        "stage",
        "status",
        "level",
        "depth",
        StaleFilter,
        "confirmed",
        ("program", admin.RelatedOnlyFieldListFilter),
        "translation_zh",
        "translation_en",
        ("jurisdiction", admin.RelatedOnlyFieldListFilter),
    ]
    list_select_related = ["jurisdiction"]
    search_fields = ["slug", "title_zh", "title_en", "original_name", "aliases", "acronyms", "summary_zh", "summary_en"]
    actions = ["confirm_chosen", "export_chosen"]
    change_list_template = "admin/cases/case/change_list.html"

    def has_export_permission(self, request):
        return request.user.has_perm("cases.add_import")

    def has_confirm_permission(self, request):
        return request.user.has_perm("cases.change_draft")

    def get_list_display(self, request):
        return [*super().get_list_display(request)[:-1], partial_of(self.ways_on, request)]

    def get_urls(self):
        wrap = self.admin_site.admin_view
        own = [
            path(f"<int:pk>/{address}/", wrap(partial(page, self)), name=f"cases_case_{name}")
            for address, page, name in (
                ("edit", case_pages.edit, "edit"),
                ("confirm", case_pages.confirm, "confirm"),
                ("retire", case_pages.retire, "retire"),
                ("restore/<int:number>", case_pages.restore, "restore"),
            )
        ]
        return [*own, *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        return case_pages.overview(self, request, object_id)

    def choice_label(self, row):
        return f"{row.title} · {row.slug}"

    @action(description=gettext_lazy("Export as a workbook"), permissions=["export"])
    def export_chosen(self, request, queryset):
        return export_selected(self, request, queryset)

    @display(description=gettext_lazy("title"), ordering="title_en")
    def both_titles(self, row):
        return format_html('{}<br><span class="desk-quiet" lang="{}">{}</span>', row.title, other_language(), row.other_title)

    @display(description=gettext_lazy("start"), ordering="start")
    def starts(self, row):
        return row.start_in_words

    @display(description=gettext_lazy("what to do"))
    def ways_on(self, request, row):
        """What *request*'s curator may do with a case: buttons send the list's own form to another address."""
        buttons = [
            (reverse(f"admin:cases_case_{way}", args=[row.pk]), row.title, words) for way, words in case_pages.ways_of(request.user, row)
        ]
        links = [(row.get_absolute_url(), _("View on site")), (reverse("history", args=[row.slug]), pgettext("of a record", "History"))]
        if request.user.has_perm("cases.publish_draft") and row.stage == Case.Stage.PUBLISHED:
            links.append((reverse("admin:cases_case_retire", args=[row.pk]), _("Retire…")))
        button = '<button class="desk-way" formaction="{}" formnovalidate aria-description="{}">{}</button> '
        return format_html(
            '<span class="desk-ways">{}{}</span>',
            format_html_join("", button, buttons),
            format_html_join("", '<a href="{}">{}</a> ', links),
        )

    @action(description=gettext_lazy("Confirm: still true"), permissions=["confirm"])
    def confirm_chosen(self, request, queryset):
        """Confirm the chosen cases; retired ones are left as they are."""
        cases = list(queryset.published())
        for case in cases:
            drafting.confirm(case, request.user)
        said = ngettext("%(number)s case is confirmed as of today.", "%(number)s cases are confirmed as of today.", len(cases))
        self.message_user(request, said % {"number": len(cases)})
        if left := queryset.count() - len(cases):
            said = ngettext("%(number)s retired case was left as it is.", "%(number)s retired cases were left as they are.", left)
            self.message_user(request, said % {"number": left}, messages.WARNING)


def partial_of(column, request):
    """Answer *column* of a list for *request*, with its heading."""
    return update_wrapper(lambda row: column(request, row), column)
