"""What `make setup` and `make test` stand on."""

import gettext
import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from config.catalogues import compile_catalogues
from config.environment import write_environment
from tests.postgres import named_address, packaged_programs, running, system_programs

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=1; plural=0;\\n"

msgid "case"
msgstr "案例"

msgid "%(count)d case"
msgid_plural "%(count)d cases"
msgstr[0] "%(count)d 个案例"

msgctxt "month"
msgid "May"
msgstr "五月"

#, fuzzy
msgid "draft"
msgstr "或许是草稿"

msgid "place"
msgstr ""
"""


def make(*arguments, folder=ROOT):
    return subprocess.run(["make", *arguments], cwd=folder, capture_output=True, text=True, check=False)


def test_the_environment_is_written_once_and_only_for_its_owner(tmp_path):
    path = tmp_path / ".env"
    assert write_environment(path, "a-key")
    assert "LOCAL=true\nSECRET_KEY=a-key\n" in path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert not write_environment(path, "another")
    assert "a-key" in path.read_text()


def test_every_environment_gets_a_key_of_its_own(tmp_path):
    keys = set()
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        subprocess.run([sys.executable, "-W", "error", "-m", "config.environment", tmp_path / name], cwd=ROOT, check=True)
        keys |= set(re.findall(r"SECRET_KEY=(\S{50,})", (tmp_path / name / ".env").read_text()))
    assert len(keys) == 2


def test_a_catalogue_is_compiled_without_gettext_and_leaves_out_what_is_not_sure(tmp_path):
    folder = tmp_path / "locale" / "zh_Hans" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(CATALOGUE, encoding="utf-8")
    assert compile_catalogues(tmp_path) == 1
    with (folder / "django.mo").open("rb") as file:
        words = gettext.GNUTranslations(file)
    assert words.gettext("case") == "案例"
    assert words.ngettext("%(count)d case", "%(count)d cases", 3) == "%(count)d 个案例"
    assert words.pgettext("month", "May") == "五月"
    assert (words.gettext("draft"), words.gettext("place")) == ("draft", "place")


def test_a_broken_catalogue_is_named(tmp_path):
    folder = tmp_path / "locale" / "zh_Hans" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text('msgid "case"\nnonsense\n', encoding="utf-8")
    with pytest.raises(OSError, match=r"django\.po \(line 2\)"):
        compile_catalogues(tmp_path)


def test_every_target_that_the_readme_or_the_help_names_exists():
    named = set(
        re.findall(r"(?:^|`)make ([a-z]+)", (ROOT / "README.md").read_text(encoding="utf-8") + make("help").stdout, flags=re.MULTILINE)
    )
    assert {"run", "test", "setup"} <= named
    for target in named:
        assert "No rule" not in make("--dry-run", target).stderr, target


def test_a_machine_without_a_python_that_is_new_enough_is_told_so(tmp_path):
    """The Makefile in an empty folder, with a python3 first in the PATH that is too old."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    old = tmp_path / "programs" / "python3"
    old.parent.mkdir()
    old.write_text('#!/bin/sh\ncase "$1" in --version) echo "Python 3.9.2";; *) exit 1;; esac\n')
    old.chmod(0o755)
    for program in ("sh", "make", "test", "echo"):
        (old.parent / program).symlink_to(shutil.which(program))
    done = subprocess.run(["make", "setup"], cwd=tmp_path, env={"PATH": str(old.parent)}, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "needs Python 3.11 or later as python3; this one is: Python 3.9.2" in done.stdout + done.stderr


@pytest.mark.parametrize("find", [system_programs, packaged_programs])
def test_a_postgresql_is_started_and_removed(find):
    programs = find()
    if programs is None:
        pytest.skip(f"no server by {find.__name__}")
    with running(programs) as address:
        home = Path(address.partition("host=")[2])
        assert home.is_dir()
        with psycopg.connect(address) as connection:
            assert connection.execute("show server_encoding").fetchone() == ("UTF8",)
    assert not home.exists()


def test_only_an_address_of_postgresql_is_taken():
    assert named_address({"DATABASE_URL": "postgres://someone@host/atlas"})
    assert named_address({"DATABASE_URL": "sqlite:///atlas.sqlite3"}) == ""
    assert named_address({}) == ""


def test_the_newest_system_server_that_is_complete_is_taken(tmp_path):
    for version, programs in (("9.6", ("initdb", "pg_ctl", "postgres")), ("15", ("initdb", "pg_ctl", "postgres")), ("17", ("pg_ctl",))):
        place = tmp_path / version / "bin"
        place.mkdir(parents=True)
        for program in programs:
            (place / program).touch(mode=0o755)
    assert system_programs(search_path=str(tmp_path), versions=tmp_path) == tmp_path / "15" / "bin"
    assert system_programs(search_path=str(tmp_path), versions=tmp_path / "none") is None


def test_the_command_runs_on_the_database_that_is_named():
    command = [sys.executable, "-m", "tests.postgres", "--", sys.executable, "-c", "import os; print(os.environ['DATABASE_URL']); exit(3)"]
    named = "postgres://someone@host/atlas"
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, "DATABASE_URL": named}, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (3, named)


def test_the_run_of_a_server_is_one_script_that_stops_at_the_first_error():
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert subprocess.run(["bash", "-n", script], check=False).returncode == 0
    text = script.read_text()
    assert "set -eu" in text
    assert text.rstrip().endswith("make test")
