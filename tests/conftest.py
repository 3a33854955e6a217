"""What every test may ask for, and where the tests that need a browser or the real content run."""

import os
import shutil
import sys

import hypothesis
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.utils import translation

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
OFFICES = ("soffice", "libreoffice")
SKIPPED = pytest.StashKey[dict]()
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
    """Browser tests share one process and one site; tests on the loaded content one process a module."""
    skip = None if find_chromium() else pytest.mark.skip(reason="no Chromium")
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker("browser")
            item.add_marker(pytest.mark.xdist_group("browser"))
            if skip:
                item.add_marker(skip)
        elif "loaded_content" in item.fixturenames:
            item.add_marker(pytest.mark.xdist_group(item.module.__name__))


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


@pytest.fixture(scope="module")
def loaded_content(django_db_setup, django_db_blocker):
    """All content of ``fixtures/`` in the database, loaded once for the tests of a module and rolled back after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load", verbosity=0)
        yield
        transaction.set_rollback(True)
