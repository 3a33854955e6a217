"""Standings, reasons and features in words of the reader's language."""

from babel.numbers import format_decimal
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators.figures import growth_figure
from indicators.regions.comparability import Reason
from reference.languages import reader_suffix
from reference.numbers import LOCALES

NO_RANK = {
    Reason.JUMP: gettext_lazy("not comparable: the yearbook's own value jumps implausibly"),
    Reason.NO_PLACE: gettext_lazy("not comparable: no value of this province in any year"),
    Reason.NO_YEAR: gettext_lazy("not comparable: no value of this province for the year"),
}
NO_GROWTH = {
    Reason.JUMP: gettext_lazy("not comparable"),
    Reason.NO_PLACE: gettext_lazy("no value"),
    Reason.NO_YEAR: gettext_lazy("no value for the year"),
    Reason.ONE_YEAR: gettext_lazy("one year only"),
    Reason.ZERO: gettext_lazy("begins or ends at zero"),
}
FEATURES = {
    "rd-intensity": gettext_lazy("R&D as a share of GDP"),
    "business-money": gettext_lazy("business money in R&D"),
    "patents-per-researcher": gettext_lazy("invention patents for each person-year of R&D"),
    "firms-per-gdp": gettext_lazy("high-tech enterprises for each 100 million yuan of GDP"),
    "technology-sold": gettext_lazy("technology contracts sold as a share of GDP"),
    "technology-bought-to-sold": gettext_lazy("yuan of technology bought for each yuan sold"),
    "new-products": gettext_lazy("new products in high-tech sales"),
}
IN_PERCENT = {"rd-intensity", "business-money", "technology-sold", "new-products"}
HUNDRED_MILLION = 10**8
LEAST_SHARE = 0.0005


def rank_words(rank):
    """Answer “3 of 31”, “3 of 31, tied”."""
    words = _("%(position)s of %(number)s, tied") if rank.is_tied else _("%(position)s of %(number)s")
    return words % {"position": rank.position, "number": rank.of}


def growth_words(growth):
    """Answer “+7.9% a year”, of a share “+0.25 points a year”."""
    if not growth.is_points:
        return _("%(change)s a year") % {"change": growth_figure(growth.per_year)}
    change = format_decimal(growth.per_year, format="+0.00;\N{MINUS SIGN}0.00", locale=LOCALES[reader_suffix()])
    return _("%(change)s points a year") % {"change": change}


def share_words(share):
    """Answer a share, 0 to 1, in percent: “12%”, of small ones with a decimal: “3.4%”."""
    if share < LEAST_SHARE:
        return _("less than 0.1%")
    return format_decimal(100 * share, format="@#", locale=LOCALES[reader_suffix()]) + "%"


def feature_figure(key, number):
    """Answer the number of a feature of structure: “1.32%”, “0.36”."""
    if key == "firms-per-gdp":
        number *= HUNDRED_MILLION
    text = format_decimal(number, format="@@#", locale=LOCALES[reader_suffix()])
    return f"{text}%" if key in IN_PERCENT else text
