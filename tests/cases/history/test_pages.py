"""The public history: who changed which figure, when, on what source; every version as it read."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission

from cases.models import Case
from cases.records import Origin, read, retire, write
from tests.factories import make_case

pytestmark = pytest.mark.django_db

ADDRESS = "/en/cases/henan/history/"


@pytest.fixture
def lin():
    return get_user_model().objects.create_user("lin", first_name="Lin", last_name="Wei")


@pytest.fixture
def henan():
    record = read(make_case(slug="henan", facts=[{"value": 100, "year": 2025}]))
    Case.objects.all().delete()
    return write(record, Origin("loaded"))[0]


def figure(case, value):
    record = read(Case.objects.for_record().get(pk=case.pk))
    return {**record, "facts": [{**record["facts"][0], "value": value}, *record["facts"][1:]]}


def texts(client, address=ADDRESS):
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_it_tells_who_changed_which_figure_when_and_on_what_source(client, henan, lin):
    mei = get_user_model().objects.create_user("mei")
    write(figure(henan, 120), Origin("published", lin, mei, "The yearbook says so"))
    page = texts(client)
    assert page.index("Version 2") < page.index("Version 1")
    assert "published · by Lin Wei · reviewed by a curator" in page
    assert "The yearbook says so" in page
    assert "Fact “Projects listed each year”, 2025" in page
    assert "<del>100</del> projects" in page
    assert "<ins>120</ins> projects" in page
    assert "Source: Report caict-2025, ch. 2, sec. 1, para. 2" in page


def test_the_files_have_no_author_and_the_first_version_is_folded(client, henan):
    page = texts(client)
    assert "loaded from the files" in page
    assert "· by " not in page
    assert "First version: everything that it said" in page
    assert "last one" in page


def test_it_says_when_nobody_else_looked(client, henan, lin):
    write(figure(henan, 120), Origin("published", lin))
    assert "not reviewed by another person" in texts(client)


def test_one_figure_can_be_followed_alone(client, henan, lin):
    write(figure(henan, 120), Origin("published", lin, comment="Figure"))
    record = figure(henan, 120)
    write({**record, "title": {**record["title"], "en": "Another"}}, Origin("published", lin, comment="Only words"))
    page = texts(client, f"{ADDRESS}?fact=Projects+listed+each+year")
    assert "2 versions touch it" in page
    assert "Figure" in page
    assert "Only words" not in page
    assert "selected>Projects listed each year" in page


def test_an_unknown_figure_is_named_with_the_nearest_and_hides_nothing(client, henan):
    page = texts(client, f"{ADDRESS}?fact=Projects+listed")
    assert "No version has a fact “Projects listed”; did you mean “Projects listed each year”?" in page
    assert "Version 1" in page


def test_an_old_version_says_so_and_is_kept_out_of_search_engines(client, henan, lin):
    write(figure(henan, 120), Origin("published", lin))
    page = texts(client, f"{ADDRESS}1/")
    assert "This is an old version" in page
    assert "100 projects" in page
    assert 'name="robots" content="noindex"' in page
    assert "as it stands" in texts(client, f"{ADDRESS}2/")


def test_a_version_or_case_that_there_is_not_is_not_found(client, henan):
    for address in (f"{ADDRESS}2/", f"{ADDRESS}{10**30}/", "/en/cases/nowhere/history/", "/en/cases/nowhere/history/1/"):
        assert client.get(address).status_code == 404


def test_a_retired_case_keeps_its_history(client, henan, lin):
    retire(henan, Origin("retired", lin, comment="It never came into force."))
    assert "/en/cases/henan/history/" in client.get("/en/cases/henan/").content.decode()
    page = texts(client)
    assert "was removed from the atlas" in page
    assert "It never came into force." in page
    assert "what its record said" in texts(client, f"{ADDRESS}1/")


def test_the_page_of_a_case_leads_to_its_history(client, henan):
    page = texts(client, "/en/cases/henan/")
    assert '<a href="/en/cases/henan/history/">1 version</a>, last changed' in page
    assert "not yet looked at again since it was entered" in page


def test_only_an_editor_is_offered_to_restore_and_never_the_last_version(client, henan, lin):
    write(figure(henan, 120), Origin("published", lin))
    client.force_login(lin)
    assert "Restore version" not in texts(client)
    lin.user_permissions.add(Permission.objects.get(codename="publish_draft"))
    page = texts(client)
    assert "Restore version 1" in page
    assert "Restore version 2" not in page


def test_a_long_history_comes_in_pages_and_takes_as_many_queries_as_a_short_one(client, henan, lin, django_assert_max_num_queries):
    for value in range(200, 225):
        write(figure(henan, value), Origin("published", lin))
    with django_assert_max_num_queries(13):
        page = texts(client)
    assert "Page 1 of 2" in page
    assert "Version 7<" in page
    assert "Version 6<" not in page
    assert "First version" in texts(client, f"{ADDRESS}?page=2")


def test_in_chinese_it_stands_with_names_of_data_in_chinese(client, henan, lin):
    write(figure(henan, 120), Origin("published", lin))
    page = texts(client, "/zh-hans/cases/henan/history/")
    assert "每年张榜项目" in page
    assert "报告 caict-2025" in page
