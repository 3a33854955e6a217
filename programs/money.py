"""Amounts of money in words of the reader's language."""

from reference.languages import reader_suffix
from reference.numbers import amount, grouped, qualified, qualifier_words

MILLION = 1_000_000


def money(row):
    """Answer the amount of *row* with currency and qualifier: ``about USD 41 million``, ``约4100万美元``."""
    if row.amount is None:
        return ""
    language = reader_suffix()
    return qualified(amount(row.amount, row.unit, language, getattr(row, "amount_max", None)), [row.qualifier], language)


def millions(row):
    """Answer the amount of *row* in millions without its currency, for a table that names both: ``41``, ``4,000–6,000``."""
    language = reader_suffix()
    ends = [row.amount, row.amount_max] if row.amount_max is not None else [row.amount]
    return "–".join(grouped(end / MILLION, language) for end in ends)


def qualifier(row):
    """Answer the words before an amount, such as “up to”; none for an exact one."""
    return qualifier_words([row.qualifier], reader_suffix())
