"""The text of a brief as plain pieces, which the page and the document print alike."""

from typing import NamedTuple

from cases.citing import Numbering
from cases.comparing.marks import marks


class Piece(NamedTuple):
    """Some words, perhaps with the address they lead to; or the *number* of a source; *strong* words begin a paragraph."""

    text: str = ""
    address: str = ""
    number: int = 0
    is_strong: bool = False


class Sources(Numbering):
    """The sources of a brief in the order in which it cites them."""

    def marks_for(self, *rows):
        """Answer the Pieces with the numbers of *rows* (Facts, Citations, scores, rates), each number once and in order."""
        return [Piece(number=number) for number in sorted({self.cite(row).number for row in rows})]


def joined(texts):
    """Answer *texts* (lists of Pieces) as one list with semicolons between and a full stop at the end."""
    pieces = []
    for position, text in enumerate(texts):
        pieces += [*([Piece(marks()["semicolon"])] if position else []), *text]
    return [*pieces, Piece(marks()["stop"])] if pieces else []


def run_in(title, pieces):
    """Answer *pieces* with *title* as the words that begin the paragraph; nothing where there are none."""
    return [Piece(f"{title}{marks()['colon']}", is_strong=True), *pieces] if pieces else []


def plain(pieces):
    """Answer *pieces* as text, numbers in brackets."""
    return "".join(f"[{piece.number}]" if piece.number else piece.text for piece in pieces)
