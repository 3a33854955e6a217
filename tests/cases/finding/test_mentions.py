"""Concepts are known in a text by any of their names."""

import pytest

from cases.finding import concepts_named, rebuild, with_snapshot
from reference.models import Concept
from tests.factories import make_case, make_concept

pytestmark = pytest.mark.django_db


def named(*texts):
    found = with_snapshot(lambda snapshot: concepts_named(texts, snapshot))
    return {Concept.objects.get(pk=pk).key: name for pk, name in found.items()}


@pytest.fixture(autouse=True)
def concepts():
    make_concept("instrument", "open-bidding", name_zh="揭榜挂帅", name_en="Open bidding", alt_en=["bounty"], alt_zh=["张榜"])
    make_concept("technology", "ai", name_zh="人工智能", name_en="Artificial intelligence", alt_en=["AI+"])
    make_concept("technology", "one", name_zh="光", name_en="Light")
    make_case(concepts={})
    rebuild()


def test_a_text_names_a_concept_by_any_name_in_either_language():
    assert named("该省推行揭榜挂帅，支持人工智能。") == {"open-bidding": "揭榜挂帅", "ai": "人工智能"}
    assert named("Bounties were offered.") == {"open-bidding": "bounty"}


def test_words_are_compared_whole_and_signs_do_not_count():
    assert named("An open-bidding call") == {"open-bidding": "Open bidding"}
    assert named("Reopen biddings") == {}
    assert named("highlights") == {}


def test_a_single_character_and_a_name_cut_by_two_texts_are_none():
    assert named("光伏", "揭榜", "挂帅") == {}


def test_no_text_names_nothing():
    assert named("", "") == {}
