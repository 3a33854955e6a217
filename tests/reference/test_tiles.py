"""Tile maps from counts."""

from types import SimpleNamespace

import pytest

from reference.tiles import lower_bounds, tile_map


def place(code, row, column):
    return SimpleNamespace(code=code, tile_row=row, tile_column=column)


@pytest.mark.parametrize(("most", "bounds"), [(0, []), (1, [1]), (3, [1, 2, 3]), (9, [1, 3, 5, 7]), (16, [1, 4, 8, 12])])
def test_colours_start_in_even_steps(most, bounds):
    assert lower_bounds(most) == bounds


def test_tiles_stand_by_row_and_column_and_deepen_with_the_count():
    drawn = tile_map(None, [place("CN-HA", 1, 1), place("CN-ZJ", 2, 3), place("CN-XJ", 2, 1)], {"CN-HA": 1, "CN-ZJ": 9})
    henan, zhejiang, xinjiang = drawn.tiles
    assert (henan.step, zhejiang.step, xinjiang.step) == (1, 4, 0)
    assert zhejiang.x > henan.x == xinjiang.x
    assert zhejiang.y == xinjiang.y > henan.y
    assert (drawn.total, drawn.covered) == (10, 2)
    assert drawn.legend == ((1, 1, 2), (2, 3, 4), (3, 5, 6), (4, 7, 9))
    assert (drawn.width, drawn.height) == (zhejiang.x + 52, zhejiang.y + 52)


def test_a_map_without_cases_has_no_legend():
    drawn = tile_map(None, [place("US-CO", 1, 1)], {})
    assert drawn.legend == ()
    assert drawn.covered == 0
