"""The atlas as `make run` serves it: its own process, its own database with all content, a curator who may sign in."""

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CURATOR = {"username": "curator", "password": "a-long-pass-phrase"}


@dataclass(frozen=True)
class Site:
    """A running atlas: its address, the environment of its commands and the log of its server."""

    address: str
    environment: dict
    log: Path

    def manage(self, *arguments):
        """Run a management command on the site's database."""
        run = [sys.executable, "-W", "error", "manage.py", *arguments]
        done = subprocess.run(run, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{' '.join(arguments)} failed:\n{done.stdout}{done.stderr}"
        return done.stdout


@contextlib.contextmanager
def serving(folder):
    """Start an atlas on a free port with its database in *folder*; stop it at the end."""
    port = _free_port()
    environment = {
        **os.environ,
        "LOCAL": "true",
        "SECRET_KEY": "only-for-the-tests",
        "DATABASE_URL": f"sqlite:///{folder / 'site.sqlite3'}",
        "DJANGO_SUPERUSER_PASSWORD": CURATOR["password"],
    }
    site = Site(f"http://127.0.0.1:{port}", environment, folder / "server.log")
    site.manage("migrate", "--verbosity", "0")
    site.manage("load", "--verbosity", "0")
    site.manage("createsuperuser", "--noinput", "--username", CURATOR["username"], "--email", "curator@example.org")
    with site.log.open("w") as log:
        run = [sys.executable, "manage.py", "runserver", "--noreload", f"127.0.0.1:{port}"]
        server = subprocess.Popen(run, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait_for(site, server)
            yield site
        finally:
            server.terminate()
            server.wait(timeout=20)


def _free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def _wait_for(site, server, seconds=30):
    until = time.monotonic() + seconds
    while time.monotonic() < until and server.poll() is None:
        with contextlib.suppress(OSError):
            urllib.request.urlopen(f"{site.address}/static/img/favicon.svg", timeout=5).close()
            return
        time.sleep(0.1)
    raise AssertionError(f"the site did not start:\n{site.log.read_text()}")
