"""Compile the translation catalogues, without GNU gettext: ``python -m config.catalogues [folder]``."""

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent


def compile_catalogue(path):
    """Write the ``.mo`` beside the ``.po`` at *path*; messages marked fuzzy or left empty stay untranslated."""
    with path.open("rb") as file:
        catalogue = read_po(file, abort_invalid=True)
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalogue)


def compile_catalogues(folder):
    """Compile every catalogue under *folder* and answer how many there are."""
    paths = sorted(folder.glob("locale/*/LC_MESSAGES/*.po"))
    for path in paths:
        compile_catalogue(path)
    return len(paths)


if __name__ == "__main__":
    compile_catalogues(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT)
