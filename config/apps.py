from django.apps import AppConfig
from django.contrib import admin
from django.contrib.admin import apps as admin_apps
from django.utils.module_loading import autodiscover_modules


class SiteConfig(AppConfig):
    """The project itself: commands that touch all apps."""

    name = "config"
    default = True


class AtlasAdminConfig(admin_apps.AdminConfig):
    """Django's admin under the atlas's name and colours."""

    default = False
    default_site = "config.admin.AtlasAdminSite"

    def ready(self):
        """The page of people takes the place of Django's own, once that is there."""
        super().ready()
        autodiscover_modules("people", register_to=admin.site)
