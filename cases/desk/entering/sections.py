"""The parts of the form in the order of a curator's work: what stands side by side in which."""

from django.utils.translation import gettext_lazy as _

from reference.desk import pair

# The key of a section, its title, its lines of fields; lists and concepts have templates of their own.
SECTIONS = (
    ("case", _("The case"), [pair("title"), pair("summary"), pair("how")]),
    ("names", _("Names and address"), [("slug",), ("original_name", "original_language"), ("aliases", "acronyms")]),
    ("where", _("Where and when"), [("jurisdiction", "level"), ("status", "depth"), ("start", "end"), ("program",)]),
    ("concepts", _("Concepts"), []),
    ("facts", _("Facts"), []),
    ("indicator_links", _("Links to the index"), []),
    ("citations", _("Citations"), []),
    ("organisations", _("Organisations"), []),
    ("relations", _("Relations to other cases"), []),
    ("keeping", _("Keeping"), [pair("translation"), pair("note")]),
)


def sections_of(entry):
    """Answer ``[(key, title, lines of fields, rows or None)]`` for the form of *entry*."""
    return [(key, title, [[entry.case[name] for name in line] for line in lines], entry.lists.get(key)) for key, title, lines in SECTIONS]
