"""What every test may ask for, and where the tests that need a browser or the real content run."""

import os
import shutil
import sys
from zlib import crc32

import hypothesis
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.utils import translation

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
OFFICES = ("soffice", "libreoffice")
SKIPPED = pytest.StashKey[dict]()
CONTENT = pytest.StashKey["Content"]()
CONTENT_GROUPS = 2
NO_BROWSER = """
****************************************************************************
*  NOT TESTED IN A BROWSER: no Chromium found, {count:3} tests were skipped.     *
*  Install one (apt-get install chromium fonts-noto-cjk), or name one:     *
*  CHROMIUM=/path/to/chromium make test                                    *
****************************************************************************
"""
NO_OFFICE = """
****************************************************************************
*  WORD DOCUMENTS NOT TURNED INTO PAGES: no LibreOffice found, {count:3} tests   *
*  were skipped. Install it: apt-get install libreoffice-writer            *
****************************************************************************
"""
# What a skipped test gives as its reason, and what the run says of it.
BANNERS = {"no Chromium": NO_BROWSER, "no LibreOffice": NO_OFFICE}


def find_office():
    """Answer the path of LibreOffice on this machine, or None."""
    return next(filter(None, map(shutil.which, OFFICES)), None)


def find_chromium():
    """Answer the path of a Chromium on this machine, or None."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)


def pytest_configure():
    # A password of a test need not be slow to guess.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # How long one example takes says more of the machine than of the code.
    hypothesis.settings.register_profile("suite", deadline=None)
    hypothesis.settings.load_profile("suite")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Browser tests share one process and one site; tests on the loaded content a few processes, each of which loads it once."""
    skip = None if find_chromium() else pytest.mark.skip(reason="no Chromium")
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker("browser")
            item.add_marker(pytest.mark.xdist_group("browser"))
            if skip:
                item.add_marker(skip)
        elif "loaded_content" in item.fixturenames:
            item.add_marker(pytest.mark.xdist_group(f"content-{crc32(item.module.__name__.encode()) % CONTENT_GROUPS}"))


def pytest_terminal_summary(terminalreporter, config):
    reasons = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])]
    config.stash[SKIPPED] = {reason: sum(reason in words for words in reasons) for reason in BANNERS}


def pytest_unconfigure(config):
    """The very last words of a run."""
    for reason, count in config.stash.get(SKIPPED, {}).items():
        if count:
            sys.stderr.write(BANNERS[reason].format(count=count))


@pytest.fixture(autouse=True)
def messages_in_english():
    """What is asked without an address, such as a check of a record, answers in English; a page has its own language."""
    with translation.override("en"):
        yield


class Content:
    """All content of ``fixtures/``, loaded once for tests in a row that want it, rolled back before one that does not."""

    def __init__(self, blocker):
        self._blocker, self._transaction = blocker, None

    def bring(self):
        if not self._transaction:
            with self._blocker.unblock():
                self._transaction = transaction.atomic()
                self._transaction.__enter__()
                call_command("load", verbosity=0)

    def take_away(self):
        if self._transaction:
            with self._blocker.unblock():
                transaction.set_rollback(True)
                self._transaction.__exit__(None, None, None)
                self._transaction = None


@pytest.fixture(scope="session")
def content(pytestconfig, django_db_setup, django_db_blocker):
    pytestconfig.stash[CONTENT] = store = Content(django_db_blocker)
    yield store
    store.take_away()


@pytest.fixture(scope="module")
def loaded_content(content):
    """All content of ``fixtures/`` in the database; what a test changes in it is undone after the test."""
    content.bring()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    store = item.config.stash.get(CONTENT, None)
    if store and "loaded_content" not in item.fixturenames:
        store.take_away()
