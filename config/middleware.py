"""Guards that stand before every view."""

from django.core.exceptions import SuspiciousOperation, TooManyFieldsSent
from django.db import OperationalError
from django.http import HttpResponseRedirect
from django.shortcuts import render

from config.signing_in import note_visit

# The site asks a browser for none of these.
PERMISSIONS = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "payment",
        "usb",
    )
)


class PermissionsPolicyMiddleware:
    """Tell the browser that no page needs its camera, its whereabouts and the like."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response


MOST_PARAMETERS = 1_000


class PlainInputMiddleware:
    """Send a request whose query string holds NUL to the same address without it; refuse NUL anywhere else, and endless queries.

    PostgreSQL cannot store NUL and SQLite cuts text at it, so no value with it can match anything.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        query = request.META.get("QUERY_STRING", "")
        if query.count("&") >= MOST_PARAMETERS:
            raise TooManyFieldsSent("too many parameters")
        if "\0" in request.path_info:
            raise SuspiciousOperation("NUL in the path")
        if "%00" in query or "\0" in query:
            if request.method not in ("GET", "HEAD"):
                raise SuspiciousOperation("NUL in the query string")
            plain = query.replace("%00", "").replace("\0", "")
            return HttpResponseRedirect(f"{request.path}?{plain}" if plain else request.path)
        return self.get_response(request)


class DeskVisitMiddleware:
    """Keep somebody signed in who opens pages of the desk; what a page asks by itself in the background is no visit."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, options):
        is_opened = request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"
        if is_opened and "admin" in request.resolver_match.app_names and request.user.is_authenticated:
            note_visit(request)


class BusyDatabaseMiddleware:
    """Say that somebody else was writing for too long, and that sending the same again loses nothing; only SQLite gives up so."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, OperationalError) and "locked" in str(exception):
            page = render(request, "503.html", status=503)
            page.headers["Retry-After"] = "10"
            return page
        return None
