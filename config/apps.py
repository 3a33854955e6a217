from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class SiteConfig(AppConfig):
    """The project itself: commands that touch all apps."""

    name = "config"
    default = True


class AtlasAdminConfig(admin_apps.AdminConfig):
    """Django's admin under the atlas's name and colours."""

    default = False
    default_site = "config.admin.AtlasAdminSite"
