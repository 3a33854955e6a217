"""Geometry of the network of coordination, and of words in boxes."""

import itertools

import pytest

from programs.networks import Columns, Mechanism, network
from reference.lettering import broken, text_width

COLUMNS = Columns(side=100, middle=150, between=50)
AGENCIES = {"nsf": "NSF", "eda": "EDA", "doe": "DOE"}
PROGRAMS = {"RIE": "RIE", "RTIH": "RTIH"}
MECHANISMS = [
    Mechanism("committee", "Committee", ("doe", "eda"), ("RTIH",), "eda"),
    Mechanism("memorandum", "Memorandum", ("nsf", "eda"), ("RIE", "RTIH")),
]


def drawn(mechanisms=MECHANISMS, agencies=AGENCIES, programs=PROGRAMS):
    return network(mechanisms, agencies, programs, COLUMNS)


def nodes(kind, drawing):
    return [node for node in drawing.nodes if node.kind == kind]


def test_the_same_input_gives_the_same_drawing():
    assert drawn() == drawn()


def test_agencies_stand_left_mechanisms_in_the_middle_programmes_right():
    drawing = drawn()
    columns = [{node.x for node in nodes(kind, drawing)} for kind in ("agency", "mechanism", "program")]
    assert columns == [{0.0}, {150.0}, {350.0}]
    assert drawing.width == 450


def test_every_participation_is_one_line_and_the_lead_is_marked():
    links = drawn().links
    assert len(links) == 4 + 3
    assert sum(link.is_lead for link in links) == 1


def test_a_line_begins_and_ends_at_its_boxes():
    drawing = drawn([Mechanism("m", "M", ("nsf",), ("RIE",))], {"nsf": "NSF"}, {"RIE": "RIE"})
    agency, mechanism, program = (nodes(kind, drawing)[0] for kind in ("agency", "mechanism", "program"))
    first, second = drawing.links
    assert first.path == f"M100 {agency.middle_y:g}C125 {agency.middle_y:g} 125 {mechanism.middle_y:g} 150 {mechanism.middle_y:g}"
    assert second.path.startswith(f"M300 {mechanism.middle_y:g}C")
    assert second.path.endswith(f"350 {program.middle_y:g}")


def test_agencies_stand_near_their_mechanisms():
    assert [node.key for node in nodes("agency", drawn())] == ["doe", "eda", "nsf"]


def test_boxes_of_a_column_never_overlap_and_lie_inside():
    drawing = drawn()
    for kind in ("agency", "mechanism", "program"):
        column = nodes(kind, drawing)
        assert all(upper.y + upper.height < lower.y for upper, lower in itertools.pairwise(column))
        assert column[0].y >= 0
        assert column[-1].y + column[-1].height <= drawing.height


def test_words_are_broken_at_spaces_and_between_ideographs():
    assert broken("Treasury loan against spectrum auction", 130) == ("Treasury loan", "against spectrum", "auction")
    assert broken("机构间协调委员会", 60) == ("机构间协", "调委员会")
    assert broken("", 60) == ()


@pytest.mark.parametrize("text", ["Coordinating Committee of EPSCoR", "RTIH遴选与EPSCoR资格的衔接", "备忘录（2023年），"])
def test_lines_fit_their_width_and_lose_nothing(text):
    lines = broken(text, 100)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(text_width(line.rstrip("，）")) <= 100 for line in lines)


def test_punctuation_does_not_begin_a_line():
    assert broken("机构间协，调委", 52) == ("机构间协，", "调委")
