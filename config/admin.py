"""The desk of the curators: Django's admin site under the atlas's name."""

from django.contrib.admin import AdminSite
from django.contrib.admin.exceptions import NotRegistered
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cases.desk import board
from cases.desk.aids.recent import recent_first
from cases.desk.entering.keys import key_of
from cases.desk.settling import refresh_cases_of
from cases.models import Draft, Import
from config.roles import role_in_words
from config.signing_in import signed_in_until, stay_signed_in
from reference.desk import DeskAdmin
from reference.models import Source

ORDER = ("cases", "reference", "programs", "indicators")
NAMES = {"auth": _("People")}


class ChoicesView(AutocompleteJsonView):
    """What an autocomplete offers, each row in the words of its table's page; sources that the person last used come first."""

    def get_queryset(self):
        rows = super().get_queryset()
        return recent_first(rows, self.request.user) if rows.model is Source else rows

    def serialize_result(self, obj, to_field_name):
        key = {"id": key_of(obj)} if self.request.GET.get("by") == "key" else {}
        return {**super().serialize_result(obj, to_field_name), **key, "text": self.admin_site.choice_label(obj)}


class AtlasAdminSite(AdminSite):
    site_header = _("Fusion Policy Atlas: the curators' desk")
    site_title = _("Fusion Policy Atlas")
    index_title = _("What is kept here")
    # The first page lists every table; lists need the width.
    enable_nav_sidebar = False

    def get_urls(self):
        return [*board.urls(self), *super().get_urls()]

    def index(self, request, extra_context=None):
        """The desk's first page: what waits for the person, and below it what is kept."""
        person = request.user
        context = {
            "title": _("The desk"),
            "role": role_in_words(person),
            "ways": self._ways_of(person),
            "board": board.board_of(person),
            "coverage": board.coverage_of(person) if person.has_perm("cases.view_case") else None,
        }
        return super().index(request, {**context, **(extra_context or {})})

    def _ways_of(self, person):
        """Answer ``[(address, words)]`` of what *person* most often comes for."""
        ways = [(Draft, "cases.add_draft", _("Enter a case")), (Import, "cases.add_import", _("Bring a file"))]
        found = [(self.add_address(model), words) for model, permission, words in ways if person.has_perm(permission)]
        if person.has_perm("cases.change_draft"):
            found.append((reverse("admin:board_duplicates"), _("Possible duplicates")))
        return [way for way in found if way[0]]

    def add_address(self, model):
        return reverse(f"admin:{model._meta.label_lower.replace('.', '_')}_add") if self.is_registered(model) else ""

    def get_app_list(self, request, app_label=None):
        """What is kept, in the order of a curator's work; people last."""
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["name"] = NAMES.get(app["app_label"], app["name"])
        return sorted(apps, key=lambda app: ORDER.index(app["app_label"]) if app["app_label"] in ORDER else len(ORDER))

    def login(self, request, extra_context=None):
        response = super().login(request, extra_context)
        if request.method == "POST" and request.user.is_authenticated:
            stay_signed_in(request)
        return response

    def each_context(self, request):
        until = signed_in_until(request) if request.user.is_authenticated else None
        return {**super().each_context(request), "signed_in_until": until}

    def autocomplete_view(self, request):
        return ChoicesView.as_view(admin_site=self)(request)

    def choice_label(self, row):
        """Answer the words for *row* in a list to choose from."""
        try:
            page = self.get_model_admin(type(row))
        except NotRegistered:
            return str(row)
        return page.choice_label(row) if isinstance(page, DeskAdmin) else str(row)

    def row_changed(self, row, fields):
        """Do what follows from the change of *fields* of a row; the page of a lower app knows nothing of cases."""
        refresh_cases_of(row, fields)
