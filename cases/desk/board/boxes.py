"""What a box of the board says, whatever it is about: a count, five lines, the way to all of them."""

from dataclasses import dataclass
from datetime import date

from django.contrib import admin
from django.urls import reverse
from django.utils.http import urlencode

SHOWN = 5


@dataclass(frozen=True)
class Line:
    """One row: what it is about, where it is looked at, what is to be said of it, since when, and a *button* ``(address, words)``."""

    title: str
    address: str = ""
    note: str = ""
    when: date | None = None
    button: tuple = ()


@dataclass(frozen=True)
class Box:
    """A heading with the number of all, the first lines, what is said where there are none, and the address of all."""

    name: str
    title: str
    count: int
    lines: tuple
    empty: str
    address: str = ""
    hint: str = ""

    @property
    def is_cut(self):
        return self.count > len(self.lines)


def list_address(model, **filters):
    """Answer the address of the desk's list of *model* under *filters*; empty where the desk has no page of it."""
    if not admin.site.is_registered(model):
        return ""
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    return f"{address}?{urlencode(filters)}" if filters else address


def row_address(row):
    """Answer the address of *row* at the desk; empty where the desk has no page of its table."""
    meta = row._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[row.pk]) if admin.site.is_registered(type(row)) else ""


def name_of(person):
    """Answer what colleagues call *person*; empty for nobody."""
    return (person.get_full_name() or person.get_username()) if person else ""
