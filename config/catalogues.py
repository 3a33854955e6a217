"""Compile the translation catalogues, without GNU gettext: ``python -m config.catalogues [folder]``."""

import sys
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent


def compile_catalogues(folder):
    """Write the ``.mo`` beside every ``.po`` under *folder*; answer how many there are.

    Messages marked fuzzy or left empty stay untranslated. Raises OSError with file and line where a file is broken.
    """
    paths = sorted(folder.glob("locale/*/LC_MESSAGES/*.po"))
    for path in paths:
        polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))
    return len(paths)


if __name__ == "__main__":
    compile_catalogues(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT)
