"""Where the numbers of the gap matrix lead: the explorer with the same filters."""

from django.urls import reverse
from django.utils.http import urlencode


class Addresses:
    """Addresses of the explorer for cells, rows and columns of *matrix*, under *filters*, ``[(name, value)]``."""

    def __init__(self, matrix, filters):
        self.matrix = matrix
        self._explorer = reverse("explorer")
        self._filters = filters

    def of(self, places=(), column=None):
        """Answer the address of the cases of any of *places* (codes) under *column*."""
        chosen = [*self._filters, *(("place", place) for place in places)]
        if column is not None:
            chosen.append((self.matrix.facet, column))
        return f"{self._explorer}?{urlencode(chosen)}" if chosen else self._explorer

    def of_column(self, column):
        """Answer the address of the cases of all rows under *column*: of the places that have some, which are fewer to name."""
        return self.of(self.matrix.grid.having[column], column)

    def of_all(self):
        """Answer the address of the cases of all rows."""
        return self.of([code for code, number in self.matrix.totals.items() if number])
