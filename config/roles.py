"""The three roles of the desk, in words; what each may do stands in the groups that a migration of ``cases`` makes."""

from django.contrib.auth.models import Group
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """The name of a group, and what people call it."""

    CURATOR = "curator", _("curator")
    EDITOR = "editor", _("editor")
    ADMINISTRATOR = "administrator", _("administrator")


TASKS = {
    Role.CURATOR: _("curator: enters and edits drafts, brings imports, adds sources and organisations"),
    Role.EDITOR: _("editor: what a curator does; reviews, publishes and retires cases, undoes imports, keeps programmes and index values"),
    Role.ADMINISTRATOR: _("administrator: what an editor does; keeps vocabularies, places, units and people"),
}


def role_of(person):
    """Answer the Role of *person*, None without one; somebody in several groups has the highest."""
    names = {group.name for group in person.groups.all()}
    return next((role for role in reversed(Role) if role in names), None)


def role_in_words(person):
    if person.is_superuser:
        return _("may do everything")
    role = role_of(person)
    return role.label if role else _("no role")


def give(person, role):
    """Give *person* the one role *role*, instead of any other."""
    person.groups.set([Group.objects.get(name=role)])
