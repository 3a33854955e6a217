"""Addresses of programmes."""

from django.urls import path
from django.views.generic import TemplateView

waiting = TemplateView.as_view(template_name="home.html")

urlpatterns = [
    path("programs/", waiting, name="program_list"),
    path("programs/<slug:slug>/", waiting, name="program"),
]
