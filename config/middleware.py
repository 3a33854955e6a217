"""Guards that stand before every view."""

from django.http import HttpResponseRedirect


class PlainInputMiddleware:
    """Send a request whose query string holds NUL to the same address without it.

    PostgreSQL cannot store NUL and SQLite cuts text at it, so no value with it can match anything.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        query = request.META.get("QUERY_STRING", "")
        if request.method == "GET" and ("%00" in query or "\0" in query):
            plain = query.replace("%00", "").replace("\0", "")
            return HttpResponseRedirect(f"{request.path}?{plain}" if plain else request.path)
        return self.get_response(request)
