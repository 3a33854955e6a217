"""What every template knows."""

from django.conf import settings
from django.urls import translate_url


def languages(request):
    """The languages of the site, each with the address of the page at hand in it."""
    address = request.get_full_path()
    return {
        "site_languages": [{"code": code, "name": name, "address": translate_url(address, code)} for code, name in settings.LANGUAGES],
    }
