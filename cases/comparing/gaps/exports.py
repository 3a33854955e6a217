"""The gap matrix as CSV: one row is one cell, with its count or which kind of empty it is."""

from typing import NamedTuple

from cases.comparing.gaps.cells import Cell, State
from cases.comparing.gaps.matrix import Matrix


class Line(NamedTuple):
    """A Cell of a Matrix; *sources* are ``{key: Source}``."""

    matrix: Matrix
    cell: Cell
    sources: dict

    @property
    def place(self):
        return self.matrix.places[self.cell.place]

    @property
    def column(self):
        return self.matrix.columns[self.cell.column]

    @property
    def covering(self):
        return self.matrix.covering(self.cell.place, self.cell.column)


def lines(matrix, sources):
    """Answer a Line for every cell in the order of the page, folded ones left out."""
    cells = matrix.grid.cells
    return [Line(matrix, cells[place][column], sources) for place in matrix.places_in_order for column in matrix.columns_in_order]


def _attribution(language):
    def read(line):
        keys = dict.fromkeys(statement.source for statement, _part in line.covering)
        texts = (getattr(line.sources[key], f"attribution_{language}") for key in keys if key in line.sources)
        return "; ".join(filter(None, texts))

    return read


COLUMNS = {
    "place": lambda line: line.cell.place,
    "place_zh": lambda line: line.place.name_zh,
    "place_en": lambda line: line.place.name_en,
    "facet": lambda line: line.matrix.facet,
    "list": lambda line: line.matrix.crosswalk.vocabulary.key if line.matrix.crosswalk else "",
    "term": lambda line: line.cell.column,
    "term_zh": lambda line: line.column.name_zh,
    "term_en": lambda line: line.column.name_en,
    "counts": lambda line: " ".join(line.column.values),
    "mapping": lambda line: "; ".join(line.column.stands),
    "cases": lambda line: "" if line.cell.state is State.NOT_RESEARCHED else line.cell.count,
    "state": lambda line: line.cell.state,
    "compared_with": lambda line: line.matrix.choices.compare,
    "compared_places": lambda line: line.cell.compared.of,
    "compared_places_with_a_case": lambda line: len(line.cell.compared.having),
    "gap": lambda line: line.cell.gap or "",
    "covered_by": lambda line: "; ".join(f"{statement.source}: {part.place}" for statement, part in line.covering),
    "attribution_zh": _attribution("zh"),
    "attribution_en": _attribution("en"),
}
