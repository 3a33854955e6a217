"""Write ``.env`` for a machine of one's own, once: ``python -m config.environment [folder]``."""

import os
import secrets
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEXT = """\
# A machine of your own. In production leave LOCAL out and set SECRET_KEY and ALLOWED_HOSTS.
LOCAL=true
SECRET_KEY={key}
"""


def write_environment(path, key):
    """Write settings for a machine of one's own to *path*; answer False and leave the file alone where there is one."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return False
    with open(descriptor, "w", encoding="utf-8") as file:
        file.write(TEXT.format(key=key))
    return True


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT
    write_environment(folder / ".env", secrets.token_urlsafe(50))
