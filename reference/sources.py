"""The desk's page of sources: what may be the same document, what uses one, whether its address answers."""

from django import forms
from django.contrib import admin
from django.contrib.admin import display
from django.template.defaultfilters import date
from django.utils.html import format_html, format_html_join
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from reference.desk import DeskAdmin, pair
from reference.duplicates import like_sources
from reference.models import Source
from reference.uses import desk_address, uses_of


class SourceForm(forms.ModelForm):
    """A source; a new one that is like another is saved only once a curator says that it is another one."""

    is_another = forms.BooleanField(label=_("It is another one"), required=False, widget=forms.HiddenInput)

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk is None:
            self._warn_of_duplicates(cleaned)
        return cleaned

    def _warn_of_duplicates(self, cleaned):
        texts = {name: cleaned.get(name, "") for name in ("title_zh", "title_en", "url")}
        found = like_sources(Source(**texts))
        if found:
            self.fields["is_another"].widget = forms.CheckboxInput()
        if found and not cleaned.get("is_another"):
            words = gettext("This may be a source that is here already: use that one, or tick the box if it is another one.")
            self.add_error("is_another", format_html("{} {}", words, in_a_list(found)))


def in_a_list(found):
    """Answer ``[(source, why)]`` as a list with links."""
    rows = ((desk_address(row), row.title, row.key, why) for row, why in found)
    return format_html('<ul class="likely">{}</ul>', format_html_join("", '<li><a href="{}">{}</a> ({}): {}</li>', rows))


class SourceAdmin(DeskAdmin):
    form = SourceForm
    change_form_template = "admin/reference/used_by.html"
    list_display = ["key", "title", "issuer", "kind", "date", "link_state", "link_checked"]
    list_display_links = ["key", "title"]
    list_filter = ["link_state", "link_checked", ("archived_url", admin.EmptyFieldListFilter), "kind", "language"]
    search_fields = ["key", "title_zh", "title_en", "issuer_zh", "issuer_en", "author", "url"]
    permanent = ["key"]
    readonly_fields = ["link", "duplicates"]
    fieldsets = [
        (None, {"fields": [("key", "kind"), pair("title"), pair("issuer"), ("author", "language"), "is_another", "duplicates"]}),
        (_("When and where"), {"fields": [("date", "accessed"), "url", "link", "archived_url"]}),
        (_("Use"), {"fields": [pair("attribution"), pair("note"), "position"]}),
    ]

    @display(description=_("title"), ordering="title_zh")
    def title(self, row):
        return row.title

    @display(description=_("issuer"), ordering="issuer_zh")
    def issuer(self, row):
        return row.issuer

    @display(description=_("link"))
    def link(self, row):
        if not row.link_state:
            return gettext("not checked yet")
        return f"{row.link_in_words} · {date(localtime(row.link_checked), 'Y-m-d H:i')}"

    @display(description=_("like it"))
    def duplicates(self, row):
        found = like_sources(row) if row.pk else []
        return in_a_list(found) if found else gettext("no other source")

    def choice_label(self, row):
        return f"{row.key} · {row.title}"

    def render_change_form(self, request, context, *args, obj=None, **options):
        context["uses"] = uses_of(obj) if obj else []
        return super().render_change_form(request, context, *args, obj=obj, **options)

    def save_model(self, request, obj, form, change):
        if change and "url" in form.changed_data:
            obj.forget_link()
        super().save_model(request, obj, form, change)
