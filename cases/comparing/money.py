"""Money made comparable: yuan at the prices of one year, with the rule beside every number; what cannot be converted says why.

An amount is exchanged at the average rate of its own year and then brought to the prices of the common year by China's
GDP deflator. Nothing is guessed: an amount without a year, or of a year without a rate, stays as it is.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cases.comparing.spans import is_ratio, span_between, span_in
from cases.models import Fact
from indicators.figures import rounded
from reference.exchange import NoLevel, NoRate, apply, read_rates
from reference.languages import reader_suffix
from reference.models import ExchangeRate, Unit
from reference.numbers import amount, qualified
from reference.rates import DOLLAR

CURRENCY = "CNY"
PRICE_YEAR = 2024
PRICES_OF = "CN"
# Only a whole sum may be spread over the years of its case.
WHOLE_SUMS = {Fact.Qualifier.PLANNED, Fact.Qualifier.CUMULATIVE}


@dataclass(frozen=True)
class Comparable:
    """An amount in the common money.

    ``amount`` (and ``amount_max`` of a range) is that of one year where ``per_year``, else the ``whole`` one. ``rule`` says in
    the reader's language how it came about, ``steps`` hold the rates and price levels used, ``original`` what the source says.
    """

    original: str
    rule: str
    whole: Decimal
    whole_max: Decimal | None
    years: int | None
    steps: tuple
    qualifiers: frozenset
    unit: Unit
    currency: str = CURRENCY
    year: int = PRICE_YEAR

    @property
    def per_year(self):
        return self.years is not None

    @property
    def amount(self):
        return self.whole / (self.years or 1)

    @property
    def amount_max(self):
        return None if self.whole_max is None else self.whole_max / (self.years or 1)

    @property
    def words(self):
        """The whole amount with its qualifiers, rounded: ``planned ≈ CNY 1.079 billion``; exact where nothing was converted."""
        return _in_words(self.whole, self.whole_max, self.unit, self.qualifiers, is_computed=bool(self.steps))

    @property
    def yearly_words(self):
        """The amount of one year, empty where the whole amount is one or its years are not known."""
        if not self.years or self.years == 1:
            return ""
        return _a_year(_in_words(self.amount, self.amount_max, self.unit, self.qualifiers, is_computed=True))


class Money:
    """A fact that is an amount of money, as its source says it and in the common money; *rates* are ``reference.exchange.Rates``."""

    def __init__(self, fact, rates):
        self.fact, self.rates = fact, rates
        self.qualifiers = frozenset({fact.qualifier, *fact.also})

    @property
    def original(self):
        return qualified(amount(self.fact.value, self.fact.unit, reader_suffix(), self.fact.value_max), self.qualifiers, reader_suffix())

    @cached_property
    def span(self):
        """The years that the amount covers (see ``spans.Span``), None where neither its label nor its case says so."""
        named = span_in(self.fact.label_en)
        if named or self.fact.year or not self.qualifiers & WHOLE_SUMS:
            return named
        return span_between(self.fact.case.start, self.fact.case.end)

    @property
    def yearly(self):
        """The amount of one year in its own currency, empty where its years are not known or it is that of one year."""
        if not self.span or self.span.years == 1:
            return ""
        value, value_max = (part if part is None else part / self.span.years for part in (self.fact.value, self.fact.value_max))
        is_computed = any(part is not None and rounded(part) != part for part in (value, value_max))
        return _a_year(_in_words(value, value_max, self.fact.unit, self.qualifiers, is_computed))

    @property
    def span_words(self):
        """Where the years come from, such as “2023–2027, named in its label”; empty where there are none."""
        span = self.span
        if not span:
            return ""
        if span.years == 1 and not span.first:
            return _("one year, named in its label")
        if span.first:
            words = _("%(years)s years, %(first)s–%(last)s") % {"years": span.years, "first": span.first, "last": span.last}
        else:
            words = _("%(years)s years") % {"years": span.years}
        return (_("%(span)s, the period of the case") if span.of_case else _("%(span)s, named in its label")) % {"span": words}

    @cached_property
    def _outcome(self):
        """``(steps, "")``, or ``(None, why not)``."""
        if is_ratio(self.fact.label_en):
            return None, _("an amount for each unit of money is a ratio")
        if self.fact.year is None:
            return None, _("the source gives no year")
        try:
            return tuple(self.rates.steps(self.fact.unit.key, self.fact.year, CURRENCY, PRICE_YEAR)), ""
        except NoRate as missing:
            return None, _("no exchange rate of %(currency)s for %(year)s here") % missing.names
        except NoLevel as missing:
            return None, _("no price level of %(place)s for %(year)s here") % missing.names

    @property
    def reason(self):
        """Why the amount stays as it is, empty where it was converted."""
        reason = self._outcome[1]
        if not reason:
            return ""
        if self.fact.unit.key == CURRENCY:
            return _("not brought to the prices of %(year)s: %(reason)s") % {"year": PRICE_YEAR, "reason": reason}
        return _("not converted: %(reason)s") % {"reason": reason}

    @cached_property
    def comparable(self):
        """The Comparable, None where there is none (see ``reason``)."""
        steps = self._outcome[0]
        if steps is None:
            return None
        return Comparable(
            original=self.original,
            rule=self._rule(steps),
            whole=apply(steps, self.fact.value),
            whole_max=apply(steps, self.fact.value_max),
            years=self.span.years if self.span else None,
            steps=steps,
            qualifiers=self.qualifiers,
            unit=self.fact.unit if self.fact.unit.key == CURRENCY else _unit_of(steps),
        )

    def _rule(self, steps):
        figure = amount(self.fact.value, self.fact.unit, reader_suffix(), self.fact.value_max)
        if not steps:
            words = [_("already %(currency)s at the prices of %(year)s") % {"currency": CURRENCY, "year": PRICE_YEAR}]
        else:
            exchanges = [step for step in steps if isinstance(step.row, ExchangeRate)]
            prices = [_price_words(steps[len(exchanges) :])] if len(steps) > len(exchanges) else []
            words = [" ".join([figure, *map(_exchange_words, exchanges), *prices])]
        if self.span:
            words.append(self.span_words)
        return pgettext("between clauses", "; ").join(words)


def comparable(fact, rates=None):
    """Answer the Comparable of *fact*, None where it is no money or cannot be converted.

    Two queries unless *rates* are given: read them once with ``rates_for_comparing()`` for more than one fact.
    """
    return Money(fact, rates or rates_for_comparing()).comparable if is_money(fact) else None


def money_of(fact, rates):
    """Answer *fact* as Money, None where it is not an amount of money."""
    return Money(fact, rates) if is_money(fact) else None


def moneys_of(facts):
    """Answer ``{id of the fact: Money}`` of those of *facts* that are money (two queries where there are any)."""
    amounts = [fact for fact in facts if is_money(fact)]
    rates = rates_for_comparing() if amounts else None
    return {fact.pk: Money(fact, rates) for fact in amounts}


def is_money(fact):
    return fact.value is not None and fact.unit.kind == Unit.Kind.CURRENCY


def rates_for_comparing():
    """Answer the rates and price levels that amounts are converted by (two queries)."""
    return read_rates(PRICES_OF)


def _unit_of(steps):
    """Answer the unit of the common currency, to which the last exchange of *steps* leads."""
    return [step.row.currency for step in steps if isinstance(step.row, ExchangeRate)][-1]


def rate_words(row):
    """Answer what a row of the tables says: ``7.1957 CNY per USD (average of 2024)``, ``105.2 (price level of China, 2024)``."""
    if isinstance(row, ExchangeRate):
        pair = (row.currency.key, DOLLAR) if row.quote == ExchangeRate.Quote.PER_USD else (DOLLAR, row.currency.key)
        values = {"rate": row.printed, "currency": pair[0], "other": pair[1], "year": row.year}
        return _("%(rate)s %(currency)s per %(other)s (average of %(year)s)") % values
    values = {"level": row.printed, "place": row.jurisdiction.name, "year": row.year}
    return _("%(level)s (price level of %(place)s, %(year)s)") % values


def _exchange_words(step):
    return f"{_sign(step)} {rate_words(step.row)}"


def _price_words(steps):
    now, then = steps
    factors = " ".join(f"{_sign(step)} {step.row.printed}" for step in steps)
    values = {"steps": factors, "place": now.row.jurisdiction.name, "now": now.row.year, "then": then.row.year}
    return _("%(steps)s (price level of %(place)s, %(now)s over %(then)s)") % values


def _sign(step):
    return "÷" if step.divides else "×"


def _in_words(value, value_max, unit, qualifiers, is_computed):
    """Answer an amount with its qualifiers; what was computed is rounded and marked."""
    if is_computed:
        value, value_max = rounded(value), None if value_max is None else rounded(value_max)
    figure = amount(value, unit, reader_suffix(), value_max)
    return qualified(f"≈ {figure}" if is_computed else figure, qualifiers, reader_suffix())


def _a_year(words):
    return _("%(amount)s a year") % {"amount": words}
