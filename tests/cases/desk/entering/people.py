"""Curators and editors with a browser, and what they do with the form of a draft."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from tests.cases.desk.entering.typing import typed_in

PASSWORD = "a-long-pass-phrase"


def make_person(name, role="curator"):
    one = get_user_model().objects.create_user(name, password=PASSWORD, is_staff=True)
    one.groups.add(Group.objects.get(name=role))
    return one


def desk(somebody, **options):
    """A browser in which *somebody* is signed in."""
    client = Client(**options)
    client.force_login(somebody, "django.contrib.auth.backends.ModelBackend")
    return client


def address(draft=None, page="change"):
    return reverse(f"admin:cases_draft_{page}", args=[draft.pk] if draft else [])


def send(client, draft, button="_save", data=None, **changes):
    """Press *button* in the form of *draft* (None: of a new one) with *data*, or with *changes* to what stands there."""
    here = address(draft) if draft else address(page="add")
    data = data or typed_in(client.get(here), **changes)
    return client.post(here, {**dict(data.lists()), button: changes.get(button, "1")}, follow=True)


def messages_on(response):
    return " ".join(str(message) for message in response.context["messages"])


def problems_on(response):
    return " ".join(f"{label}: {message}" for _id, label, message in response.context["problems"])
