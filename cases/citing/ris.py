"""Works as RIS, the tagged format that reference managers import."""

from cases.citing.bibtex import note

TYPES = {"report": "RPRT", "article": "ELEC", "page": "ELEC", "dataset": "DATA", "entry": "DBASE"}
END = "\r\n"
# Three slashes always: what is not known of a date stays empty between them.
PARTS_OF_A_DATE = 3


def write(works):
    """Answer a record for each of *works*, a blank line between."""
    return END.join(reference(work) for work in works)


def reference(work):
    """Answer *work* as one record; a line is a tag, two spaces, a dash, a space and the value."""
    pairs = [
        ("TY", "JOUR" if work.is_in_periodical else TYPES[work.kind]),
        ("ID", work.key),
        *(("AU", author) for author in _authors(work)),
        ("TI", work.title),
        ("TT", work.english.title),
        ("T2", work.container),
        ("IS", work.issue),
        ("PB", "" if work.is_in_periodical else work.issuer),
        ("PY", work.year),
        ("DA", _date(work.date)),
        ("Y2", _date(work.accessed.isoformat()) if work.accessed and work.url else ""),
        ("LA", work.language),
        ("UR", work.url),
        ("N1", note(work)),
    ]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in pairs if value]
    return END.join([*lines, "ER  - ", ""])


def _authors(work):
    """Persons as ``family, given``; a comma in the name of a body would make a person of it and is dropped."""
    return [str(name) for name in work.authors] or list(filter(None, [work.issuer.replace(",", "")]))


def _date(date):
    parts = date.split("-") if date else []
    return "/".join([*parts, *[""] * (PARTS_OF_A_DATE - len(parts)), ""]) if parts else ""
