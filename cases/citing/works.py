"""A work to cite, as plain bibliographic data: every style is written from this and knows no database."""

import datetime
import re
from dataclasses import dataclass
from typing import NamedTuple

IDEOGRAPH = re.compile(r"[\u3400-\u9fff]")


class Name(NamedTuple):
    """A person, with *family* and *given* name, or a body or a Chinese person, whose whole name is *family*."""

    family: str
    given: str = ""

    @property
    def initials(self):
        """The first letters of the given names, such as ``("J", "R")``."""
        return tuple(part[0].upper() for part in re.split(r"[\s.]+|(?<=-)", self.given) if part)

    def __str__(self):
        return f"{self.family}, {self.given}" if self.given else self.family


class English(NamedTuple):
    """The English of a work in Chinese, where a style wants it beside or instead of the original; empty for a work in English."""

    title: str = ""
    issuer: str = ""
    container: str = ""
    places: tuple = ()


NO_ENGLISH = English()


@dataclass(frozen=True)
class Work:
    """What is cited. Unknown is empty, nothing is made up.

    *kind* is ``report``, ``article``, ``page``, ``dataset`` or ``entry`` (a case of the atlas); *language* (``zh`` or ``en``) is that of
    title, issuer, container and places. *container* is the periodical or the database, *subject* the place whose policy an entry is
    about; *date* is as precise as known (``2025``, ``2025-11``, ``2025-11-07``).
    """

    key: str
    kind: str
    language: str
    title: str
    authors: tuple = ()
    issuer: str = ""
    container: str = ""
    issue: str = ""
    subject: str = ""
    date: str = ""
    accessed: datetime.date | None = None
    url: str = ""
    places: tuple = ()
    english: English = NO_ENGLISH

    @property
    def year(self):
        return self.date[:4]

    @property
    def date_parts(self):
        """The date as numbers, ``[2025, 11]``; empty where there is none."""
        return [int(part) for part in self.date.split("-")] if self.date else []

    @property
    def places_en(self):
        return self.english.places or self.places

    @property
    def is_in_periodical(self):
        return self.kind == "article" and bool(self.container)

    @property
    def is_online(self):
        """Whether it is read on the web: by its address, or because it is neither a report nor in a periodical."""
        return bool(self.url) or self.kind in ("page", "entry") or (self.kind == "article" and not self.is_in_periodical)


def read_names(text):
    """Answer the Names in *text*, such as ``Doe, Jane; Smith, John`` or names of Chinese persons with semicolons between."""
    names = []
    for part in filter(None, (part.strip() for part in re.split(r"[;\uff1b]", text))):
        family, _comma, given = (piece.strip() for piece in part.partition(","))
        names.append(Name(family, given))
    return tuple(names)
