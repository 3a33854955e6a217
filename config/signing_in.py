"""Signing in at the desk: how long it lasts, and what somebody is told who tried too often.

A person stays signed in for eight hours after the last page of the desk that they opened: a working day, and no longer on
a machine that somebody else uses next. Closing the browser does not sign out: browsers bring sessions back anyway, and one
that crashed must not cost a form. Readers' sessions (they hold the tray) are no matter of the desk and never written here.
"""

import math
from datetime import UTC, datetime, timedelta

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max
from django.shortcuts import render
from django.utils import timezone

SEEN = "desk_seen"
NOTED_EVERY = timedelta(minutes=10)
LONGEST_NAME = 150
EVER = datetime.fromtimestamp(0, tz=UTC)


def stay_signed_in(request):
    """Count the eight hours from now."""
    request.session.set_expiry(int(settings.DESK_IDLE.total_seconds()))
    request.session[SEEN] = timezone.now().timestamp()


def note_visit(request):
    """Count the eight hours from this visit of the desk, written at most every ten minutes."""
    if timezone.now() - _seen(request) >= NOTED_EVERY:
        stay_signed_in(request)


def signed_in_until(request):
    """Answer the time at which the person will have to sign in again if they do nothing more."""
    return _seen(request) + settings.DESK_IDLE


def name_given(request, credentials=None):
    """Answer the name that somebody signs in with, as long as a name may be: the form lets longer ones through."""
    return ((credentials or request.POST).get("username") or "")[:LONGEST_NAME]


def refuse(request, response, credentials):
    """Answer the page for somebody who gave a wrong password too often: how long to wait, and what else to do."""
    attempts = AccessAttempt.objects.filter(username=name_given(request, credentials), ip_address=request.axes_ip_address)
    last = attempts.aggregate(last=Max("attempt_time"))["last"] or timezone.now()
    seconds = max(1, math.ceil((last + settings.AXES_COOLOFF_TIME - timezone.now()).total_seconds()))
    page = render(request, "429.html", {"minutes": math.ceil(seconds / 60)}, status=429)
    page["Retry-After"] = str(seconds)
    return page


def _seen(request):
    """When the person was last seen at the desk: a session without a note began when they signed in."""
    noted = request.session.get(SEEN)
    return datetime.fromtimestamp(noted, tz=UTC) if noted else request.user.last_login or EVER
