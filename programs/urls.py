"""Addresses of programmes."""

from django.urls import path

from programs import views

urlpatterns = [
    path("programs/", views.program_list, name="program_list"),
    path("programs/<slug:slug>/", views.program, name="program"),
]
