from django.contrib.admin.apps import AdminConfig


class AtlasAdminConfig(AdminConfig):
    """Django's admin under the atlas's name and colours."""

    default_site = "config.admin.AtlasAdminSite"
