"""References as files: one form for every program that keeps references, and plain text for people."""

from typing import NamedTuple

from cases.citing.styles import STYLES


class File(NamedTuple):
    """A form of file: its type and the styles that it holds, one below the other under their names where there are several."""

    content_type: str
    styles: tuple


FILES = {
    "bib": File("application/x-bibtex; charset=utf-8", ("bibtex",)),
    "ris": File("application/x-research-info-systems; charset=utf-8", ("ris",)),
    "json": File("application/vnd.citationstyles.csl+json; charset=utf-8", ("csl-json",)),
    "txt": File("text/plain; charset=utf-8", ("gb-t-7714", "apa")),
}


def write_file(form, works_in):
    """Answer the text of the file *form* (a key of FILES); *works_in* answers the Works in the language that a style wants."""
    styles = [STYLES[key] for key in FILES[form].styles]
    if len(styles) == 1:
        return styles[0].write(works_in(styles[0].language))
    return "\n".join(f"{style.name}\n\n{style.write(works_in(style.language))}" for style in styles)
