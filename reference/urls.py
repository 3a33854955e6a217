"""Addresses of sources."""

from django.urls import path
from django.views.generic import TemplateView

waiting = TemplateView.as_view(template_name="home.html")

urlpatterns = [
    path("sources/", waiting, name="source_list"),
    path("sources/<slug:key>/", waiting, name="source"),
]
