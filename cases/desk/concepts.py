"""The desk's page of concepts: the tree with the cases of each, what uses one, and two becoming one."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import display
from django.core.exceptions import PermissionDenied
from django.db.models import Case as Choice
from django.db.models import Count, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cases.desk.drafting import Refused
from cases.desk.merging import drafts_naming, merge, refusal
from cases.models import Case
from reference.desk import DeskAdmin, DeskInline, TreeForm, pair, two_names
from reference.models import Concept, Mapping
from reference.uses import Use, desk_address, uses_of


class MappingInline(DeskInline):
    model = Mapping
    autocomplete_fields = ["vocabulary"]


class ConceptForm(TreeForm):
    upward = "broader"

    def clean(self):
        cleaned = super().clean()
        scheme, broader = cleaned.get("scheme"), cleaned.get("broader")
        if broader and broader.scheme_id != (scheme.pk if scheme else self.instance.scheme_id):
            self.add_error("broader", _("The broader concept stands in another scheme: choose one of the same scheme."))
        elif broader and broader.merged_into:
            words = gettext("It was merged into “{name}”: choose that one.").format(name=broader.merged_into.name)
            self.add_error("broader", words)
        return cleaned


class ConceptAdmin(DeskAdmin):
    form = ConceptForm
    change_form_template = "admin/reference/concept/change_form.html"
    list_display = ["in_tree", "name_en", "key", "scheme", "side", "carried"]
    list_display_links = ["in_tree", "name_en"]
    list_filter = [
        "scheme",
        "side",
        ("mappings__vocabulary", admin.RelatedOnlyFieldListFilter),
        ("merged_into", admin.EmptyFieldListFilter),
    ]
    list_select_related = ["scheme", "broader", "merged_into"]
    list_per_page = 200
    search_fields = ["key", "name_zh", "name_en", "alt_zh", "alt_en"]
    autocomplete_fields = ["scheme", "broader", "source"]
    permanent = ["scheme", "key"]
    inlines = [MappingInline]
    fieldsets = [
        (None, {"fields": [("scheme", "key"), pair("name"), pair("alt"), pair("scope")]}),
        (_("In the scheme"), {"fields": [("broader", "position"), "side"]}),
        (_("Where it comes from"), {"fields": [("source", "place")]}),
    ]

    def part_of(self, queryset, part):
        return queryset.of(part) if part else queryset

    def get_search_results(self, request, queryset, search_term):
        is_offered = request.resolver_match and request.resolver_match.url_name == "autocomplete"
        return super().get_search_results(request, queryset.standing() if is_offered else queryset, search_term)

    def choice_label(self, row):
        return two_names(row)

    class Media:
        css = {"all": ["css/desk-uses.css"]}

    # the list: a tree

    def get_queryset(self, request):
        through = Case.concepts.through.objects.filter(concept=OuterRef("pk"), case__stage=Case.Stage.PUBLISHED)
        number = through.order_by().values("concept").annotate(number=Count("pk")).values("number")
        return super().get_queryset(request).annotate(number_of_cases=Coalesce(Subquery(number), 0))

    def get_ordering(self, request):
        """Scheme by scheme, below each concept its narrower ones, those that were merged at the end."""
        is_merged = Choice(When(merged_into__isnull=True, then=Value(0)), default=Value(1))
        is_narrower = Choice(When(broader__isnull=True, then=Value(0)), default=Value(1))
        above = [Coalesce("broader__position", "position").asc(), Coalesce("broader__key", "key").asc()]
        return ["scheme__position", is_merged.asc(), *above, is_narrower.asc(), "position", "key"]

    @display(description=_("name (Chinese)"))
    def in_tree(self, row):
        if row.merged_into_id:
            return format_html('<span class="merged">{} → {}</span>', row.name_zh, row.merged_into.name_zh)
        return format_html('<span class="{}">{}</span>', "narrower" if row.broader_id else "broad", row.name_zh)

    @display(description=_("cases"), ordering="number_of_cases")
    def carried(self, row):
        address = f"{reverse('admin:cases_case_changelist')}?concepts__id__exact={row.pk}"
        return format_html('<a href="{}">{}</a>', address, row.number_of_cases) if row.number_of_cases else "–"

    # the page of one: what uses it

    def render_change_form(self, request, context, *args, obj=None, **options):
        if obj:
            context |= {"uses": uses_of_concept(obj), "may_merge": self.has_change_permission(request, obj)}
        return super().render_change_form(request, context, *args, obj=obj, **options)

    def has_change_permission(self, request, obj=None):
        """A concept that was merged stays as it is."""
        return super().has_change_permission(request, obj) and not (obj and obj.merged_into_id)

    def get_deleted_objects(self, objs, request):
        """A concept in use is not deleted: what uses it is named, and merging moves it."""
        deleted, counts, forbidden, _protected = super().get_deleted_objects(objs, request)
        users = [
            format_html('{}: <a href="{}">{}</a>', use.label, address, words) if address else f"{use.label}: {words}"
            for row in objs
            for use in uses_of_concept(row)
            for words, address in use.rows
        ]
        hint = [gettext("Merge it with another concept instead: everything moves, and its address leads on.")] if users else []
        return deleted, counts, forbidden, [*users, *hint]

    # two become one

    def get_urls(self):
        return [path("<int:pk>/merge/", self.admin_site.admin_view(self.merge_page), name="reference_concept_merge"), *super().get_urls()]

    def merge_page(self, request, pk):
        """Choose another concept of the scheme, look at both, say which stays, merge."""
        one = get_object_or_404(Concept.objects.select_related("scheme"), pk=pk)
        if not self.has_change_permission(request, one):
            raise PermissionDenied
        is_merging = request.method == "POST"
        form = MergeForm(request.POST if is_merging else request.GET or None, one=one, is_merging=is_merging)
        if is_merging and form.is_valid() and (response := self._merge(request, form)):
            return response
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Merge two concepts"),
            "one": one,
            "form": form,
            "opts": self.opts,
        }
        return render(request, "admin/reference/concept/merge.html", context | {"both": form.both(), "words": form.data.get("comment", "")})

    def _merge(self, request, form):
        stays, gone = form.in_order()
        try:
            done = merge(gone, stays, request.user, form.cleaned_data["comment"])
        except Refused as error:
            form.add_error(None, str(error))
            return None
        words = gettext("“{gone}” is now part of “{stays}”: {cases}, {drafts}, {narrower}, {mappings} moved.")
        self.log_change(request, stays, f"{gone.key} → {stays.key}")
        self.message_user(request, words.format(gone=gone.name, stays=stays.name, **_in_words(done)), messages.SUCCESS)
        return redirect(desk_address(stays))


class MergeForm(forms.Form):
    """The other concept, which of the two stays, and why."""

    other = forms.ModelChoiceField(Concept.objects.none(), label=_("The other concept"))
    stays = forms.TypedChoiceField(label=_("Which one stays?"), coerce=int, required=False)
    comment = forms.CharField(label=_("Comment for the history of the cases"), required=False, max_length=500)

    def __init__(self, *args, one, is_merging, **options):
        super().__init__(*args, **options)
        self.one, self.is_merging = one, is_merging
        of_scheme = Concept.objects.of(one.scheme.key).select_related("broader", "scheme").exclude(pk=one.pk)
        self.fields["other"].queryset = of_scheme
        self.fields["other"].label_from_instance = lambda row: (
            f"{two_names(row.broader)} › {two_names(row)}" if row.broader else two_names(row)
        )
        other = self._other()
        self.fields["stays"].choices = [(row.pk, row.name) for row in ((one, other) if other else ())]

    def _other(self):
        chosen = str(self.data.get("other", ""))
        return self.fields["other"].queryset.filter(pk=int(chosen)).first() if chosen.isdecimal() and len(chosen) < 10 else None

    def clean(self):
        cleaned = super().clean()
        if self.is_merging and not cleaned.get("stays") and "stays" not in self.errors:
            self.add_error("stays", gettext("Say which of the two stays."))
        return cleaned

    def in_order(self):
        """Answer the concept that stays and the one that goes."""
        return sorted((self.one, self.cleaned_data["other"]), key=lambda row: row.pk != self.cleaned_data["stays"])

    def both(self):
        """Answer ``[(concept, its mappings, its Uses, why it cannot stay)]`` once the other concept is chosen."""
        other = self._other()
        pairs = [(self.one, other), (other, self.one)] if other else []
        return [
            (row, row.mappings.select_related("vocabulary"), uses_of_concept(row, with_mappings=False), refusal(gone, row))
            for row, gone in pairs
        ]


def uses_of_concept(row, with_mappings=True):
    """Answer the Uses of a concept: cases, narrower concepts, concepts merged into it, open drafts, mappings."""
    drafts = [(str(draft), draft.get_absolute_url()) for draft in drafts_naming(row)]
    mappings = [(f"{mapping.vocabulary.name} {mapping.entry}", "") for mapping in row.mappings.select_related("vocabulary")]
    own = [Use(gettext("open drafts"), drafts), Use(Mapping._meta.verbose_name_plural, mappings if with_mappings else [])]
    return [*uses_of(row, without=("mappings",)), *(use for use in own if use.rows)]


def _in_words(done):
    return {
        "cases": ngettext("{number} case", "{number} cases", done.cases).format(number=done.cases),
        "drafts": ngettext("{number} open draft", "{number} open drafts", done.drafts).format(number=done.drafts),
        "narrower": ngettext("{number} narrower concept", "{number} narrower concepts", done.narrower).format(number=done.narrower),
        "mappings": ngettext("{number} mapping", "{number} mappings", done.mappings).format(number=done.mappings),
    }
