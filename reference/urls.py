"""Addresses of sources."""

from django.urls import path

from reference import views

urlpatterns = [
    path("sources/", views.source_list, name="source_list"),
    path("sources/<slug:key>/", views.source, name="source"),
]
