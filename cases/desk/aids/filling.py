"""What an aid adds to the data of a form that was sent: rows from a pasted table, what a button offers. Nothing is saved by it."""

from cases.desk.aids.pasting import read_facts, words_known
from cases.desk.aids.recent import recent_sources
from cases.desk.entering.rows import whole
from cases.models import Fact, IndicatorLink

TAKE = "_take"
PASTE = "paste-facts"
EVIDENCE = "paste-evidence"
SOURCED = ("facts", "citations")
# The list and the values of the row that a button adds.
ROWS = {
    "indicator": lambda key: ("indicator_links", [{"indicator": key, "basis": IndicatorLink.Basis.CURATOR}]),
    "citation": lambda key: ("citations", [{"source": key}]),
}


def with_taken(data):
    """Answer *data* with what the pressed buttons of suggestions offer: concepts, links to the index, citations of a source."""
    data = data.copy()
    for taken in data.pop(TAKE, []):
        kind, _slash, key = taken.partition("/")
        if kind == "concept":
            _add_concept(data, *key.partition("/")[::2])
        elif kind in ROWS:
            add_rows(data, *ROWS[kind](key))
    return data


def with_pasted(data, person):
    """Answer *data* with the facts of the table in its box as new rows, and the Pasted; the box is empty after."""
    pasted = read_facts(data.get(PASTE, ""), words_known())
    data = data.copy()
    add_rows(data, "facts", rows_to_add(pasted, data, person))
    data[PASTE] = "" if pasted.rows else data.get(PASTE, "")
    return data, pasted


def rows_to_add(pasted, data, person):
    """Answer the values of the rows of *pasted*: where they say nothing, the source last used and the evidence of the box."""
    last = last_used(data)
    if not last[0]:
        last = (next(iter(recent_sources(person)), ""), "")
    source = {name: text for name, text in zip(("source", "place"), last, strict=True) if text}
    usual = {"qualifier": Fact.Qualifier.EXACT, "evidence": data.get(EVIDENCE, "")}
    return [usual | ({} if "source" in row.values else source) | row.values for row in pasted.rows]


def add_rows(data, name, rows):
    """Add *rows*, values by field, at the end of the list *name* in *data*."""
    total = whole(data.get(f"{name}-TOTAL_FORMS"))
    last = max((whole(value) for key, value in data.items() if key.startswith(f"{name}-") and key.endswith("-ORDER")), default=0)
    for number, values in enumerate(rows):
        prefix = f"{name}-{total + number}"
        data[f"{prefix}-ORDER"] = str(last + number + 1)
        for field, value in values.items():
            data.setlist(f"{prefix}-{field}", value if isinstance(value, list) else [value])
    data[f"{name}-TOTAL_FORMS"] = str(total + len(rows))


def last_used(data):
    """Answer the source and the place of the last fact in *data* that has one, else of the last citation."""
    for name in SOURCED:
        prefixes = [f"{name}-{number}" for number in range(whole(data.get(f"{name}-TOTAL_FORMS")))]
        for prefix in sorted(prefixes, key=lambda prefix: whole(data.get(f"{prefix}-ORDER")), reverse=True):
            source = data.get(f"{prefix}-source-typed", "").strip() or data.get(f"{prefix}-source", "")
            if source:
                return source, data.get(f"{prefix}-place", "")
    return "", ""


def _add_concept(data, scheme, key):
    name = f"concepts_{scheme}"
    if key and key not in data.getlist(name):
        data.appendlist(name, key)
