"""A form outlives the session that it was opened in: what is sent without one is kept on the page that asks to sign in again.

The same where the cookie that guards forms changed, which signing in from another window does: the form is shown
again with everything in it, and nothing is done until it is sent once more.
"""

from functools import partial, update_wrapper
from urllib.parse import urlsplit

from django.contrib.auth import logout
from django.middleware.csrf import CsrfViewMiddleware
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

NOT_CARRIED = {"csrfmiddlewaretoken", "username", "password", "next"}


class _Guard(CsrfViewMiddleware):
    """Django's guard of forms, which says what is wrong instead of answering for us."""

    def _reject(self, request, reason):
        return reason


def kept(admin, view):
    """Answer *view*, called as ``view(admin, request, …, notice="…")``, as a page of the desk that loses nothing that is sent to it."""
    opened = admin.admin_site.admin_view(partial(view, admin))

    def guarded(request, *args, **kwargs):
        if request.method != "POST":
            return opened(request, *args, **kwargs)
        fault = _Guard(lambda request: None).process_view(request, None, (), {})
        if fault and not _is_from_here(request):
            return CsrfViewMiddleware(lambda request: None)._reject(request, fault)
        notice = gettext("You have signed in anew since the form was opened. Nothing is lost and nothing is saved yet: save once more.")
        if not admin.admin_site.has_permission(request):
            if fault or "password" not in request.POST:
                return _ask(admin, request)
            if refused := _sign_in(admin, request):
                return refused
            notice = gettext("You are signed in again. What you entered stands below and is not saved yet: save it now.")
            return view(admin, request, *args, **kwargs, notice=notice)
        return view(admin, request, *args, **kwargs, notice=notice if fault else "")

    return update_wrapper(csrf_exempt(never_cache(guarded)), view)


def _is_from_here(request):
    """Whether a page of this site sent the form: another site's is refused outright."""
    origin = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return urlsplit(origin).netloc == request.get_host()


def _sign_in(admin, request):
    """Sign in by the site's own page, with its throttle; answer the page that says why it did not work, or None."""
    response = admin.admin_site.login(request)
    if not request.user.is_authenticated:
        locked_out, request.axes_locked_out = getattr(request, "axes_locked_out", False), False
        words = gettext("Too many wrong passwords: wait a quarter of an hour, then try again. Leave this page open meanwhile.")
        return _ask(admin, request, [words] if locked_out else response.context_data["form"].non_field_errors())
    if not admin.has_change_permission(request):
        name = request.user.get_username()
        logout(request)
        return _ask(admin, request, [gettext("{name} may not edit drafts: sign in as somebody who may.").format(name=name)])
    return None


def _ask(admin, request, errors=()):
    carried = [(name, value) for name, values in request.POST.lists() if _is_carried(name) for value in values]
    context = admin.admin_site.each_context(request) | {
        "title": gettext("Sign in again: nothing that you entered is lost"),
        "opts": admin.opts,
        "carried": carried,
        "errors": errors,
        "username": request.POST.get("username", ""),
        "is_nav_sidebar_enabled": False,
    }
    return TemplateResponse(request, "admin/cases/draft/sign_in.html", context)


def _is_carried(name):
    return name not in NOT_CARRIED and not name.startswith("_")
