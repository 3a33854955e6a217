"""What a reader asked of the gap matrix, read from the address; what cannot be taken is said, and the usual one used."""

from difflib import get_close_matches
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators.querysets import NATION
from reference.columns import nearest
from reference.models import Jurisdiction

LONGEST = 40
OTHER_COUNTRY = "US"
MOSTLY_EMPTY = {"countries", "states"}
# Every choice of one among a few: the usual one stands first.
OPTIONS = {
    "rows": {
        "provinces": gettext_lazy("provinces of China"),
        "countries": gettext_lazy("countries and blocs"),
        "groupings": gettext_lazy("groupings of provinces"),
        "states": gettext_lazy("states of the US"),
    },
    "columns": {
        "instrument": gettext_lazy("instruments"),
        "pathway": gettext_lazy("pathways"),
        "technology": gettext_lazy("technologies"),
        "dimension": gettext_lazy("dimensions of the index"),
        "stage": gettext_lazy("stages of the innovation chain"),
        "barrier": gettext_lazy("problems"),
    },
    "level": {"top": gettext_lazy("broad"), "narrower": gettext_lazy("narrow")},
    "compare": {"all": gettext_lazy("all rows"), "peers": gettext_lazy("six peers"), "country": gettext_lazy("its country")},
    "empty": {"show": gettext_lazy("shown"), "fold": gettext_lazy("folded")},
    "order": {"list": gettext_lazy("as in the list"), "count": gettext_lazy("most cases first")},
}
PARAMETERS = {*OPTIONS, "place", "sort", "by"}


class Choices(NamedTuple):
    """One value for each of OPTIONS; the *place* looked at or None; *sort* as it was written; *messages* to the reader."""

    rows: str
    columns: str
    level: str
    compare: str
    empty: str
    order: str
    place: Jurisdiction | None
    sort: str
    messages: list


def read_choices(parameters):
    """Answer the Choices in *parameters* (a QueryDict); one query, and only where a place is asked for."""
    messages = []
    place = _place(parameters, messages)
    usual = {"rows": rows_of(place), "compare": "peers" if rows_of(place) == "provinces" else "all"} if place else {}
    chosen = {"rows": _one(parameters, "rows", usual.pop("rows", "provinces"), messages)}
    usual["empty"] = "fold" if chosen["rows"] in MOSTLY_EMPTY else "show"
    chosen |= {name: _one(parameters, name, usual.get(name), messages) for name in OPTIONS if name != "rows"}
    if place and rows_of(place) != chosen["rows"]:
        words = _("%(place)s is no row here, where the rows are %(rows)s.")
        messages.append(words % {"place": place.name, "rows": OPTIONS["rows"][chosen["rows"]]})
        place = None
    _check_comparison(chosen, messages)
    return Choices(**chosen, place=place, sort=parameters.get("sort", "").strip(), messages=messages)


def rows_of(place):
    """Answer the kind of rows that *place* is one of."""
    if place.kind == Jurisdiction.Kind.FIRST_LEVEL:
        return "states" if place.parent.code == OTHER_COUNTRY else "provinces"
    return "groupings" if place.kind == Jurisdiction.Kind.GROUPING else "countries"


def places_of(rows):
    """Answer the places that stand as rows, in the order of the atlas (one query)."""
    kinds = Jurisdiction.Kind
    queries = {
        "provinces": Jurisdiction.objects.filter(parent__code=NATION, kind=kinds.FIRST_LEVEL),
        "states": Jurisdiction.objects.filter(parent__code=OTHER_COUNTRY, kind=kinds.FIRST_LEVEL),
        "groupings": Jurisdiction.objects.filter(kind=kinds.GROUPING),
        "countries": Jurisdiction.objects.countries(),
    }
    return list(queries[rows].select_related("parent"))


def _one(parameters, name, usual, messages):
    options, value = OPTIONS[name], parameters.get(name, "").strip().lower()
    usual = usual or next(iter(options))
    if value and value not in options:
        words = _("“%(value)s” is no value of “%(name)s”, so “%(usual)s” is shown%(nearest)s")
        messages.append(words % {"value": value[:LONGEST], "name": name, "usual": options[usual], "nearest": nearest(value, options)})
    return value if value in options else usual


def _place(parameters, messages):
    written = [word.strip() for word in parameters.getlist("place") if word.strip()]
    if not written:
        return None
    code = written[-1][:LONGEST].upper()
    place = Jurisdiction.objects.select_related("parent").filter(code=code.replace("\0", "")).first()
    if place is None:
        codes = get_close_matches(code, Jurisdiction.objects.values_list("code", flat=True), cutoff=0.5)
        messages.append(_("“%(code)s” is no place%(nearest)s") % {"code": code, "nearest": nearest(code, codes)})
    elif len(written) > 1:
        messages.append(_("One place at a time can be looked at: this is %(place)s.") % {"place": place.name})
    return place


def _check_comparison(chosen, messages):
    """Peers are known of provinces alone, and countries have no country above them: all rows instead."""
    if chosen["compare"] == "peers" and chosen["rows"] != "provinces":
        chosen["compare"] = "all"
        messages.append(_("Peers of similar structure are known for the provinces of China alone: compared with all rows instead."))
    if chosen["compare"] == "country" and chosen["rows"] == "countries":
        chosen["compare"] = "all"
        messages.append(_("Countries have no country above them: compared with all rows instead."))
