"""A file may still name a concept that was merged: it means the one that stayed, and the template offers only that."""

import io

import pytest
from openpyxl import load_workbook

from cases.desk.importing.confirming import confirm
from cases.desk.importing.looking_again import look_again
from cases.desk.importing.steps import finished
from cases.desk.importing.template import case_book
from cases.desk.importing.vocabularies import CONCEPTS
from cases.desk.merging import merge
from cases.models import Case, Revision
from cases.records import read, write
from reference.models import Concept
from tests.cases.desk.importing.making import brought, outcomes, tables, workbook
from tests.factories import make_concept

pytestmark = pytest.mark.django_db


@pytest.fixture
def stays(henan):
    return make_concept("instrument", "prize")


def gone():
    return Concept.objects.get(scheme__key="instrument", key="open-bidding")


def instruments(slug):
    return read(Case.objects.for_record().get(slug=slug))["concepts"]["instrument"]


def published_record(slug):
    return Revision.objects.filter(case__slug=slug).first().record["concepts"]["instrument"]


def test_the_old_key_means_the_concept_that_stayed(henan, stays, lin):
    merge(gone(), stays, lin)
    named = workbook({"cases": [{"slug": "henan-bidding", "concepts_instrument": "open-bidding"}]})
    assert outcomes(brought(lin, named)) == {"henan-bidding": "unchanged"}
    imported = brought(lin, workbook(tables("one")))
    assert imported.rows.get().record["concepts"]["instrument"] == ["prize"]
    finished(confirm(imported, lin, as_drafts=False))
    assert (instruments("one"), published_record("one")) == (["prize"], ["prize"])


def test_a_concept_merged_between_preview_and_confirmation_is_not_written(stays, lin):
    imported = brought(lin, workbook(tables("one")))
    merge(gone(), stays, lin)
    finished(confirm(imported, lin, as_drafts=False))
    assert (instruments("one"), published_record("one")) == (["prize"], ["prize"])


def test_looking_again_reads_the_old_key_as_the_new_one(henan, stays, lin):
    both = {"slug": "henan-bidding", "concepts_instrument": "open-bidding; prize"}
    imported = brought(lin, workbook({"cases": [both]}))
    assert outcomes(imported) == {"henan-bidding": "changed"}
    merge(gone(), stays, lin)
    write(read(Case.objects.for_record().get()) | {"start": "2024"})
    look_again(imported)
    assert outcomes(imported) == {"henan-bidding": "unchanged"}


def test_the_template_offers_only_concepts_that_stand(stays, lin):
    merge(gone(), stays, lin)
    sheet = load_workbook(io.BytesIO(case_book()))[CONCEPTS]
    assert [row[1].value for row in sheet.iter_rows(min_row=2) if row[0].value == "instrument"] == ["prize"]
