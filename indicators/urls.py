"""Addresses of the index and of the other frameworks."""

from django.urls import path

from indicators import views

urlpatterns = [
    path("index/", views.index, name="index"),
    path("index/frameworks/<slug:key>/", views.framework, name="framework"),
    path("index/frameworks/<slug:key>/values.csv", views.framework_csv, name="framework_csv"),
]
