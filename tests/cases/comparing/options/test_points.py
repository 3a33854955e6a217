"""The parts of the sum that orders options."""

import pytest

from cases.comparing.options.points import (
    DIRECTNESS,
    GRADES,
    MOST,
    STATUSES,
    emphasised,
    evidence_points,
    likeness_points,
    link_points,
    need_points,
    status_points,
    total,
)
from cases.models import Case, Fact, IndicatorLink


def test_every_word_of_the_model_has_its_points():
    assert set(DIRECTNESS) == set(IndicatorLink.Directness.values)
    assert list(GRADES) == Fact.Evidence.values
    assert set(STATUSES) == set(Case.Status.values)


@pytest.mark.parametrize(("directness", "wider", "points"), [("direct", False, 30), ("direct", True, 15), ("contextual", True, 5)])
def test_a_link_to_the_group_counts_half(directness, wider, points):
    assert link_points(directness, wider).points == points


@pytest.mark.parametrize(("percentile", "points", "known"), [(0, 20, True), (100, 0, True), (17, 17, True), (None, 10, False)])
def test_the_weaker_the_place_the_greater_the_need_and_the_unknown_is_the_middle(percentile, points, known):
    found = need_points(percentile)
    assert (found.points, found.is_known) == (points, known)


@pytest.mark.parametrize(
    ("grade", "points"), [(None, 0), ("announced", 4), ("issuer_reported", 8), ("evaluated", 16), ("evaluated_comparison", 20)]
)
def test_evidence_climbs_by_grades(grade, points):
    assert evidence_points(grade).points == points


@pytest.mark.parametrize(
    ("position", "of", "points", "known"), [(1, 30, 20, True), (30, 30, 0, True), (None, 30, 10, False), (1, 1, 10, True)]
)
def test_likeness_falls_evenly_from_the_nearest_to_the_farthest(position, of, points, known):
    found = likeness_points(position, of)
    assert (found.points, found.is_known) == (points, known)


def test_a_plan_counts_less_than_a_policy_that_ran():
    points = [status_points(status).points for status in ("in_force", "ended", "planned", "proposed")]
    assert points == sorted(points, reverse=True)
    assert len(set(points)) == len(points)


def test_no_part_exceeds_its_most():
    parts = [link_points("direct"), need_points(0), evidence_points(GRADES[-1]), likeness_points(1, 30), status_points("in_force")]
    assert all(part.points == part.most == MOST[part.part] for part in parts)
    assert total(parts) == (100, 100)


def test_an_emphasis_counts_one_part_twice_and_nothing_else():
    parts = (link_points("contextual"), evidence_points("announced"))
    assert total(emphasised(parts, "evidence")) == (18, 70)
    assert emphasised(parts, None) == parts
    assert emphasised(parts, "nothing") == parts
