"""Addresses of cases and of the ways to browse them."""

from django.urls import path

from cases import browsing, exploring, views

urlpatterns = [
    path("cases/", exploring.explorer, name="explorer"),
    path("cases/<slug:slug>/", views.case_page, name="case"),
    path("suggestions/", exploring.suggestions, name="suggestions"),
    path("places/", browsing.place_list, name="place_list"),
    path("places/<str:code>/", browsing.place, name="place"),
    path("technologies/", browsing.concept_list, {"scheme": "technology"}, name="technology_list"),
    path("technologies/<slug:key>/", browsing.concept, {"scheme": "technology"}, name="technology"),
    path("problems/", browsing.concept_list, {"scheme": "barrier"}, name="problem_list"),
    path("problems/<slug:key>/", browsing.concept, {"scheme": "barrier"}, name="problem"),
    path("instruments/", browsing.concept_list, {"scheme": "instrument"}, name="instrument_list"),
    path("instruments/<slug:key>/", browsing.concept, {"scheme": "instrument"}, name="instrument"),
]
