"""The desk's page of the people who work at it: who they are and what they do.

One page for one decision, the role. An administrator gives the three roles and nothing beyond; superusers are made on
the command line (``manage.py createsuperuser``) and changed by superusers only. Django's page of groups is left away:
what a role may do is the same on every atlas.
"""

from axes.utils import reset
from django import forms
from django.contrib import admin, messages
from django.contrib.admin import action, display
from django.contrib.admin.models import LogEntry
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, BaseUserCreationForm
from django.contrib.auth.models import Group, User
from django.db.models import PROTECT
from django.http import HttpResponseRedirect
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from config.roles import TASKS, Role, give, role_in_words, role_of
from reference.desk import DeskAdmin


def has_left_traces(person):
    """Whether something that is kept names *person*: a draft, a revision, an import, a line of the desk's own log."""
    links = [link for link in User._meta.get_fields(include_hidden=True) if link.one_to_many]
    kept = [link for link in links if link.on_delete is PROTECT or link.related_model is LogEntry]
    return any(link.related_model._base_manager.filter(**{link.field.name: person}).exists() for link in kept)


class RoleForm(forms.ModelForm):
    """A person with their role."""

    role = forms.ChoiceField(label=_("Role"), choices=list(TASKS.items()), widget=forms.RadioSelect)

    class Meta:
        model = User
        fields = ["username", "first_name", "email", "is_active"]
        labels = {"username": _("Name to sign in with"), "first_name": _("Full name"), "is_active": _("Active")}
        help_texts = {
            "username": _("Letters, digits and @ . + - _; it stays."),
            "first_name": _("As colleagues and the history of cases show it."),
            "is_active": _("Whoever left is made inactive and not deleted: what they did keeps their name."),
        }

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if "role" in self.fields and self.instance.pk:
            self.fields["role"].initial = role_of(self.instance)


class NewPersonForm(RoleForm, BaseUserCreationForm):
    """A new person with a first password."""

    class Meta(RoleForm.Meta):
        fields = ["username", "first_name", "email"]


class PasswordForm(AdminPasswordChangeForm):
    """A new password for somebody who forgot theirs; nobody here signs in without one."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields.pop("usable_password", None)
        for name in ("password1", "password2"):
            self.fields[name].required = True


class RoleFilter(admin.SimpleListFilter):
    title = _("role")
    parameter_name = "role"

    def lookups(self, request, model_admin):
        return Role.choices

    def queryset(self, request, queryset):
        return queryset.filter(groups__name=self.value()) if self.value() in Role.values else queryset


class PersonAdmin(DeskAdmin, UserAdmin):
    """The people of the desk."""

    form = RoleForm
    add_form = NewPersonForm
    add_form_template = None
    change_password_form = PasswordForm
    filter_horizontal = ()
    list_display = ["username", "full_name", "email", "role", "is_active", "last_login"]
    list_filter = [RoleFilter, "is_active"]
    permanent = ["username"]
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["username", "first_name", "email", "role", "is_active"]}),
        (_("At the desk"), {"fields": [("last_login", "date_joined")]}),
    ]
    add_fieldsets = [(None, {"fields": ["username", "first_name", "email", "role", "password1", "password2"]})]
    actions = ["let_in"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    def get_actions(self, request):
        """Nobody is deleted by the dozen."""
        return {name: found for name, found in super().get_actions(request).items() if name != "delete_selected"}

    def get_readonly_fields(self, request, obj=None):
        """Nobody takes their own role away, and a superuser has none."""
        own = ["role", "is_active"] if obj == request.user else []
        return [*super().get_readonly_fields(request, obj), *(own or (["role"] if obj and obj.is_superuser else []))]

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self._is_within_reach(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self._is_within_reach(request, obj) and obj != request.user

    def _is_within_reach(self, request, person):
        return person is None or not person.is_superuser or request.user.is_superuser

    def save_model(self, request, obj, form, change):
        obj.is_staff = True
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if "role" in form.cleaned_data:
            give(form.instance, form.cleaned_data["role"])

    def delete_view(self, request, object_id, extra_context=None):
        person = self.get_object(request, object_id)
        if person and self.has_delete_permission(request, person) and has_left_traces(person):
            words = gettext("%(person)s did something that is kept under their name: make them inactive instead.")
            self.message_user(request, words % {"person": person}, messages.ERROR)
            return HttpResponseRedirect("../change/")
        return super().delete_view(request, object_id, extra_context)

    @display(description=_("full name"), ordering="first_name")
    def full_name(self, row):
        return row.get_full_name()

    @display(description=_("role"))
    def role(self, row):
        return role_in_words(row)

    @action(permissions=["change"], description=_("Let them try to sign in again at once"))
    def let_in(self, request, queryset):
        count = sum(bool(reset(username=person.username)) for person in queryset)
        words = ngettext("%(count)d person had to wait and may try again.", "%(count)d people had to wait and may try again.", count)
        self.message_user(request, words % {"count": count})


admin.site.unregister([User, Group])
admin.site.register(User, PersonAdmin)
