"""The orders in which cases can be listed, as arrays of their ids."""

import numpy as np
from django.db.models import F

from cases.finding.tokens import fold
from cases.models import Case
from reference.models import Jurisdiction


def ordered(snapshot, sort, language):
    """Answer the ids of all published cases in the order *sort*, worked out once a version."""
    name = sort if sort == "newest" else f"{sort} {language}"
    return snapshot.note(("order", name), lambda: _complete(ORDERS[sort](snapshot.alias, language), snapshot))


def in_order(found, order, size):
    """Answer the ids in the bitmap *found* as they stand in *order*."""
    chosen = np.zeros(size, dtype=bool)
    chosen[np.array(found.to_array())] = True
    return order[chosen[order]]


def _complete(pks, snapshot):
    """An order has every case of the postings once, even one whose row is not published any more but not yet written so."""
    order = np.array([pk for pk in pks if pk in snapshot.everything], dtype=np.uint32)
    return np.concatenate([order, np.setdiff1d(snapshot.everything.to_array(), order).astype(np.uint32)])


def _newest(alias, _language):
    """Latest start first, unknown starts last, of two alike the one entered last."""
    cases = Case.objects.using(alias).published().order_by(F("start").desc(nulls_last=True), "-pk")
    return cases.values_list("pk", flat=True).iterator(chunk_size=20_000)


def _by_title(alias, language):
    cases = Case.objects.using(alias).published().values_list(f"title_{language}", "pk").iterator(chunk_size=20_000)
    return [pk for _key, pk in sorted((_title_key(title, language), pk) for title, pk in cases)]


def _by_place(alias, language):
    """A country and then its divisions, in the atlas's order for Chinese and by name for English; newest first in a place."""
    keys = _place_keys(alias, language)
    places = dict(Case.objects.using(alias).published().values_list("pk", "jurisdiction_id"))
    return sorted((pk for pk in _newest(alias, language) if pk in places), key=lambda pk: keys[places[pk]])


def _place_keys(alias, language):
    rows = {row.pk: row for row in Jurisdiction.objects.using(alias).all()}

    def key(row, depth=0):
        own = (fold(row.name_en),) if language == "en" else (row.position, row.code)
        above = key(rows[row.parent_id], depth + 1) if row.parent_id and depth < len(rows) else ()
        return (*above, own)

    return {pk: key(row) for pk, row in rows.items()}


def _title_key(title, language):
    """GB 18030 holds the common characters in the order of their sounds, so its bytes sort Chinese titles as a dictionary would."""
    folded = fold(title)
    return folded.encode("gb18030", "replace") if language == "zh" else folded.encode("utf-8", "replace")


ORDERS = {"newest": _newest, "title": _by_title, "place": _by_place}
