"""Works as CSL-JSON, the data of the Citation Style Language (schema 1.0.2)."""

import json

from cases.citing.bibtex import note

TYPES = {"report": "report", "article": "webpage", "page": "webpage", "dataset": "dataset", "entry": "entry"}
LANGUAGES = {"zh": "zh-CN", "en": "en-GB"}


def write(works):
    """Answer *works* as the text of a JSON list, a field a line."""
    return "[\n" + ",\n".join(map(_text, works)) + "\n]\n"


def _text(work):
    pairs = (f"    {_dumped(name)}: {_dumped(value)}" for name, value in item(work).items())
    return "  {\n" + ",\n".join(pairs) + "\n  }"


def _dumped(value):
    return json.dumps(value, ensure_ascii=False)


def reference(work):
    """Answer *work* as a JSON list of one item, which is what programs import."""
    return write([work])


def item(work):
    """Answer *work* as the plain data of one item, without what is not known."""
    data = {
        "id": work.key,
        "type": "article-journal" if work.is_in_periodical else TYPES[work.kind],
        "title": work.title,
        "author": [_name(name) for name in work.authors] or ([{"literal": work.issuer}] if work.issuer else []),
        "container-title": work.container,
        "issue": work.issue,
        "publisher": "" if work.is_in_periodical or work.kind == "entry" else work.issuer,
        "issued": _date(work.date_parts),
        "accessed": _date([work.accessed.year, work.accessed.month, work.accessed.day] if work.accessed and work.url else []),
        "URL": work.url,
        "language": LANGUAGES[work.language],
        "note": note(work),
    }
    return {name: value for name, value in data.items() if value}


def _name(name):
    return {"family": name.family, "given": name.given} if name.given else {"literal": name.family}


def _date(parts):
    return {"date-parts": [parts]} if parts else {}
