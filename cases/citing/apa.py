"""References by the APA manual, 7th edition, in English; titles in Chinese stand with their translation in brackets."""

from babel.dates import get_month_names

MONTHS = get_month_names("wide", locale="en")
NO_DATE = "n.d."
# With more authors than these the style names the first nineteen and the last.
MOST_AUTHORS = 20
DESCRIPTIONS = {"dataset": "Data set"}


def write(works):
    """Answer the references of *works* in the order of the alphabet, a line each; below one with places the mark for the text."""
    listed = sorted(((reference(work), in_text(work)) for work in works), key=lambda pair: pair[0].casefold())
    return "".join(f"{line}\n" + (f"    In text: {mark}\n" if mark else "") for line, mark in listed)


def reference(work):
    """Answer the reference of *work*; without an author and issuer its title stands first."""
    responsible, title = _responsible(work), _title(work)
    dated = f"({_date(work)})"
    head = [responsible, dated, title] if responsible else [title, dated]
    return " ".join([*map(_sentence, filter(None, [*head, _container(work)])), _address(work)]).rstrip()


def in_text(work):
    """Answer how the places of *work* are cited in a text, empty where it has none: the list of references has no room for them."""
    if not work.places_en:
        return ""
    who = _short_names(work) or work.english.issuer or work.issuer or f"“{work.english.title or work.title}”"
    return f"({who}, {work.year or NO_DATE}, {'; '.join(work.places_en)})"


def _short_names(work):
    families = [name.family for name in work.authors]
    return f"{families[0]} et al." if len(families) > 2 else " & ".join(families)


def _sentence(part):
    return part if part.endswith((".", "?", "!")) else f"{part}."


def _responsible(work):
    if not work.authors:
        return work.english.issuer or work.issuer
    names = [_name(name) for name in work.authors]
    if len(names) > MOST_AUTHORS:
        return f"{', '.join(names[: MOST_AUTHORS - 1])}, . . . {names[-1]}"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])}, & {names[-1]}"


def _name(name):
    return f"{name.family}, {' '.join(f'{letter}.' for letter in name.initials)}" if name.given else name.family


def _title(work):
    title = _with_translation(work.title, work.english.title)
    if work.kind == "entry":
        return f"{title} [Policy case, {work.subject}]"
    return f"{title} [{DESCRIPTIONS[work.kind]}]" if work.kind in DESCRIPTIONS else title


def _with_translation(words, translation):
    return f"{words} [{translation}]" if translation else words


def _date(work):
    """The year alone of reports and data sets, else the date as precisely as known."""
    if not work.date:
        return NO_DATE
    year, *rest = work.date_parts
    if not rest or work.kind in ("report", "dataset") or work.is_in_periodical:
        return f"{year}"
    return f"{year}, {' '.join([MONTHS[rest[0]], *map(str, rest[1:])])}"


def _container(work):
    """The periodical with its issue, or the atlas that an entry stands in; where the issuer is the site itself nothing is said twice."""
    if work.kind == "entry":
        return f"In {work.container}"
    if not work.container:
        return (work.english.issuer or work.issuer) if work.authors else ""
    periodical = _with_translation(work.container, work.english.container)
    return f"{periodical}, ({work.issue})" if work.issue else periodical


def _address(work):
    """The address; with the date of access where the text may change, that is where it has no date or is an entry of the atlas."""
    if not work.url or not work.accessed or (work.date and work.kind != "entry"):
        return work.url
    day = work.accessed
    return f"Retrieved {MONTHS[day.month]} {day.day}, {day.year}, from {work.url}"
