"""The shape of a case's record: its keys, in their order, and what each may hold.

A record is plain data (dictionaries, lists, text, numbers) with natural keys and no ids. Its
canonical form leaves out what is empty, tidies text, sorts what has no order of its own and
writes numbers plainly, so that equal content gives equal records.
"""

import re

from django.utils.translation import gettext as _

from cases.dates import parse_partial_date
from cases.models import Case, CaseRelation, Citation, Fact, IndicatorLink, Participation
from reference.columns import Link, Number, Pair, Place, Text, Words, nearest


class Slug(Text):
    """The last part of a case's address."""

    form = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

    def check(self, value, known):
        yield from super().check(value, known)
        if isinstance(value, str) and value and (not self.form.fullmatch(value) or len(value) > 100):
            yield (), _("“{slug}” is not a slug: use a–z, 0–9 and single hyphens, at most 100 characters").format(slug=value)


class PartialDate(Text):
    """A date known to the year, month or day."""

    def check(self, value, known):
        try:
            parse_partial_date(str(value))
        except ValueError as error:
            yield (), str(error)


class Qualifiers(Words):
    """Further qualifiers of a figure."""

    def check(self, value, known):
        yield from super().check(value, known)
        for number, word in enumerate(value if isinstance(value, list) else []):
            if word not in Fact.Qualifier.values:
                yield (number,), _("“{word}” is not a qualifier").format(word=word) + nearest(word, Fact.Qualifier.values)


SLUG = Slug("slug", required=True)
CASE = (
    SLUG,
    Pair("title", required=True),
    Words("aliases"),
    Words("acronyms"),
    Pair("summary", required=True),
    Pair("how"),
    Link("jurisdiction", "place", "jurisdiction.code", required=True),
    Text("level", required=True, choices=Case.Level.values),
    Text("status", required=True, choices=Case.Status.values),
    Text("depth", choices=Case.Depth.values),
    Link("programme", "programme", "program.code", field="program"),
    Pair("note"),
)
ORIGINAL_NAME = (Text("text", "original_name", required=True), Text("lang", "original_language", required=True))
TRANSLATION = (
    Text("zh", "translation_zh", required=True, choices=Case.Translation.values),
    Text("en", "translation_en", required=True, choices=Case.Translation.values),
)
DATES = (PartialDate("start"), PartialDate("end"))
SOURCED = (Link("source", "source", "source.key", required=True), Place("place"))

ORGANISATIONS = (
    Link("organisation", "organisation", "organisation.key", required=True),
    Text("role", required=True, choices=Participation.Role.values),
)
FACTS = (
    Pair("label", required=True),
    Number("value"),
    Number("value_max"),
    Link("unit", "unit", "unit.key"),
    Pair("text"),
    Number("year", whole=True),
    Text("qualifier", required=True, choices=Fact.Qualifier.values),
    Qualifiers("also"),
    *SOURCED,
    Text("evidence", required=True, choices=Fact.Evidence.values),
    Pair("note"),
)
INDICATOR_LINKS = (
    Link("indicator", "indicator", "indicator.code", required=True),
    Text("directness", required=True, choices=IndicatorLink.Directness.values),
    Text("basis", required=True, choices=IndicatorLink.Basis.values),
    Pair("mechanism", required=True),
)
RELATIONS = (
    Link("case", "case", "other.slug", field="other", required=True),
    Text("kind", required=True, choices=CaseRelation.Kind.values),
    Pair("reason", required=True),
)

# The lists of a record: their columns, the model of their rows and what tells two items apart.
LISTS = {
    "organisations": (ORGANISATIONS, Participation, ("organisation", "role")),
    "facts": (FACTS, Fact, ("label.en", "year", "source")),
    "indicator_links": (INDICATOR_LINKS, IndicatorLink, ("indicator",)),
    "citations": (SOURCED, Citation, ("source", "place")),
    "relations": (RELATIONS, CaseRelation, ("case", "kind")),
}
ACCESSORS = {"organisations": "participations"}

KEYS = (
    "slug",
    "title",
    "original_name",
    "aliases",
    "acronyms",
    "summary",
    "how",
    "translation",
    "jurisdiction",
    "level",
    "status",
    "start",
    "end",
    "programme",
    "depth",
    "organisations",
    "concepts",
    "facts",
    "indicator_links",
    "citations",
    "relations",
    "note",
)
DEFAULTS = {"depth": "full", "translation": {"zh": "written", "en": "translated"}}


def accessor(name):
    """Answer the name of the reverse accessor behind the list *name* of a record."""
    return ACCESSORS.get(name, name)
