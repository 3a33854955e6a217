"""The unit of an axis: large values in tens of thousands, millions and so on, so that its numbers are short."""

from decimal import Decimal
from typing import NamedTuple

from indicators.figures import rounded, with_unit
from reference.languages import reader_suffix
from reference.numbers import grouped, shortened

# The powers of ten that the languages have a word for.
POWERS = {"zh": (12, 8, 4), "en": (12, 9, 6)}


class Axis(NamedTuple):
    """What a value is divided by, and the words for what is left of it."""

    factor: Decimal
    unit: str

    def scaled(self, value):
        """Answer *value* as a number of the axis."""
        return float(value / self.factor)

    def figure(self, value):
        """Answer *value* in figures of the axis, four significant digits."""
        return grouped(rounded(value / self.factor), reader_suffix())


def axis_of(values, unit):
    """Answer the Axis for *values* (Decimals), the largest of which stays at 1 or more."""
    largest = max(map(abs, values), default=0)
    power = next((power for power in POWERS[reader_suffix()] if largest >= 10**power), 0)
    factor = Decimal(10) ** power
    words = shortened(factor, reader_suffix())[1].strip() if power else ""
    return Axis(factor, with_unit(words, unit)) if words else Axis(Decimal(1), unit)
