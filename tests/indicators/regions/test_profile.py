"""A province's profile: what a row says, the weakest dimension first."""

import pytest
from django.utils import translation

from indicators.regions.profile import Profile, profile_of
from indicators.regions.reading import read_provinces
from reference.models import Jurisdiction
from tests.factories import make_jurisdiction
from tests.indicators.regions.making import GANSU, JILIN, SHAANXI, YUNNAN, make_atlas, make_province, make_values

pytestmark = pytest.mark.django_db


def row_of(code, path):
    return next(row for row in Profile(read_provinces(), code).rows if row.path == path)


@pytest.fixture(autouse=True)
def atlas(db):
    make_atlas()


def test_a_row_says_level_rank_change_and_the_part_of_the_nation():
    row = row_of(GANSU, "1.2.1/main")
    assert (row.level, row.rank, row.growth) == ("20 patents", "3 of 4, tied", "+100.0% a year")
    assert (row.nation_level, row.share_of_nation) == ("1,000 patents", "2%")
    assert (row.percentile, row.judged_rank) == (pytest.approx(100 / 3), "3 of 4")
    assert row.course_words == "Series main: 10 patents in 2022, 20 patents in 2023"


def test_a_share_changes_in_points_and_is_no_part_of_the_nation():
    row = row_of(GANSU, "3.3.1/main")
    assert (row.growth, row.share_of_nation, row.nation_level) == ("+1.00 points a year", "", "5%")


def test_a_proxy_is_marked():
    rows = {row.path: row for row in Profile(read_provinces(), GANSU).rows}
    assert [path for path, row in rows.items() if row.is_proxy] == ["2.1.1/all-sectors", "2.1.1/intensity"]
    assert [row.is_leading for path, row in rows.items() if path.startswith("2.1.1")] == [True, False]


def test_a_province_without_the_value_says_so_and_has_no_rank():
    row = row_of(GANSU, "4.1.2/main")
    assert (row.level, row.rank, row.percentile, row.course) == ("", "", None, None)
    assert "no value of this province in any year" in row.reason
    assert row.no_growth == "no value"


def test_a_jump_is_shown_as_printed_and_not_compared():
    make_values("3.3.1", "contracts", {JILIN: {2022: 5, 2023: 99}, GANSU: {2022: 4, 2023: 8}}, "component", "yuan", position=3)
    row = row_of(JILIN, "3.3.1/contracts")
    assert (row.level, row.rank, row.growth) == ("99 yuan", "", "")
    assert "jumps implausibly" in row.reason
    assert [cell.is_excluded for cell in (row.in_year(2022), row.in_year(2023))] == [True, True]
    assert row_of(GANSU, "3.3.1/contracts").rank == "1 of 1"


def test_a_row_names_its_sources_once():
    assert row_of(GANSU, "1.2.1/main").sources == ["public data set, Statistics bureau"]
    with translation.override("zh-hans"):
        assert row_of(GANSU, "1.2.1/main").sources[0].endswith("统计局")


def test_a_profile_takes_four_queries_and_other_places_none(django_assert_num_queries):
    gansu = Jurisdiction.objects.select_related("parent").get(code=GANSU)
    colorado, china = make_jurisdiction("US-CO"), make_jurisdiction("CN")
    with django_assert_num_queries(4):
        assert profile_of(gansu).weakest
    with django_assert_num_queries(0):
        assert profile_of(colorado) is profile_of(china) is None


def test_a_province_without_series_has_no_profile():
    make_province(JILIN)
    assert profile_of(Jurisdiction.objects.select_related("parent").get(code=JILIN)) is None


def test_the_weakest_come_first_and_what_cannot_be_judged_last():
    profile = Profile(read_provinces(), SHAANXI)
    assert [part.indicator.code for part in profile.weakest_first][-1] == "4"
    assert [part.indicator.code for part in Profile(read_provinces(), YUNNAN).weakest] == ["1", "3"]
