"""Addresses of cases and of the ways to browse them."""

from django.urls import path
from django.views.generic import TemplateView

waiting = TemplateView.as_view(template_name="home.html")

urlpatterns = [
    path("cases/", waiting, name="explorer"),
    path("cases/<slug:slug>/", waiting, name="case"),
    path("suggestions/", waiting, name="suggestions"),
    path("places/", waiting, name="place_list"),
    path("places/<str:code>/", waiting, name="place"),
    path("technologies/", waiting, name="technology_list"),
    path("technologies/<slug:key>/", waiting, name="technology"),
    path("problems/", waiting, name="problem_list"),
    path("problems/<slug:key>/", waiting, name="problem"),
    path("instruments/", waiting, name="instrument_list"),
    path("instruments/<slug:key>/", waiting, name="instrument"),
]
