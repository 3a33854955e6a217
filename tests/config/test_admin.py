"""Every table of ours has its page at the desk, and every page opens in both languages."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.urls import reverse
from django.utils import translation

from cases.models import Case, Draft, Remark, Revision
from indicators.models import Edition
from reference.desk import DeskAdmin
from tests.factories import (
    make_case,
    make_concept,
    make_framework,
    make_indicator,
    make_jurisdiction,
    make_organisation,
    make_program,
    make_source,
    make_unit,
)

OURS = ("reference", "indicators", "programs", "cases")
# Rows that the search writes for itself.
MACHINERY = {"Posting", "PostingVersion"}
# Rows that the desk shows and nobody writes there.
SHOWN_ONLY = {Case, Edition, Remark, Revision}
# Their pages are of their own: a record is edited in the form of a draft (tests/cases/desk/entering).
OWN_PAGES = {"Case", "Draft", "Revision"}
# Rows that come and go with the record of their case, with the steps of a draft or with an import, and are shown there.
PARTS = {"CaseRelation", "Citation", "Fact", "ImportRow", "IndicatorLink", "Participation", "Presence", "Step"}
PAGES = {model: page for model, page in admin.site._registry.items() if model._meta.app_label in OURS}


def test_every_table_is_a_page_or_a_list_on_a_page():
    listed = {inline.model for page in PAGES.values() for inline in page.inlines}
    tables = {model for app in OURS for model in apps.get_app_config(app).get_models() if model.__name__ not in MACHINERY | PARTS}
    assert tables - PAGES.keys() - listed == set()


@pytest.mark.parametrize("model", PAGES, ids=lambda model: model.__name__)
def test_every_page_searches_counts_and_never_offers_an_endless_list(model):
    page = PAGES[model]
    assert isinstance(page, DeskAdmin)
    assert page.search_fields
    assert page.show_facets == admin.ShowFacets.ALWAYS
    for part in (page, *(inline(model, admin.site) for inline in page.inlines)):
        links = [field for field in (*part.model._meta.fields, *part.model._meta.many_to_many) if isinstance(field, models.ForeignKey)]
        offered = {field.name for field in links if field.editable and field.name in _shown(part)}
        assert offered - set(part.autocomplete_fields) - {"indicator"} == set(), part


@pytest.mark.parametrize("model", PAGES, ids=lambda model: model.__name__)
def test_both_languages_stand_side_by_side(model):
    """Everywhere but in narrow tables and in a unit's two English words."""
    tall = [PAGES[model], *(inline for inline in PAGES[model].inlines if issubclass(inline, admin.StackedInline))]
    alone = {row for part in tall for row in _rows(part) if isinstance(row, str) and row.endswith(("_zh", "_en"))}
    assert alone - {"label_zh"} == set()


@pytest.mark.parametrize("model", PAGES, ids=lambda model: model.__name__)
def test_every_text_may_be_edited(model):
    """No column is left out but those that the machine keeps."""
    page = PAGES[model]
    if model.__name__ in OWN_PAGES:
        return
    shown = _shown(page)
    assert {field.name for field in model._meta.fields if field.editable and not field.primary_key} - shown == set()


def _rows(part):
    fieldsets = getattr(part, "fieldsets", None)
    return [row for _title, options in fieldsets for row in options["fields"]] if fieldsets else part.fields or []


def _shown(part):
    return {name for row in _rows(part) for name in (row if isinstance(row, tuple) else (row,))}


@pytest.fixture
def rows(db):
    """A row of the tables that tests can make."""
    made = [
        make_concept(),
        make_framework(),
        make_indicator("1.1"),
        make_jurisdiction(),
        make_organisation(),
        make_program(),
        make_source(),
    ]
    return {type(row): row for row in [*made, make_unit(), make_case(), Draft.objects.create(), made[0].scheme]}


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("model", PAGES, ids=lambda model: model.__name__)
def test_every_page_opens(admin_client, rows, model, language):
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    with translation.override(language):
        addresses = [reverse(f"{name}_changelist"), reverse(f"{name}_changelist") + "?q=河南"]
        if model not in SHOWN_ONLY:
            addresses.append(reverse(f"{name}_add"))
        if model in rows:
            addresses.append(reverse(f"{name}_change", args=[rows[model].pk]))
    for address in addresses:
        assert admin_client.get(address).status_code == 200, address


@pytest.mark.parametrize("model", PAGES, ids=lambda model: model.__name__)
def test_a_key_is_entered_once_and_stays(rf, model):
    page = PAGES[model]
    for name in page.permanent:
        try:
            assert model._meta.get_field(name)
        except FieldDoesNotExist:
            pytest.fail(f"{name} is not a field of {model.__name__}")
        assert name not in page.get_readonly_fields(rf.get("/"))
        assert name in page.get_readonly_fields(rf.get("/"), model())
