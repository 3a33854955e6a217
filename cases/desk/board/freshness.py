"""Cases that nobody has looked at for a year, and the filter of their list."""

from datetime import timedelta

from django.contrib.admin import SimpleListFilter
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.models import Case

FRESH_FOR = timedelta(days=365)


def stale_cases():
    """Answer the published cases that nobody confirmed or published anew for a year, the longest ago first."""
    return Case.objects.published().unconfirmed_since(timezone.localdate() - FRESH_FOR)


class StaleFilter(SimpleListFilter):
    """Of the list of cases: those that ask to be confirmed."""

    title = _("to be confirmed")
    parameter_name = "stale"

    def lookups(self, request, model_admin):
        return [("yes", _("neither confirmed nor published for a year"))]

    def queryset(self, request, queryset):
        if self.value() != "yes":
            return queryset
        return queryset.filter(pk__in=stale_cases().order_by().values("pk"))
