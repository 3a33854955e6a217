"""Rows of the atlas as works to cite: sources in the language that they are written in, cases in the reader's."""

import re

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from cases.citing.works import English, Work, read_names
from cases.dates import parse_partial_date
from reference.languages import reader_suffix
from reference.locators import locator_in_words

# The reader sees that a record names no publisher by these words; a reference then has none.
UNNAMED = "publisher not named"
ACRONYM = re.compile(r"\s*\([A-Z]{2,}\)$")
# An issue of a periodical as issuer: the periodical's name, its year, its number; the Chinese name stands between book title marks.
PERIODICAL_EN = re.compile(r"(?P<name>.+), \d{4}, no\. (?P<issue>\d+)")
PERIODICAL_ZH = re.compile(r"\u300a(?P<name>.+)\u300b")
WHOLE = "whole"
LANGUAGES = {"zh": "zh-hans", "en": "en"}


def work_of_source(source, locators=(), language=""):
    """Answer *source* as a Work with *locators* (such as ``ch 2, s 1``) in words; *language* ``zh`` or ``en`` translates its title."""
    language = language or ("zh" if source.language.startswith("zh") else "en")
    issuers = {suffix: _issuer(source, suffix) for suffix in LANGUAGES}
    containers, issue = _periodical(source)
    if containers:
        issuers = dict.fromkeys(LANGUAGES, "")
    return Work(
        key=source.key,
        kind=source.kind,
        language=language,
        title=getattr(source, f"title_{language}"),
        authors=read_names(source.author),
        issuer=issuers[language],
        container=containers.get(language, ""),
        issue=issue,
        date=_date(source.date),
        accessed=source.accessed,
        url=source.url,
        places=_places(locators, language),
        english=English()
        if language == "en"
        else English(source.title_en, issuers["en"], containers.get("en", ""), _places(locators, "en")),
    )


def work_of_case(case, address, language=""):
    """Answer *case* as an entry of the atlas, read today at *address*, in *language* (``zh`` or ``en``) or in the reader's."""
    language = language or reader_suffix()
    with translation.override(LANGUAGES[language]):
        atlas = _("Fusion Policy Atlas")
    return Work(
        key=f"atlas-{case.slug}",
        kind="entry",
        language=language,
        title=getattr(case, f"title_{language}"),
        issuer=atlas,
        container=atlas,
        subject=getattr(case.jurisdiction, f"name_{language}"),
        date=timezone.localdate(case.changed).isoformat(),
        accessed=timezone.localdate(),
        url=address,
    )


def _date(text):
    """Answer *text* where it is a date; a record that a curator left with other words has none."""
    try:
        parse_partial_date(text)
    except ValueError:
        return ""
    return text


def _places(locators, language):
    return tuple(dict.fromkeys(locator_in_words(place, language) for place in locators if place != WHOLE))


def _issuer(source, suffix):
    """The name of the issuer without its acronym, which references do not repeat; empty where it is not named."""
    return "" if UNNAMED in source.issuer_en else ACRONYM.sub("", getattr(source, f"issuer_{suffix}"))


def _periodical(source):
    """Answer ``({language: name}, issue)`` of the periodical that an article stands in, ``({}, "")`` where it stands in none."""
    english = PERIODICAL_EN.fullmatch(source.issuer_en) if source.kind == "article" else None
    if english is None:
        return {}, ""
    chinese = PERIODICAL_ZH.match(source.issuer_zh)
    return {"en": english["name"], "zh": chinese["name"] if chinese else english["name"]}, english["issue"]
