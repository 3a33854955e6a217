"""People at the desk, and records and cases for it to work on."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission

from cases.models import Case
from cases.records import Origin, read, write
from tests.factories import make_case

CURATOR = ("view_case", "view_draft", "add_draft", "change_draft")
EDITOR = (*CURATOR, "publish_draft")


def make_person(name, permissions=CURATOR, **names):
    """Somebody who may sign in at the desk and has *permissions* on cases and drafts."""
    person = get_user_model().objects.create_user(name, password="a-long-pass-phrase", is_staff=True, **names)
    person.user_permissions.set(Permission.objects.filter(codename__in=permissions, content_type__app_label="cases"))
    return person


def make_record(slug="hubei", **parts):
    """A record that may be published, of a case that is not there."""
    record = {**read(make_case(slug="for-its-record", **parts)), "slug": slug}
    Case.objects.filter(slug="for-its-record").delete()
    return record


def publish(record, **origin):
    """A published case with its revision."""
    return write(record, Origin(**origin))[0]


def titled(record, words):
    return {**record, "title": {**record["title"], "en": words}}
