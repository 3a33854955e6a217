"""Works as entries of BibTeX: names and titles in braces of their own, so that no style splits or lowers them."""

ENTRIES = {"report": "techreport", "article": "misc", "page": "misc", "dataset": "misc", "entry": "misc"}
# BibTeX counts braces even behind a backslash, so braces are named, not escaped.
ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
# What would end a field or begin a command inside an address.
URL_ESCAPES = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
LANGUAGES = {"zh": "chinese", "en": "english"}


def write(works):
    """Answer an entry for each of *works*, a blank line between."""
    return "\n".join(reference(work) for work in works)


def reference(work):
    """Answer *work* as one entry; its key is that of the record and stays the same."""
    fields = {
        "author": " and ".join(map(_name, work.authors)) or _whole(work.issuer),
        "title": _whole(work.title),
        "journal": escaped(work.container) if work.is_in_periodical else "",
        "number": escaped(work.issue),
        "institution": escaped(work.issuer) if work.kind == "report" else "",
        "howpublished": _how_published(work),
        "year": work.year,
        "date": work.date,
        "url": work.url.translate(URL_ESCAPES),
        "urldate": work.accessed.isoformat() if work.accessed and work.url else "",
        "langid": LANGUAGES[work.language],
        "note": escaped(note(work)),
    }
    lines = [f"{name} = {{{value}}}" for name, value in fields.items() if value]
    # The names of months are macros of BibTeX and stand without braces.
    lines += [f"month = {MONTHS[work.date_parts[1] - 1]}"] if len(work.date_parts) > 1 else []
    kind = "article" if work.is_in_periodical else ENTRIES[work.kind]
    return "".join([f"@{kind}{{{work.key},\n", *(f"  {line},\n" for line in lines), "}\n"])


def escaped(text):
    """Answer *text* with every character that TeX would act on written out."""
    return "".join(ESCAPES.get(letter, letter) for letter in text)


def note(work):
    """Answer what no other field holds, in English: the translation of a title, the subject of an entry, the places cited."""
    parts = [f"English title: {work.english.title}"] if work.english.title else []
    parts += [f"Policy case: {work.subject}"] if work.subject else []
    parts += [f"Cited: {'; '.join(work.places_en)}"] if work.places_en else []
    return ". ".join(parts)


def _name(name):
    return f"{escaped(name.family)}, {escaped(name.given)}" if name.given else _whole(name.family)


def _whole(text):
    return f"{{{escaped(text)}}}" if text else ""


def _how_published(work):
    if work.kind == "entry":
        return escaped(f"Online database {work.container}")
    return "Data set" if work.kind == "dataset" else ""
