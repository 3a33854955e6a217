"""Keys of the index's records that other records do not have: years, amounts within bounds, choices with a usual value."""

from fractions import Fraction

from django.utils.translation import gettext as _

from reference.columns import Number, Text


class Year(Number):
    """A calendar year of the statistics."""

    def __init__(self, key, required=False):
        super().__init__(key, required=required, whole=True)

    def check(self, value, known):
        problems = list(super().check(value, known))
        if not problems and not 1949 <= Fraction(str(value)) <= 2100:
            problems = [((), _("“{value}” is not a year of the index: write four digits, such as 2024").format(value=value))]
        yield from problems


class Amount(Number):
    """A number that is smaller than *below*, and above zero where *positive*."""

    def __init__(self, key, below, positive=False, **options):
        super().__init__(key, required=True, **options)
        self.below, self.positive = below, positive

    def check(self, value, known):
        problems = list(super().check(value, known))
        if not problems and abs(Fraction(str(value))) >= self.below:
            message = _("“{value}” is too large: “{key}” must stay below {limit}")
            problems = [((), message.format(value=value, key=self.key, limit=self.below))]
        if not problems and self.positive and Fraction(str(value)) <= 0:
            problems = [((), _("“{value}” must be above zero").format(value=value))]
        yield from problems


class Choice(Text):
    """One of some values; records leave the *usual* one out."""

    def __init__(self, key, choices, usual):
        super().__init__(key, choices=choices)
        self.usual = usual

    def canonical(self, value):
        value = super().canonical(value)
        return "" if value == self.usual else value

    def to_row(self, value, pks):
        return {self.field: value or self.usual}

    def to_record(self, row):
        value = getattr(row, self.field)
        return None if value == self.usual else value
