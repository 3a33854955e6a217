"""Addresses of the index."""

from django.urls import path

from indicators import views

urlpatterns = [
    path("index/", views.index, name="index"),
]
