"""Looking at a draft before readers do: what changed, what is missing, the page as it would be, and the steps on its way.

``addresses(admin)`` are the addresses of these pages below those of the list of drafts.
"""

from functools import partial

from django.urls import path

from cases.desk.reviewing.pages import preview, review, step

__all__ = ["addresses"]


def addresses(admin):
    """Answer the addresses of the pages of one draft, for ``get_urls`` of *admin*."""
    pages = (("review", review), ("preview", preview), ("step", step))
    return [
        path(f"<int:pk>/{name}/", admin.admin_site.admin_view(partial(page, admin)), name=f"cases_draft_{name}") for name, page in pages
    ]
