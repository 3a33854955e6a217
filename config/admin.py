"""The desk of the curators: Django's admin site under the atlas's name."""

from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _


class AtlasAdminSite(AdminSite):
    site_header = _("Fusion Policy Atlas: the curators' desk")
    site_title = _("Fusion Policy Atlas")
    index_title = _("What is kept here")
