"""Every figure of a comparison as a line of a table, with unit, qualifiers, evidence and source."""

from cases.templatetags.case_tags import qualified_figure

COLUMNS = {
    "case": lambda one: one.case.slug,
    "title": lambda one: one.case.title,
    "place": lambda one: one.case.jurisdiction.name,
    "label": lambda one: one.fact.label,
    "value": lambda one: one.fact.value,
    "value_max": lambda one: one.fact.value_max,
    "unit": lambda one: one.fact.unit.key if one.fact.unit else "",
    "text": lambda one: one.fact.text,
    "year": lambda one: one.fact.year,
    "qualifiers": lambda one: ", ".join(dict.fromkeys([one.fact.qualifier, *one.fact.also])),
    "as_stated": lambda one: one.value,
    "evidence": lambda one: one.fact.get_evidence_display(),
    "comparable": lambda one: one.common("whole"),
    "comparable_max": lambda one: one.common("whole_max"),
    "comparable_per_year": lambda one: one.common("amount") if one.common("per_year") else None,
    "comparable_currency": lambda one: one.common("currency"),
    "comparable_prices_of": lambda one: one.common("year"),
    "rule": lambda one: one.common("rule") or (one.money.reason if one.money else ""),
    "source": lambda one: one.fact.source.key,
    "source_title": lambda one: one.fact.source.title,
    "place_in_source": lambda one: one.fact.place_in_words,
    "source_address": lambda one: one.fact.source.url,
    "note": lambda one: one.fact.note,
}
DECIMALS = 2


class Line:
    """A figure of a case, with what it is in the common money."""

    def __init__(self, case, fact, value, money):
        self.case, self.fact, self.value, self.money = case, fact, value, money

    def common(self, name):
        """Answer the attribute *name* of the Comparable, None where there is none."""
        found = self.money.comparable if self.money else None
        return getattr(found, name) if found else None


def figure_rows(table):
    """Answer the lines of every figure of *table*, case by case, with the cells of COLUMNS; numbers stay numbers."""
    lines = (Line(case, fact, qualified_figure(fact), table.moneys.get(fact.pk)) for case in table.cases for fact in case.facts.all())
    return [[_cell(read(line)) for read in COLUMNS.values()] for line in lines]


def _cell(value):
    if value is None or isinstance(value, (str, int)):
        return value
    number = round(value, DECIMALS)
    return int(number) if number == number.to_integral_value() else float(number)
