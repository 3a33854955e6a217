"""The desk's first page: what waits for a person, what has grown old or is incomplete, where the collection is thin.

``board_of(person)`` answers the Boxes that *person* may see; ``coverage_of(person)`` cases by place and dimension;
``urls(site)`` the addresses of the longer lists.
"""

from cases.desk.board.boxes import Box, Line
from cases.desk.board.coverage import coverage_of
from cases.desk.board.freshness import StaleFilter
from cases.desk.board.gathering import board_of
from cases.desk.board.pages import urls

__all__ = ["Box", "Line", "StaleFilter", "board_of", "coverage_of", "urls"]
