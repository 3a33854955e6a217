"""When which place began with an instrument."""

import csv
import io
import re

import pytest

from cases.comparing.adoption import MOST_STACKED, adoption_of
from cases.finding import rebuild
from cases.models import Case
from tests.cases.test_views import words_of
from tests.factories import make_case, make_concept, make_jurisdiction, make_scheme

pytestmark = pytest.mark.django_db
BIDDING = {"instrument": ["open-bidding"]}


@pytest.fixture
def atlas():
    """Three places: the US in 1978 and twice in 2021, Germany in May 2021, China planned for 2028; one start is not known."""
    for scheme in ("technology", "barrier", "pathway"):
        make_scheme(scheme)
    make_concept("instrument", "open-bidding", name={"zh": "揭榜挂帅", "en": "Open bidding"})
    for code, zh, en in (("US", "美国", "United States"), ("DE", "德国", "Germany"), ("CN", "中国", "China")):
        make_jurisdiction(code, name={"zh": zh, "en": en})
    make_case(slug="us-1", jurisdiction="US", start="1978", title={"zh": "一", "en": "First of all"}, concepts=BIDDING)
    make_case(slug="us-2", jurisdiction="US", start="2021", concepts=BIDDING)
    make_case(slug="us-3", jurisdiction="US", start="2021-04-02", status="ended", concepts=BIDDING)
    make_case(slug="de", jurisdiction="DE", start="2021-05", concepts=BIDDING)
    make_case(slug="cn", jurisdiction="CN", start="2028", status="planned", concepts=BIDDING)
    make_case(slug="open", jurisdiction="DE", title={"zh": "未知", "en": "No date"}, concepts=BIDDING)
    rebuild()


def adoption():
    return adoption_of(Case.objects.published().values_list("pk", flat=True))


def test_places_come_in_the_order_in_which_they_began(atlas):
    assert [(adopter.place.code, [case.slug for case in adopter.cases]) for adopter in adoption().adopters] == [
        ("US", ["us-1", "us-2", "us-3"]),
        ("DE", ["de"]),
        ("CN", ["cn"]),
    ]
    assert [case.slug for case in adoption().undated] == ["open"]


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_a_disc_stands_for_each_dated_case_and_those_of_a_year_are_stacked(atlas, size):
    drawing = getattr(adoption(), size)
    first, second, third = drawing.tracks
    assert [disc.case.slug for disc in first.discs] == ["us-1", "us-2", "us-3"]
    assert first.discs[0].x == drawing.left
    assert first.discs[1].x == first.discs[2].x == second.discs[0].x
    assert first.discs[1].y - first.discs[2].y == pytest.approx(2 * drawing.radius)
    assert third.discs[0].x == drawing.right
    assert [disc.is_hollow for track in drawing.tracks for disc in track.discs] == [False, False, False, False, True]
    assert first.line < second.line < third.line < drawing.height


def test_discs_stay_in_the_drawing_and_lines_below_the_names(atlas):
    for number in range(12):
        make_case(slug=f"more-{number}", jurisdiction="US", start="2021", concepts=BIDDING)
    drawing = adoption().narrow
    for track in drawing.tracks:
        for disc in track.discs:
            assert drawing.left <= disc.x <= drawing.right
            assert track.name < disc.y < track.line
    (more,) = drawing.tracks[0].more
    assert more.number == 14 - MOST_STACKED
    assert more.y > drawing.tracks[0].name


def test_the_axis_has_whole_round_years_within_the_range(atlas):
    assert [year for _x, year in adoption().wide.ticks] == [1980, 1990, 2000, 2010, 2020]
    xs = [x for x, _year in adoption().wide.ticks]
    assert xs == sorted(xs)


def test_one_year_alone_has_an_axis_too():
    make_case(slug="one", start="2020")
    make_case(slug="two", start="2020-03")
    drawing = adoption().wide
    assert drawing.years == (2019, 2021)
    assert [year for _x, year in drawing.ticks] == [2019, 2020, 2021]


def test_the_page_of_an_instrument_shows_the_line_the_table_and_what_is_not_known(client, atlas):
    response = client.get("/en/instruments/open-bidding/")
    text = words_of(response)
    assert "With a known start in the documents: 3 places. It is known of 5 of 6 cases, so an earlier one may be missing." in text
    assert "Start not known: 1 case No date Germany in force" in text
    table = text.split("The years as a table")[1]
    assert "United States 1978 First of all in force 2021" in table
    assert "2 April 2021" in table
    assert "May 2021" in table
    assert response.content.decode().count('<circle class="adoption-disc') == 10  # five, drawn wide and narrow


def test_a_single_date_is_told_without_a_drawing(client):
    make_concept("instrument", "open-bidding")
    make_case(slug="one", start="2020", concepts=BIDDING)
    rebuild()
    page = client.get("/en/instruments/open-bidding/").content.decode()
    assert "adoption-chart" not in page
    assert '<td class="adoption-date">2020</td>' in page


def test_without_dates_the_page_says_so_and_lists_the_cases(client):
    make_concept("instrument", "open-bidding")
    make_case(slug="one", concepts=BIDDING)
    rebuild()
    text = words_of(client.get("/en/instruments/open-bidding/"))
    assert "The documents do not say when any of its cases began." in text
    assert "Start not known: 1 case" in text


def test_problems_and_technologies_have_no_such_line(client, atlas):
    make_concept("barrier", "valley-of-death")
    make_case(slug="valley", start="2020", concepts={"barrier": ["valley-of-death"]})
    rebuild()
    assert "When which place began" not in words_of(client.get("/en/problems/valley-of-death/"))


def test_the_csv_keeps_the_precision_and_names_the_sources(client, atlas):
    response = client.get("/en/instruments/open-bidding/adoption.csv")
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [(row["case"], row["start"], row["start_known_to_the"]) for row in rows] == [
        ("us-1", "1978", "year"),
        ("us-2", "2021", "year"),
        ("us-3", "2021-04-02", "day"),
        ("de", "2021-05", "month"),
        ("cn", "2028", "year"),
        ("open", "", ""),
    ]
    assert {row["sources"] for row in rows} == {"caict-2025"}
    assert client.get("/en/instruments/nothing/adoption.csv").status_code == 404


def test_queries_do_not_grow_with_the_cases(client, atlas, django_assert_num_queries):
    for number in range(5):
        make_case(slug=f"more-{number}", jurisdiction="US", start="2021", concepts=BIDDING)
    ids = list(Case.objects.published().values_list("pk", flat=True))
    with django_assert_num_queries(1):
        drawing = adoption_of(ids).wide
        assert [(disc.case.title, track.adopter.place.name) for track in drawing.tracks for disc in track.discs]
    client.get("/en/instruments/open-bidding/adoption.csv")
    with django_assert_num_queries(5):
        client.get("/en/instruments/open-bidding/adoption.csv")


def test_the_drawing_has_no_inline_style(client, atlas):
    page = client.get("/en/instruments/open-bidding/").content.decode()
    assert not re.search(r" style=", page)
