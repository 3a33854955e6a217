"""The longer lists behind the board: everything incomplete, and possible duplicates."""

from functools import partial

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _

from cases.desk.board.measuring import ENOUGH, incomplete, lines_of
from cases.desk.board.twins import couples

A_PAGE = 50
NAMED = 6


def urls(site):
    """Answer the addresses of these pages at the desk *site*."""
    pages = (("incomplete", show_incomplete), ("duplicates", show_duplicates))
    return [path(f"board/{name}/", site.admin_view(partial(page, site)), name=f"board_{name}") for name, page in pages]


def show_incomplete(site, request):
    """Everything with too few points, the least complete first."""
    found = incomplete()
    page = Paginator(found, A_PAGE).get_page(request.GET.get("p"))
    return _page(site, request, "incomplete", _("Incomplete"), page=page, lines=list(lines_of(page.object_list, NAMED)), enough=ENOUGH)


def show_duplicates(site, request):
    """Pairs that may be one practice."""
    return _page(site, request, "duplicates", _("Possible duplicates"), couples=couples())


def _page(site, request, name, title, **context):
    if not request.user.has_perm("cases.change_draft"):
        raise PermissionDenied
    return render(request, f"admin/board/{name}.html", {**site.each_context(request), "title": title, **context})
